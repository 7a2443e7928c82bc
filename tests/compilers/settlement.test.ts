/** 一起核定: where SQL says what several awards get, it is what the exact settlement says, to the 分, on every database. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { compileLibrary, groupsOf, lowerRule, verdictsOf, type CompiledRule, type LoweredRule } from "#engine/lower";
import { settlementSql, statementOf } from "#engine/sql";
import { listColumn } from "#policy";
import { day, dossierOf, nothingElse } from "../engine/asking.ts";
import { chanceOf, type Chance } from "../laws/chance.ts";
import { openAll, OPENING_MS, type Database } from "./databases.ts";
import { libraryOf } from "./random-rules/document.ts";
import { rowsOf, workingTables } from "./tables.ts";

const rule = (number: string, item: string, each: string, rest: string): string => `事项: ${item}\n编号: ${number}\n主责: 区科委\n对每: ${each}\n${rest}`;
const grant = (...lines: string[]): string => `给予:\n${lines.map((line) => `  ${line}`).join("\n")}`;
const byTitle = "金额:\n    按: 类别\n    高新技术企业: 20万元\n    专精特新中小企业: 30万元\n    专精特新小巨人: 50万元";
const byLevel = (state: string, city: string): string => `金额:\n    按: 级别\n    国家: ${state}\n    北京市: ${city}`;

/** Two documents of one district: every way in which awards meet. */
const document = (id: string, others: readonly string[]): Parameters<typeof libraryOf>[0][number] => ({ id, region: "昌平区", from: "2020-01-01", to: "2030-12-31", others, rules: [] });
const library = libraryOf([
  document("核定〔2026〕1号", [
    "叠加: 从优\n编号: 从优\n范围: 本区\n同: 事项与标的",
    rule("1", "高新技术企业认定", "资质", grant(byTitle, "阶梯: 是")),
    rule("2", "专利费用资助", "专利缴费", grant("金额: 实缴额 × 50%", "最低: 300元", "年度最高: 1000元")),
    rule("3", "新技术新产品认定", "新技术新产品", grant("金额: 5万元", "次数: 每标的一次", "年度最高: 12万元")),
    rule("4", "首台套首批次", "首台套", grant(byLevel("30万元", "20万元"), "年度最高: 45万元", "累计最高: 70万元")),
    rule("5", "企业上市", "挂牌上市", grant("金额: 100万元", "次数: 每企业一次")),
    rule("6", "国际展会", "展会", grant("金额: 实际费用 × 30%", "次数: 每年一次")),
    rule("7", "科学技术奖励", "奖项", grant("金额:\n    按: 等级\n    一等奖: 50万元\n    二等奖: 30万元\n    否则: 10万元")),
    rule("8", "标准制定", "标准", grant("金额:\n    按: 级别\n    国际: 50万元\n    国家: 30万元\n    否则: 20万元", "年度最高: 60万元", "次数: 每标的一次")),
    rule("9", "创新平台建设", "创新平台", grant("金额: 固定资产实际投资 × 10%", "年度最高:\n    按: 名称\n    甲: 50万元\n    乙: 30万元\n    否则: 无", "累计最高: 80万元")),
  ]),
  document("核定〔2026〕2号", ["叠加: 从优\n编号: 从优\n范围: 本区\n同: 事项", rule("1", "首台套首批次", "首台套", grant(byLevel("25万元", "22万元"))), rule("2", "科学技术奖励", "奖项", grant("金额: 20万元"))]),
]);
const compiled = compileLibrary(library);
const asking = { on: day("2026-09-30"), readings: {} };

