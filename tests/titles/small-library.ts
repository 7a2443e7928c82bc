/** A library of one's own: a few facts, one title in two generations with a score table, clues, dates and an award. */
import { readDossier, type Dossier } from "#engine";
import { parseDay } from "#kernel";
import type { Library } from "#policy";
import { readLibrary } from "#policy/read";

const facts = (rows: readonly string[]): string => ["| 事实 | 类型 | 取值 | 口径 | 持有 | 问 | 敏感 | 可变 |", "| --- | --- | --- | --- | --- | --- | --- | --- |", ...rows].join("\n");
const fact = (name: string, type: string, options: { words?: string; fixed?: boolean } = {}): string => `| ${name} | ${type} | ${options.words ?? ""} | 测试 | 企业 | ${name}是多少？ | 一般 | ${options.fixed ? "否" : "是"} |`;
const fence = (text: string): string => `\`\`\`规则\n${text.trim()}\n\`\`\`\n`;

const VOCABULARY = `---
类型: 词表
---

# 词表

## 企业

${facts([
  fact("名称", "文本", { fixed: true }), fact("统一社会信用代码", "代码", { fixed: true }), fact("主体类型", "枚举集", { words: "企业、服务机构", fixed: true }), fact("成立日期", "日期", { fixed: true }),
  fact("注册地", "地区史"), fact("迁入日期", "日期", { fixed: true }), fact("迁入前注册地", "地区", { fixed: true }), fact("严重违法失信主体", "是否"),
])}

## 年度数据

- 年度: 年度
- 称呼: 年度数据
- 题: 年度

${facts([fact("年度", "年度", { fixed: true }), fact("营业收入", "金额"), fact("研发费用", "金额"), fact("职工人数", "人数"), fact("研发人员数", "人数"), fact("负债总额", "金额"), fact("资产总额", "金额")])}

## 资质

- 发生日: 认定日期
- 称呼: 资质证书
- 题: 类别、认定日期

${facts([
  fact("类别", "枚举", { words: "甲类企业、乙类企业", fixed: true }), fact("取得方式", "枚举", { words: "首次认定、复核通过", fixed: true }), fact("认定日期", "日期", { fixed: true }),
  fact("有效期至", "日期", { fixed: true }), fact("撤销日期", "日期", { words: "结束标记", fixed: true }),
])}

- 取得方式 限于 类别 甲类企业: 首次认定、复核通过
- 取得方式 限于 类别 乙类企业: 首次认定、复核通过

## 迁移

- 发生日: 日期
- 称呼: 迁移
- 题: 日期

${facts([fact("迁出地", "地区", { fixed: true }), fact("迁入地", "地区", { fixed: true }), fact("日期", "日期", { fixed: true })])}

## 已享支持

- 发生日: 拨付日期
- 称呼: 已享支持
- 题: 文号

${facts([
  fact("文号", "文本", { fixed: true }), fact("条", "文本", { fixed: true }), fact("标的", "文本", { fixed: true }), fact("类", "文本", { fixed: true }), fact("层级", "枚举", { words: "国家级、市级、区级", fixed: true }),
  fact("金额", "金额", { fixed: true }), fact("年度", "年度", { fixed: true }), fact("拨付日期", "日期", { fixed: true }),
])}
`;

const table = (type: string, rows: string): string => `---\n类型: ${type}\n---\n\n# ${type}\n\n${rows}\n`;

const front = (id: string, name: string, from: string, to: string, region = "全国"): string => `---
文号: ${id}
名称: ${name}
发文机关: 测试机关
层级: ${region === "全国" ? "国家级" : "区级"}
地区: ${region}
原文: 未收录
出处:
  - 测试资料〔B〕
印发: ${from}
有效:
  自: ${from}
  至: ${to}
---

# ${name}
`;

/** @param share what research has to be of turnover in this generation. */
const standard = (id: string, name: string, from: string, to: string, share: string): string => `${front(id, name, from, to)}
## （期间）

- 注册期间：注册成立满 365 天。〔M〕

${fence("定义: 注册期间\n为: 365天\n等级: M\n出处: 工作指引")}
## （认定）

- 注册期满：注册成立满规定期间。〔B〕
- 研发占比：上年度研发费用占营业收入 ${share} 以上。〔B〕
- 人员占比：研发人员占职工 10% 以上。〔B〕
- 负债率：负债总额不超过资产总额的上限。〔B〕
- 守信：不是严重违法失信主体。〔B〕
- 乙类在先：已是乙类企业。〔B〕
- 评分：得分超过 60 分；研发强度最高 50 分，占比 20% 得 50 分、10% 得 30 分；否则 0 分；管理最高 30 分，由专家评 0 分至 30 分。〔B〕

${fence(`认定: 甲类企业
编号: 甲
主责: 测试机关
有效期: 3年
条件:
  - 注册期满: 企业.成立日期 + 注册期间 ≤ 办理日
  - 研发占比: 上年度.研发费用 ≥ 上年度.营业收入 × ${share}
  - 人员占比: 上年度.研发人员数 ≥ 上年度.职工人数 × 10%
  - 负债率: 上年度.负债总额 ≤ 上年度.资产总额 × 负债上限
  - 守信: 非 企业.严重违法失信主体
  - 乙类在先: 持有(乙类企业)
  - 评分: 得分 > 60分
