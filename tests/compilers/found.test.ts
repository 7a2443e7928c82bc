/** 找到过的: what random rules showed to be said in two ways, or wrongly by all, each by name. Amounts are worked out by hand. */
import { compileLibrary, lowerRule } from "#engine/lower";
import type { Library } from "#policy";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CHANGPING, day, dossierOf, founded, library, title, type Json } from "../engine/asking.ts";
import { openAll, OPENING_MS, type Database } from "./databases.ts";
import { saidByEvaluator, saidByJavaScript, saidBySql, type Batch, type Said, type Saying } from "./held-equal.ts";
import { libraryOf, type RandomDocument } from "./random-rules/document.ts";
import { columnsOf, rowsOf, workingTables } from "./tables.ts";

/** 不适用, 不符合, 已失效, or the amount in 分 with what is open of it. */
const told = ({ settled, gross, open }: Said): string => ["", "不适用", "不符合", "已失效"][settled] || `${gross.split(" ")[0]}${open}`;

const year = (more: Json): Json => founded("昌平区", { 年度数据: [{ 年度: 2025, ...more }] }, { 规模以上: true });
const TITLES = [title("高新技术企业", "首次认定", "2024-05-01", "2027-05-01")];

const CASES: readonly (readonly [what: string, rule: string, json: Json, wanted: string])[] = [
  ["SQL: a fold that reads nothing of its rows",
    "条件:\n  - 计数(年度数据 其中 企业.规模以上) = 1项\n给予:\n  金额: 1万元", year({}), "1000000–1000000"],
  ["SQL: a choice of small constants times another is more than 32 bits hold",
    "给予:\n  金额: 量 × 50\n其中:\n  量:\n    - 企业.规模以上: 120万元\n    - 否则: 50万元", year({}), "6000000000–6000000000"],
  // 499899.99 × (150万 ÷ 100万) × 2% is some 1.5万, far less.
  ["JavaScript: a constant beyond what plain numbers hold exactly, at the scale of the other side",
    "给予:\n  金额: 取大(2049999999.99元, 499899.99元 × (本年度.研发费用 ÷ 100万元) × 2%)", year({ 研发费用: "150万元" }), "204999999999–204999999999"],
  ["a table of conditions without 否则: where its row is open it may be no",
    "条件:\n  - 量\n给予:\n  金额: 1万元\n其中:\n  量:\n    - 企业.自主品牌: 是", year({}), "0–1000000缺"],
  ["最高 that may not be there",
    "给予:\n  金额: 20万元\n  最高:\n    按: 企业.数字化水平\n    一级: 5万元", year({}), "5000000–20000000缺"],
  ["最低 that may not be there",
    "给予:\n  金额: 1万元\n  最低:\n    按: 企业.数字化水平\n    一级: 5万元", year({}), "1000000–5000000缺"],
  ["次数 that may not be there does not bind records nobody has told of",
    "给予:\n  金额: 1万元\n  次数:\n    按: 企业.数字化水平\n    一级: 每企业一次", founded("昌平区"), "0–null缺"],
  ["年度最高 that may not be there does not either",
    "给予:\n  金额: 1万元\n  年度最高:\n    按: 企业.数字化水平\n    一级: 5万元", founded("昌平区"), "0–null缺"],
  // 5万 in each of six years: from 2020, when the document begins, to 2025, the last that has ended.
  ["有效 that names only its end begins with its document",
    "有效:\n  至: 2028-12-31\n给予:\n  金额: 1万元\n  年度最高: 5万元", founded("昌平区"), "0–30000000缺"],
  ["累进 of what the text does not cover",
    "给予:\n  金额: 累进(量, 0元, 10%)\n其中:\n  量:\n    按: 企业.数字化水平\n    一级: 5万元", founded("昌平区", { 年度数据: [{ 年度: 2025 }] }, { 数字化水平: "二级" }), "不符合"],
  ["满 of a day that may not be there",
    "条件:\n  - 满(最早(资质 其中 类别 = 高新技术企业 取 认定日期), 1年)\n给予:\n  金额: 1万元", founded("昌平区", { 年度数据: [{ 年度: 2025 }], 资质: [{ 认定日期: "2020-01-01" }] }), "0–1000000缺"],
  ["a decision between 无 and 无 is not asked for",
    "给予:\n  金额:\n    - 企业.自主品牌: 1万元\n    - 评定(经评审): 无", year({}), "0–1000000缺"],
];

const RENEWED = [title("高新技术企业", "期满重新认定", "2025-10-29", "2028-10-29")];
const HALF_TOLD = founded("昌平区", {
  迁移: [{ 日期: "2026-12-02", 迁出地: "海淀区" }, { 日期: "2027-02-01", 迁出地: "海淀区", 迁入地: "昌平区" }], 资质: RENEWED,
  年度数据: [{ 年度: 2024, 研发费用: "300万元" }, { 年度: 2025, 研发费用: "310万元" }, { 年度: 2026, 研发费用: "400万元" }],
});
const windowed = (event: string): string => `对每: 资质\n发生日: ${event}\n给予:\n  金额: 1万元`;
const HOLDER = founded("昌平区", { 资质: TITLES });