/** Few days, few names, few amounts: much meets. */
const DAYS = ["2024-03-01", "2024-03-01", "2024-11-20", "2025-02-10", "2025-06-30", "2025-12-31", "2026-01-01", "2026-08-08"];
type Json = Readonly<Record<string, unknown>>;
const several = (chance: Chance, make: () => Json): Json[] => Array.from({ length: chance.pick([0, 1, 2, 2, 3, 4, 5]) }, make);
function enterprise(chance: Chance): Json {
  const at = (): string => chance.pick(DAYS);
  const name = (): string => chance.pick(["甲", "乙", "丙"]);
  const amount = (): string => `${chance.pick([800, 1000, 1000, 1500, 2000.01, 600])}元`;
  const large = (): string => `${chance.pick([100, 250, 400, 123.456789])}万元`;
  const level = (): string => chance.pick(["国家", "北京市"]);
  return nothingElse({
    企业: { 名称: "核定企业（虚构）", 主体类型: "企业", 注册地: "昌平区", 纳税地: "昌平区", 统计地: "昌平区", 严重违法失信主体: false },
    迁移: [], 已享支持: [],
    资质: several(chance, () => { const from = at(); return { 类别: chance.pick(["高新技术企业", "专精特新中小企业", "专精特新小巨人"]), 取得方式: "首次认定", 认定日期: from, 有效期至: `${Number(from.slice(0, 4)) + 3}${from.slice(4)}` }; }),
    专利缴费: several(chance, () => ({ 专利号: name(), 专利类型: "发明专利", 费用类型: "授权费", 缴费日期: at(), 实缴额: amount() })),
    新技术新产品: several(chance, () => ({ 名称: name(), 认定日期: at() })),
    首台套: several(chance, () => ({ 名称: name(), 类别: "首台套", 级别: level(), 认定日期: at() })),
    挂牌上市: several(chance, () => ({ 市场: "境内A股", 日期: at(), 京外迁入: false })),
    展会: several(chance, () => ({ 名称: name(), 日期: at(), 实际费用: amount() })),
    奖项: several(chance, () => ({ 奖名: "北京市科学技术奖", 奖种: "技术发明奖", 等级: chance.pick(["一等奖", "二等奖", "三等奖"]), 完成单位排名: 1, 获奖日期: at(), 成果: name() })),
    标准: several(chance, () => ({ 编号: name(), 级别: chance.pick(["国际", "国家", "行业"]), 制修订: "制定", 起草排名: 1, 公布日期: at(), 对应国际标准: chance.pick(["无", "ISO"]) })),
    创新平台: several(chance, () => ({ 名称: name(), 总投资: "9000万元", 固定资产实际投资: large(), 产学研合作: true, 建成日期: at() })),
  });
}
/** Some have not said a day or a name; some were paid. */
function forgetful(json: Json, chance: Chance): Json {
  const lists = Object.entries(json).filter(([, list]) => Array.isArray(list) && list.length > 1);
  const [kind, list] = chance.pick(lists.length > 0 ? lists : [["标准", []]]);
  const fields = ["名称", "成果", "认定日期", "级别", "等级", "公布日期", "对应国际标准", "实缴额"];
  return { ...json, [kind]: (list as Json[]).map((record, index) => (index === 0 ? Object.fromEntries(Object.entries(record).filter(([field]) => !fields.includes(field))) : record)) };
}

const chance = chanceOf(20260930);
const ENTERPRISES = 240;
const jsons = Array.from({ length: ENTERPRISES }, (_unused, index) => (index % 5 === 4 ? forgetful(enterprise(chance), chance) : enterprise(chance)));
const dossiers = jsons.map(dossierOf);

const lowered = (each: CompiledRule): LoweredRule => {
  const one = lowerRule(compiled, each, asking);
  if (typeof one === "string") throw new Error(one);
  return one;
};
const numbered = compiled.rules.map((each, number) => ({ rule: each, number }));
const keyOf = (enterprise: unknown, number: unknown, record: unknown): string => `${String(enterprise)} ${String(number)} ${record === null ? "-" : String(record)}`;