评分:
  研发强度:
    最高: 50分
    占比:
      - 上年度.研发费用 ≥ 上年度.营业收入 × 20%: 50分
      - 上年度.研发费用 ≥ 上年度.营业收入 × 10%: 30分
      - 否则: 0分
  管理:
    最高: 30分
    制度: 评定(0分 至 30分)
说明:
  3年: 测试`)}
## （上限）

- 负债上限：资产总额的 80%。〔C〕

${fence("定义: 负债上限\n为: 80%\n等级: C\n出处: 一处转载")}`;

const CLUES = `${front("测试比对", "测试比对规则", "2020-01-01", "未规定")}
## （比对）

- 研发人员不超过职工：研发人员是职工的一部分。〔B〕
- 信用代码：统一社会信用代码有校验码。〔B〕

${fence("比对: 信用代码\n编号: 主1\n异常: 非 信用代码有效(企业.统一社会信用代码)\n甲: 企业.统一社会信用代码\n严重: 低\n提示: 请照营业执照核对")}
${fence("比对: 研发人员不超过职工\n编号: 年1\n对每: 年度数据\n异常: 本年度.研发人员数 > 本年度.职工人数\n甲: 本年度.研发人员数\n乙: 本年度.职工人数\n严重: 高\n提示: 请核对口径")}
## （日程）

- 年报：甲类企业每年 5 月 31 日前报年报，提前 30 天提醒。〔B〕

${fence("日程: 甲类企业年报\n编号: 日1\n对每: 资质\n条件:\n  - 类别 = 甲类企业\n每年: 5月31日\n至: 有效期至\n顺延: 是\n提前: 30天\n责任: [企业]\n后果: 两年不报的，取消资格")}`;

const AWARD = `${front("测发〔2024〕1号", "测试支持办法", "2024-01-01", "2028-12-31", "测试区")}
## （支持）

- 支持：对新认定的甲类企业，给予 20 万元，一次性。〔B〕

${fence("适用: 全文\n对象:\n  - 辖区: 企业.注册地 = 本地区")}
${fence("事项: 甲类认定\n编号: 1\n主责: 区科委\n对每: 资质\n条件:\n  - 甲类: 类别 = 甲类企业\n给予:\n  金额: 20万元\n  次数: 每企业一次")}`;

/** By the path each has under `policies/`. */
export const FILES: Readonly<Record<string, string>> = {
  "词表.md": VOCABULARY,
  "地区表.md": table("地区表", "| 地区 | 上级 | 代码 | 说明 |\n| --- | --- | --- | --- |\n| 全国 | | | |\n| 测试区 | 全国 | 110114 | |\n| 外区 | 全国 | 110107 | |"),
  "事项表.md": table("事项表", "| 类 | 标的 | 支出 | 说明 |\n| --- | --- | --- | --- |\n| 甲类认定 | | | |"),
  "节假日.md": table("节假日", "| 日期 | 安排 | 名称 | 等级 |\n| --- | --- | --- | --- |\n| 2027-05-31 | 休 | 测试节 | M |\n| 2026-10-01 | 休 | 国庆节 | B |"),
  "国家/甲类2020.md": standard("甲办〔2020〕1号", "甲类企业认定办法（2020版）", "2020-01-01", "2026-03-31", "5%"),
  "国家/甲类2026.md": standard("甲办〔2026〕1号", "甲类企业认定办法（2026版）", "2026-04-01", "未规定", "10%"),
  "国家/比对.md": CLUES,
  "测试区/支持.md": AWARD,
};

const read = readLibrary(Object.entries(FILES).map(([path, text]) => ({ path: `policies/${path}`, text })), new Map());
export const findings = read.diagnostics;
export const library: Library = read.library;

export const day = (text: string): number => parseDay(text) ?? Number.NaN;
export const ON = { on: day("2026-06-30"), readings: {} };

export type Json = Readonly<Record<string, unknown>>;

/** Falls short of everything that can be fallen short of. */
export const dossier: Json = {
  企业: { 名称: "甲（虚构）", 统一社会信用代码: "91110114MA01ABCD00", 主体类型: "企业", 成立日期: "2025-09-01", 迁入日期: "2025-09-01", 注册地: "测试区", 严重违法失信主体: true },
  年度数据: [{ 年度: 2025, 营业收入: "1124万元", 研发费用: "100万元", 职工人数: 50, 研发人员数: 4, 负债总额: "900万元", 资产总额: "1000万元" }],
  资质: [], 已享支持: [],
};

export function dossierOf(json: Json): Dossier {
  const made = readDossier(json, library.reference);
  if (!made.ok) throw new Error(made.error.map((p) => `${p.path} ${p.message}`).join("；"));
  return made.value;
}