interface Asked {
  readonly what: string;
  readonly library: Library;
  readonly rule: string;
  readonly on: string;
  readonly json: Json;
  readonly wanted: string;
}
const document = (id: string, rule: string): RandomDocument => ({ id, region: "昌平区", from: "2020-01-01", to: "未规定", others: [`事项: 研发投入增长·1\n编号: 1\n主责: 区科委\n${rule}`], rules: [] });
/** Its window of 2024 closed on 2025-03-31. */
const CLOSED = "随机〔2026〕1号";
/** Records of a kind compared with the others of that kind: with the others, and not with themselves. */
const BESIDE = "并列";
const beside: RandomDocument = { ...document(BESIDE, ""), others: [
  "定义: 资质.推算否\n是: 存在(资质 其中 认定日期 > 本项.认定日期)",
  "清单: 培育清单\n编号: 清单\n主责: 区科委\n地区: 昌平区\n入:\n  - 持有(高新技术企业)\n自动出:\n  - 存在(名单 其中 入库日期 > 本项.入库日期)",
  ...["在单(培育清单)", "计数(资质 其中 推算否) = 1项"].map((condition, index) => `事项: 研发投入增长·${index + 1}\n编号: ${index + 1}\n主责: 区科委\n对每: 年度数据\n条件:\n  - ${condition}\n给予:\n  金额: 1万元`),
] };
const listed = (...lists: readonly (readonly [string, string])[]): Json => founded("昌平区", { 年度数据: [{ 年度: 2025 }], 名单: lists.map(([名单, 入库日期]) => ({ 名单, 地区: "昌平区", 入库日期 })) });
const own = libraryOf([beside, ...CASES.map(([, rule], index) => document(`例${index}`, `对每: 年度数据\n${rule}`)), document(CLOSED, windowed("认定日期"))]);
const open = libraryOf([document(CLOSED, windowed("取大(认定日期, 企业.首次纳统日期)"))]);
const ASKED: readonly Asked[] = [
  ...CASES.map(([what, , json, wanted], index) => ({ what, library: own, rule: `例${index}#1`, on: "2026-06-30", json, wanted })),
  { what: "a claim window closes", library: own, rule: `${CLOSED}#1`, on: "2026-06-30", json: HOLDER, wanted: "已失效" },
  { what: "a claim window closes only what is surely of its year", library: open, rule: `${CLOSED}#1`, on: "2026-06-30", json: HOLDER, wanted: "0–1000000缺" },
  { what: "an entry of a list, beside a later entry of another", library: own, rule: `${BESIDE}#1`, on: "2026-06-30", json: listed(["培育清单", "2024-01-01"], ["景贤计划", "2025-01-01"]), wanted: "不符合" },
  { what: "an entry of a list, beside an earlier entry of another", library: own, rule: `${BESIDE}#1`, on: "2026-06-30", json: listed(["培育清单", "2024-01-01"], ["景贤计划", "2023-01-01"]), wanted: "1000000–1000000" },
  { what: "a title with a later one beside it", library: own, rule: `${BESIDE}#2`, on: "2026-06-30", json: founded("昌平区", { 年度数据: [{ 年度: 2025 }], 资质: [...TITLES, title("高新技术企业", "期满重新认定", "2025-05-01", "2028-05-01")] }), wanted: "1000000–1000000" },
  { what: "昌平第五条: a move half told, so that 上年度 may be 2025 or 2026, pays up to what either says", library, rule: `${CHANGPING}#5`, on: "2027-06-30", json: HALF_TOLD, wanted: "0–40000000缺" },
];
const dossiers = ASKED.map(({ json }) => dossierOf(json));

const databases: Database[] = [];
beforeAll(async () => {
  databases.push(...(await openAll()));
  for (const database of databases) await database.load(workingTables(library.reference), rowsOf(dossiers, library.reference));
}, OPENING_MS);
afterAll(async () => {
  for (const database of databases) await database.close();
});

test.each(ASKED.map((asked, index) => ({ ...asked, index })))("$what", async ({ library: of, rule: id, on, index, wanted }) => {
  const compiled = compileLibrary(of);
  const batch: Batch = { asking: { on: day(on), readings: {} }, dossiers };
  const rule = compiled.rules.find((each) => each.id === id);
  const lowered = rule ? lowerRule(compiled, rule, batch.asking) : `没有 ${id}`;
  if (typeof lowered === "string") throw new Error(lowered);
  const mine = (said: Saying): string[] => [...said].filter(([key]) => key.startsWith(`${index}/`)).map(([, each]) => told(each));
  const said: Record<string, string[]> = { 逐条求值: mine(saidByEvaluator(lowered, compiled, batch)), JavaScript: mine(saidByJavaScript(lowered, compiled, batch, columnsOf(dossiers, library.reference))) };
  for (const database of databases) said[database.name] = mine(await saidBySql(lowered, batch, database));
  expect(said).toEqual(Object.fromEntries(Object.keys(said).map((name) => [name, [wanted]])));
});