/** What the exact settlement says of a group, for whoever SQL settles, or for whoever has several definite awards. */
interface Exact {
  readonly net: ReadonlyMap<string, { readonly gross: number; readonly net: number }>;
  readonly definite: ReadonlySet<number>;
}
function exactly(group: readonly CompiledRule[]): Exact {
  const net = new Map<string, { gross: number; net: number }>();
  const definite = new Set<number>();
  dossiers.forEach((dossier, key) => {
    const { verdicts } = verdictsOf(compiled, dossier, asking, new Set(group.map(({ id }) => id)));
    const live = verdicts.filter(({ assessment }) => assessment.settled === null);
    if (live.length > 1 && live.every(({ status }) => status === "可享")) definite.add(key);
    for (const { assessment: { rule: of, candidate }, gross, net: paid } of live)
      net.set(keyOf(key, numbered.find((each) => each.rule === of)?.number, candidate.record?.index ?? null), { gross: gross?.high ?? -1, net: paid?.low === paid?.high ? (paid?.low ?? -1) : -1 });
  });
  return { net, definite };
}

const databases: Database[] = [];
beforeAll(async () => void databases.push(...(await openAll())), OPENING_MS);
afterAll(async () => {
  for (const database of databases) await database.close();
});

test("several definite awards get in SQL what the exact settlement gives", async () => {
  const groups = groupsOf(compiled);
  expect(groups.map((group) => group.map(({ id }) => id.replace("核定〔2026〕", "")))).toEqual([["1号#1"], ["1号#2"], ["1号#3"], ["1号#4", "2号#1"], ["1号#5"], ["1号#6"], ["1号#7", "2号#2"], ["1号#8"], ["1号#9"]]);
  const expected = groups.map(exactly);
  for (const database of databases) {
    await database.load(workingTables(library.reference), rowsOf(dossiers, library.reference));
    for (const [index, group] of groups.entries()) {
      const rules = numbered.filter((each) => group.includes(each.rule));
      const name = `${database.name} ${group.map(({ id }) => id).join("、")}`;
      await database.query(`DROP TABLE IF EXISTS "候选表"`);
      await database.query(`CREATE TABLE "候选表" AS ${rules.map(({ rule: each, number }) => `SELECT CAST(${number} AS INTEGER) AS "规则", c.* FROM (${statementOf(lowered(each), { table: (of) => `"${of}"`, live: true, standing: true, carried: [listColumn("已享支持")] }).sql}) c`).join(" UNION ALL ")}`);
      const sql = settlementSql({ compiled, rules, candidates: `"候选表"`, among: `SELECT "序号" FROM "候选表"` });
      if (sql === null) throw new Error(name);
      const rows = await database.query(sql);
      const { net, definite } = expected[index] as Exact;
      const wrong = rows.filter((row) => String(row["净"]) !== String(net.get(keyOf(row["序号"], row["规则"], row["次序"]))?.net));
      expect(wrong.map((row) => ({ ...row, 应: net.get(keyOf(row["序号"], row["规则"], row["次序"])), json: jsons[Number(row["序号"])] })).slice(0, 1), name).toEqual([]);
      const settled = new Set(rows.map((row) => Number(row["序号"])));
      // All awards of whoever is settled so, and of nobody about whom something is open.
      expect(rows.length, name).toBe([...net.keys()].filter((key) => settled.has(Number(key.split(" ")[0]))).length);
      expect([...settled].filter((key) => !definite.has(key)), name).toEqual([]);
      expect(settled.size / definite.size, name).toBeGreaterThan(SHARE[index] ?? 1);
      expect(rows.some((row) => BigInt(String(row["净"])) < BigInt(net.get(keyOf(row["序号"], row["规则"], row["次序"]))?.gross ?? 0)), `${name} 有受约束的`).toBe(true);
    }
  }
}, 120_000);

/** Of those about whom all is definite, at least so many are settled in SQL. */
const SHARE = [0.5, 0.5, 0.3, 0.3, 0.5, 0.3, 0.3, 0.3, 0.5];
