/**
 * 随机档案: complete dossiers made from 词表, with dates, amounts and names crowded where the five texts decide, so that
 * awards meet, limits fill and days fall on edges. Nothing in them is unknown; `forget` makes it so.
 */
import { formatDay, shiftDay } from "#kernel";
import type { Fact, Kind } from "#policy";
import { CHANGPING, day, library, SHIDA, SHIJINGSHAN, YIZHUANG } from "../engine/asking.ts";
import { chanceOf, type Chance } from "./chance.ts";

type Value = unknown;
export type Record_ = Record<string, Value>;
export interface FullDossier {
  readonly 企业: Record_;
  readonly [kind: string]: Record_ | readonly Record_[];
}

const { reference } = library;
/** Where an enterprise lives, and when most of what it does happens: while that place's text is in force, and a little around it. */
const HOMES = [
  { place: "昌平区", from: "2025-07-01", days: 700, edges: ["2025-09-05", "2026-01-01", "2026-12-31"], list: ["培育清单", "小升规", "规升强"], text: CHANGPING, clauses: ["第五条", "第七条", "第八条", "第九条", "第十二条", "第十三条", "第十四条", "第十七条"] },
  { place: "亦庄新城", from: "2023-10-01", days: 850, edges: ["2023-11-29", "2025-12-31", "2024-02-29"], list: ["创新成长计划", "创新成长计划", "重点用人主体目录"], text: YIZHUANG, clauses: ["第一条", "第二条", "第四条", "第五条", "第六条"] },
  { place: "石景山区", from: "2023-06-01", days: 960, edges: ["2023-07-11", "2025-12-31", "2024-02-29"], list: ["景贤计划", "梯队培育库"], text: SHIJINGSHAN, clauses: ["一", "二", "六", "八"] },
] as const;
type Home = (typeof HOMES)[number];
const NAMES = ["甲", "乙", "丙"];
const AMOUNTS = ["0元", "12.34元", "3元", "5万元", "8万元", "20万元", "49.99万元", "50万元", "120万元", "320万元", "500万元", "1100万元", "1500万元", "4000万元", "1亿元", "20.5亿元"];
/** Texts of 词表 that only matter when they meet: one out of few. */
const SUBJECTS: Readonly<Record<string, readonly string[]>> = {
  事项: ["企业上市", "贷款贴息", "创新平台建设", "别的"],
  编号: ["ISO 1", "GB 1", "GB 2"], 对应国际标准: ["无", "无", "ISO 1"], 标的: ["甲", "乙", "ISO 1", "GB 1"],
};
const USUAL: Readonly<Record<string, readonly string[]>> = {
  "资质.类别": ["高新技术企业", "高新技术企业", "专精特新中小企业", "专精特新小巨人", "中关村高新技术企业", "创新型中小企业", "北京市知识产权优势单位", "国家知识产权示范企业"],
  "标准.制修订": ["制定", "制定", "制定", "修订"], "企业.企业划型": ["小型", "中型", "大型"], "奖项.奖名": ["国家科学技术奖", "北京市科学技术奖", "中国专利奖", "创客北京大赛"], "保险.险种": ["科技保险", "科技保险", "其他"],
  "企业.主体类型": ["企业", "企业", "企业", "企业", "企业", "基金管理机构", "创新创业载体", "服务机构", "区域性股权市场运营机构"],
};
/** How many records of a kind an enterprise usually has, at most. */
const MOST: Readonly<Record<string, number>> = { 处罚: 1, 事故: 1, 失信: 1, 迁移: 1, 资质: 5, 标准: 4, 奖项: 3, 已享支持: 3, 名单: 4, 贷款: 3, 服务合同: 3 };
const RARE: Readonly<Record<string, number>> = { 处罚: 0.08, 事故: 0.08, 失信: 0.05, 已享支持: 0.5, 迁移: 0.25 };
const ORDERED: readonly (readonly [string, string])[] = [["认定日期", "有效期至"], ["认定日期", "撤销日期"], ["入库日期", "出库日期"], ["起租日", "止租日"], ["日期", "修复日期"]];

const someDay = (home: Home, chance: Chance): number => (chance.happens(0.2) ? day(chance.pick<string>(home.edges)) + chance.below(3) - 1 : day(home.from) + chance.below(home.days));

function valueOf(kind: Kind, fact: Fact, home: Home, chance: Chance): Value {
  const listed = kind.name === "名单" && fact.name === "名单" ? home.list : USUAL[`${kind.name}.${fact.name}`] ?? fact.listed.filter((word) => word !== "…");
  if (fact.many) return [...new Set([chance.pick(listed), chance.pick(listed)])];
  if (fact.name === "文号") return chance.pick([home.text, home.text, home.text, SHIDA, "旧文件"]);
  if (fact.name === "条") return chance.pick([...home.clauses, ...home.clauses, "五", "六"]);
  if (SUBJECTS[fact.name]) return chance.pick(SUBJECTS[fact.name]!);
  switch (fact.written.replace(/[集史]$/, "")) {
    case "日期": return formatDay(someDay(home, chance));
    case "年度": return Number(home.from.slice(0, 4)) + chance.below(3);
    case "是否": return chance.happens(0.75);
    case "金额": return chance.pick(AMOUNTS);
    case "比例": return chance.pick(["2.8%", "3%", "3.5%", "4.35%"]);
    case "单价": return chance.pick(["1元/平方米/天", "1.5元/平方米/天", "2元/平方米/天"]);
    case "面积": return chance.pick(["200平方米", "300平方米", "500平方米", "800平方米"]);
    case "月数": return chance.pick([12, 60, 61]);
    case "人数": case "家数": return 3 + chance.below(12);
    case "数": case "分数": return 1 + chance.below(fact.name === "年费年次" ? 12 : chance.pick([2, 2, 3]));
    case "地区": return chance.happens(0.85) ? home.place : chance.pick(["北京市", "海淀区", "京外", "昌平区"]);
    case "行业": return chance.pick(["3562", "6513", "4790"]);
    case "枚举": return chance.pick(listed);
    default: return chance.pick(NAMES);
  }
}

