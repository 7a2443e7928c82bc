import type { Command, Option } from "./arguments.ts";

const JSON_OPTION: Option = { name: "json", takes: "flag", summary: "输出 JSON，供程序读取" };
const ON: Option = { name: "on", takes: "value", placeholder: "日期", summary: "问日，如 2026-06-30；不写就是今天（北京时间）" };
const READING: Option = { name: "reading", takes: "many", placeholder: "读法", summary: "改选一处存疑的读法，如 I-05=乙；可以写几次" };
const OUT: Option = { name: "out", takes: "value", placeholder: "目录", summary: "写到哪个文件夹；须是空的、还没有的，或上次没有写完的" };
const SNAPSHOT: Option = { name: "snapshot", takes: "value", placeholder: "目录", summary: "快照文件夹，由 huice population 或 huice snapshot 生成" };
const HELP: Option = { name: "help", takes: "flag", summary: "显示这一页" };
const ANY = Number.MAX_SAFE_INTEGER;

/** 命令, in the order of help. */
export const COMMANDS = {
  check: { name: "check", usage: "[文件…]", summary: "检查政策文件：引文、规则、样例；写明文件就只看这些", least: 0, most: ANY, options: [JSON_OPTION, HELP], example: "huice check" },
  test: { name: "test", usage: "", summary: "运行政策文件里的样例和 scenarios/ 里的场景", least: 0, most: 0, options: [JSON_OPTION, HELP], example: "huice test" },
  coverage: { name: "coverage", usage: "[文号]", summary: "每份政策的句、引文、块、数和存疑", least: 0, most: 1, options: [JSON_OPTION, HELP], example: "huice coverage" },
  fmt: { name: "fmt", usage: "[文件…]", summary: "把政策文件改成规范格式", least: 0, most: ANY, options: [{ name: "check", takes: "flag", summary: "只看，不改；有不规范的就报" }, HELP], example: "huice fmt --check" },
  print: { name: "print", usage: "文号 [条]", summary: "用中文复述规则", least: 1, most: 2, options: [HELP], example: "huice print 昌政办发〔2025〕8号 第五条" },
  match: { name: "match", usage: "档案…", summary: "一家或几家企业能享受什么、多少、还缺什么", least: 1, most: ANY, options: [ON, READING, { name: "all", takes: "flag", summary: "不符合、不适用的也列出来" }, JSON_OPTION, HELP], example: "huice match 档案.json --on 2026-06-30" },
  explain: { name: "explain", usage: "档案 编号", summary: "一条规则为什么是这个答案，差什么", least: 2, most: 2, options: [ON, READING, JSON_OPTION, HELP], example: "huice explain 档案.json '昌政办发〔2025〕8号#5'" },
  assess: { name: "assess", usage: "资质 档案…", summary: "自评：够不够一项资质，差在哪里，评分多少", least: 2, most: ANY, options: [ON, READING, JSON_OPTION, HELP], example: "huice assess 高新技术企业 档案.json --on 2026-06-30" },
  suppose: { name: "suppose", usage: "资质 档案", summary: "假如取得一项资质，会多出哪些支持", least: 2, most: 2, options: [{ name: "date", takes: "value", placeholder: "日期", summary: "假定的认定日期；不写就是问日，在问日以后的按那一天作答" }, ON, READING, JSON_OPTION, HELP], example: "huice suppose 高新技术企业 档案.json --date 2027-10-29" },
  clues: { name: "clues", usage: "档案…", summary: "比对：档案里对不上的事实，只是线索", least: 1, most: ANY, options: [ON, READING, JSON_OPTION, HELP], example: "huice clues 档案.json" },
  calendar: { name: "calendar", usage: "档案", summary: "日程：一家企业不该错过的日期", least: 1, most: 1, options: [ON, READING, { name: "ics", takes: "value", placeholder: "文件", summary: "另存为日历文件（iCalendar），可导入手机和电脑的日历" }, JSON_OPTION, HELP], example: "huice calendar 档案.json --ics 日程.ics" },
  card: { name: "card", usage: "文号 [条]", summary: "政策卡片", least: 1, most: 2, options: [JSON_OPTION, HELP], example: "huice card 昌政办发〔2025〕8号 第五条" },
  facts: { name: "facts", usage: "[事实]", summary: "词表里的事实：口径、谁掌握、怎样问", least: 0, most: 1, options: [JSON_OPTION, HELP], example: "huice facts 研发费用" },
  population: {
    name: "population", usage: "", summary: "合成一座城市的企业，写成快照；供演示、测试和测速，不是真实数据", least: 0, most: 0,
    options: [{ name: "size", takes: "value", placeholder: "家数", summary: "多少家，1 到 20000000" }, { name: "seed", takes: "value", placeholder: "种子", summary: "整数；同一种子、同一家数得到同样的文件；不写就是 1" }, OUT, JSON_OPTION, HELP],
    example: "huice population --size 100000 --seed 1 --out 合成城市",
  },
  run: {
    name: "run", usage: "[verify]", summary: "跑批：快照里的每一家企业、每一条给予，写成名册；verify 抽一些企业重新解释，逐分核对", least: 0, most: 1,
    options: [
      SNAPSHOT, ON, READING, OUT,
      { name: "slice", takes: "value", placeholder: "家数", summary: "一片多少家：核定一片、写好一片，停了从没写好的一片接着跑；不写就按总数来定" },
      { name: "no-csv", takes: "flag", summary: "只写 Parquet，不另写 CSV" },
      { name: "run", takes: "value", placeholder: "目录", summary: "（verify）要核对的批次" },
      { name: "sample", takes: "value", placeholder: "家数", summary: "（verify）抽多少家；不写就是 100" }, JSON_OPTION, HELP,
    ],
    example: "huice run --snapshot 合成城市 --on 2026-06-30 --out 批次",
  },
  simulate: {
    name: "simulate", usage: "", summary: "政策仿真：改一个数或一种读法，看花多少、多少家、谁得谁失；不动政策文件", least: 0, most: 0,
    options: [
      SNAPSHOT,
      { name: "set", takes: "many", placeholder: "改动", summary: "如 '昌政办发〔2025〕8号#5 最高 50万元→40万元'；可以写几次" },
      { name: "reform-reading", takes: "many", placeholder: "读法", summary: "改后所用的读法，如 I-05=乙；可以写几次" },
      { name: "sweep", takes: "value", placeholder: "扫描", summary: "同一个数试几个值，如 '昌政办发〔2025〕8号#5 最高 50万元→30万元,40万元,60万元'，或 '…→30万元至60万元每5万元'" },
      { name: "budget", takes: "value", placeholder: "预算", summary: "一个金额，如 500万元：看确定的、最多的和连同评审的上限在不在预算以内" },
      ON, READING, JSON_OPTION, HELP,
    ],
    example: "huice simulate --snapshot 合成城市 --on 2026-06-30 --set '昌政办发〔2025〕8号#5 最高 50万元→40万元'",
  },
  diff: {
    name: "diff", usage: "旧文件 新文件", summary: "差异报告：同一份政策文件的两版，哪些条款变了，花多少、谁得谁失，逐家列出", least: 2, most: 2,
    options: [
      SNAPSHOT, ON, READING,
      { name: "sources", takes: "value", placeholder: "目录", summary: "新文件的官方文本（.txt）在哪里；不写就只到政策库的 sources/ 里找" },
      { name: "out", takes: "value", placeholder: "目录", summary: "逐家的差异写到哪个文件夹（Parquet、CSV）；须是空的，或还没有的" }, JSON_OPTION, HELP,
    ],
    example: "huice diff 旧文件.md 新文件.md --snapshot 合成城市 --on 2026-06-30 --out 差异",
  },
  snapshot: { name: "snapshot", usage: "档案…", summary: "把企业档案写成快照，一类事实一张表（Parquet）", least: 1, most: ANY, options: [OUT, JSON_OPTION, HELP], example: "huice snapshot 甲.json 乙.json --out 快照" },
} as const satisfies Record<string, Command>;

export type CommandName = keyof typeof COMMANDS;