function recordOf(kind: Kind, home: Home, chance: Chance): Record_ {
  const row: Record_ = {};
  for (const fact of kind.facts) {
    if (fact.endMark && !chance.happens(0.1)) continue;
    const limit = kind.limits.find((l) => l.field === fact.name && l.when === row[l.by]);
    row[fact.name] = limit ? chance.pick(limit.words) : valueOf(kind, fact, home, chance);
  }
  for (const [from, to] of ORDERED) {
    if (typeof row[from] !== "string" || typeof row[to] !== "string") continue;
    const start = day(row[from]);
    row[to] = formatDay(to === "有效期至" ? shiftDay(start, { count: 3, unit: "年" }) : start + chance.below(700));
  }
  return row;
}

export function randomDossier(seed: number): FullDossier {
  const chance = chanceOf(seed);
  const home = chance.pick(HOMES);
  const enterprise: Record_ = {};
  for (const fact of reference.enterprise.facts) enterprise[fact.name] = valueOf(reference.enterprise, fact, home, chance);
  for (const place of ["注册地", "纳税地", "统计地", "实际办公地"]) if (chance.happens(0.97)) enterprise[place] = home.place;
  Object.assign(enterprise, { 名称: "随机企业（虚构）", 统一社会信用代码: "91110000000000000X", 成立日期: "2015-03-01", 从业日期: "2015-06-01", 严重违法失信主体: chance.happens(0.05) });
  delete enterprise["迁入日期"];
  delete enterprise["迁入前注册地"];
  const first = Number(home.from.slice(0, 4)) - 1;
  const dossier: Record<string, Record_ | Record_[]> = { 企业: enterprise, 年度数据: [0, 1, 2, 3].map((later) => ({ ...recordOf(reference.yearly, home, chance), 年度: first + later })) };
  for (const kind of reference.records) {
    const count = chance.happens(RARE[kind.name] ?? 0.8) ? 1 + chance.below(MOST[kind.name] ?? 2) : 0;
    dossier[kind.name] = Array.from({ length: count }, () => recordOf(kind, home, chance));
  }
  for (const title of (dossier["资质"] as Record_[]).slice(0, 2)) held(title, home, chance);
  for (const move of dossier["迁移"] as Record_[]) Object.assign(move, { 迁出地: chance.pick(["海淀区", "京外", "昌平区"].filter((place) => place !== home.place)), 迁入地: home.place });
  return dossier as unknown as FullDossier;
}

/** Most enterprises that ask hold a title all the while. */
function held(title: Record_, home: Home, chance: Chance): void {
  const from = day(home.from) + chance.below(150);
  Object.assign(title, { 类别: home.place === "昌平区" ? "高新技术企业" : chance.pick(["专精特新中小企业", "专精特新小巨人"]), 取得方式: "首次认定", 认定日期: formatDay(from), 有效期至: formatDay(shiftDay(from, { count: 3, unit: "年" })) });
  delete title["撤销日期"];
}

/** One thing nobody has said any more: a whole list, the last records of one, a field of a record, a fact of 企业. */
export interface Forgotten {
  readonly dossier: Record<string, unknown>;
  readonly what: string;
}

const isEndMark = (kind: string, field: string): boolean =>
  (kind === "年度数据" ? reference.yearly : reference.records.find((k) => k.name === kind))?.facts.find((fact) => fact.name === field)?.endMark ?? false;

export function forget(dossier: Record<string, unknown>, chance: Chance): Forgotten {
  const without = (object: object, key: string): Record<string, unknown> => Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
  const way = chance.below(10);
  if (way < 2) {
    const facts = Object.keys(dossier["企业"] as object);
    const fact = chance.pick(facts.length > 0 ? facts : ["名称"]);
    return { dossier: { ...dossier, 企业: without(dossier["企业"] as object, fact) }, what: `企业.${fact}` };
  }
  const kinds = Object.keys(dossier).filter((name) => name !== "企业");
  if (kinds.length === 0) return { dossier, what: "" };
  const kind = chance.pick(kinds);
  const given = dossier[kind];
  const rows = (Array.isArray(given) ? given : (given as { 记录: Record_[] }).记录) as Record_[];
  if (way < 4 || rows.length === 0) return { dossier: without(dossier, kind), what: kind };
  const rewrap = (next: readonly Record_[]): unknown => (Array.isArray(given) ? next : { 部分: true, 记录: next });
  if (way < 5) return { dossier: { ...dossier, [kind]: { 部分: true, 记录: rows.slice(0, chance.below(rows.length + 1)) } }, what: `${kind}（部分）` };
  const index = chance.below(rows.length);
  const fields = Object.keys(rows[index]!).filter((name) => !isEndMark(kind, name) && !(kind === "年度数据" && name === "年度"));
  if (fields.length === 0) return { dossier: without(dossier, kind), what: kind };
  const field = chance.pick(fields);
  return { dossier: { ...dossier, [kind]: rewrap(rows.map((row, i) => (i === index ? without(row, field) : row))) }, what: `${kind}[${index}].${field}` };
}
