/** 一条随机规则, as its parts and as text. */
import type { Kind, Reference } from "#policy";
import type { Chance } from "../../laws/chance.ts";
import { days, years } from "./days.ts";
import { derivedOfKind, money, namesOfKind, type Name, type Seen } from "./facts.ts";
import { numbers } from "./numbers.ts";
import { entry, indent, line, print, type Piece } from "./piece.ts";
import { valued, type Doubts } from "./tables.ts";
import { truths } from "./truths.ts";
import { made, sortIn, type Where } from "./where.ts";

export interface RandomRule {
  /** 事项, 编号, 主责, 对每: kept while the rest is made smaller. */
  readonly head: readonly string[];
  readonly doubts: readonly string[];
  readonly lines: readonly { readonly key: string; readonly value: Piece }[];
  readonly conditions: readonly Piece[];
  readonly named: readonly { readonly name: string; readonly value: Piece }[];
  readonly grant: readonly { readonly key: string; readonly value: Piece }[];
}

export function printRule(rule: RandomRule): string {
  const all = [...rule.lines, ...rule.grant, ...rule.named].map(({ value }) => print(value)).concat(rule.conditions.map(print)).join("\n");
  const doubts = rule.doubts.filter((id) => all.includes(`依: ${id}`));
  return [
    ...rule.head,
    ...rule.lines.map(({ key, value }) => entry(key, print(value))),
    ...(rule.conditions.length > 0 ? ["条件:", ...rule.conditions.map((condition) => indent(`- ${indent(print(condition)).trimStart()}`))] : []),
    "给予:", ...rule.grant.map(({ key, value }) => indent(entry(key, print(value)))),
    ...(rule.named.length > 0 ? ["其中:", ...rule.named.map(({ name, value }) => indent(entry(name, print(value))))] : []),
    ...(doubts.length > 0 ? ["存疑:", ...doubts.map((id) => indent(`${id}:\n  问: 随机\n  甲: 一\n  乙: 二\n  默认: 甲\n  据: 随机`))] : []),
  ].join("\n");
}

/** What a document's own words add to what a rule may name. */
export interface Around {
  readonly reference: Reference;
  readonly seen: Seen;
  readonly lists: readonly string[];
  /** Fields 定义 derives, by the record they are of. */
  readonly derived: readonly { readonly kind: string; readonly name: Name }[];
}

export function whereOf(around: Around, own: Kind | null, chance: Chance, depth: number): Where {
  const { reference, seen, lists, derived } = around;
  const yearly = ["本年度.", "上年度.", "前二年度.", "前三年度."].flatMap((year) => namesOfKind(reference.yearly, year)).filter(({ fact }) => fact !== "年度数据.年度");
  const mine = own === null ? [] : [...namesOfKind(own), ...derivedOfKind(own, reference), ...derived.filter(({ kind }) => kind === own.name).map(({ name }) => name)];
  return { chance, reference, seen, own, inner: null, fields: mine, facts: [...namesOfKind(reference.enterprise, "企业.").filter(({ text }) => !SHORT.includes(text)), ...yearly], named: [], lists, decided: false, timed: true, depth };
}

/** Read as 迁移. */
const SHORT = ["企业.迁入日期", "企业.迁入前注册地"];
const LARGE = [5_000_000, 20_000_000, 50_000_000, 300_000_000];
/** Kinds of which the language says more than of others. */
const OFTEN = ["资质", "名单", "贷款", "租赁", "租赁", "租赁", "品牌推广", "品牌推广", "品牌推广"];
const AGENTS = ["个人", "基金管理机构", "创新创业载体", "服务机构"];

export function randomRule(number: string, around: Around, chance: Chance): RandomRule {
  const { reference } = around;
  const kinds = reference.records.filter(({ event, year, name }) => (event !== null || year !== null) && name !== "已享支持");
  const own = chance.happens(0.62) ? chance.pick([...kinds, ...kinds.filter(({ name }) => OFTEN.includes(name))]) : null;
  const each = own?.name ?? chance.pick(["年度数据", "年度数据", "年度数据", "申报年度", "租赁年度", ""]);
  const reimbursed = reference.categories.filter(({ expense }) => expense !== null && own?.facts.some(({ name }) => name === expense));
  const category = reimbursed.length > 0 && chance.happens(0.6) ? chance.pick(reimbursed).name : "研发投入增长";
  const base = whereOf(around, own, chance, 2 + chance.below(2));
  const doubts: Doubts = { ids: [`随机-${number}`] };
  const named = Array.from({ length: chance.below(3) }, (_unused, index) => {
    const what = chance.pick(["truth", "数元", "数", "day"]);
    const value = what === "truth" ? valued(base, what, doubts, (where) => truths(where)) : what === "day" ? valued(base, what, doubts, days) : valued(base, what, doubts, (where) => numbers(where, what));
    return { name: `量${index}`, value, sort: sortIn(base, what) };
  });
  const where: Where = { ...base, decided: true, named: named.map(({ name, sort }) => ({ name, sort })) };
  const conditions = Array.from({ length: chance.pick([0, 0, 1, 1, 1, 2]) }, () => (chance.happens(0.1) ? valued({ ...where, depth: 1 }, "truth", doubts, truths) : truths({ ...where, depth: chance.below(3) })));
  const lines: { key: string; value: Piece }[] = [];
  if (own?.event && chance.happens(0.12)) lines.push({ key: "发生日", value: days({ ...base, fields: base.fields.filter(({ text }) => !text.startsWith("推算")), timed: false, depth: 1 }) });
  if (chance.happens(0.08)) lines.push({ key: "申报年度", value: years({ ...where, depth: 1 }) });
  if (chance.happens(0.07)) lines.push({ key: "有效", value: line("", `自: 2023-0${1 + chance.below(9)}-01\n至: ${chance.pick(["2025-12-31", "2026-06-30", "未规定"])}`) });
  return { head: [`事项: ${category}·${number}`, `编号: ${number}`, "主责: 区科委", ...(each ? [`对每: ${each}`] : [])], doubts: doubts.ids, lines, conditions, named, grant: grantOf(where, doubts, each === "租赁年度" && chance.happens(0.7) ? leased(where) : null) };
}

/** Rent is counted by the day, of all leases of a year together. */
function leased(where: Where): Piece {
  const while_ = where.chance.happens(0.5) ? [", ", truths({ ...where, own: null, fields: [], named: [], depth: 0 })] : [];
  return made(where, "数元", "合计(租赁 取 取小(单价, 1.5元/平方米/天) × 面积 × 天数(起租日, 止租日, 本年度", ...while_, "))");
}

function grantOf(where: Where, doubts: Doubts, known: Piece | null): RandomRule["grant"] {
  const { chance } = where;
  const amount = (depth: number): Piece => valued({ ...where, depth }, "数元", doubts, (inside) => (chance.happens(0.12) ? made(inside, "数元", chance.pick(["评定(根据评价结果)", "评定(0元 至 100万元, 原文未列)", "评定(5万元 至 20万元)"])) : numbers(inside, "数元")));
  const fixed = (choices: readonly number[]): Piece => (chance.happens(0.75) ? made(where, "数元", money(chance.pick(choices))) : valued({ ...where, depth: 1 }, "数元", doubts, (inside) => made(inside, "数元", money(chance.pick(choices)))));
  const word = (key: string, words: readonly string[]): { key: string; value: Piece } => ({ key, value: chance.happens(0.8) ? made(where, "词", chance.pick(words)) : valued({ ...where, depth: 1 }, "词", doubts, (inside) => made(inside, "词", chance.pick(words))) });
  const ladder = chance.happens(0.12);
  return [
    { key: "金额", value: known ?? amount(where.depth) },
    ...(chance.happens(0.25) ? [{ key: "最低", value: fixed([100_000, 1_000_000, 4_999_999]) }] : []),
    ...(chance.happens(0.35) ? [{ key: "最高", value: chance.happens(0.7) ? fixed(LARGE) : made(where, "数元", "取大(5万元, ", numbers({ ...where, depth: 1 }, "数元"), ")") }] : []),
    ...(!ladder && chance.happens(0.2) ? [{ key: "年度最高", value: fixed(LARGE) }] : []),
    ...(chance.happens(0.2) ? [{ key: "累计最高", value: fixed(LARGE) }] : []),
    ...(ladder ? [{ key: "阶梯", value: chance.happens(0.7) ? made(where, "truth", "是") : truths({ ...where, depth: 0 }) }] : []),
    ...(chance.happens(0.4) ? [word("次数", ["每企业一次", "每标的一次", "每年一次", "每次"])] : []),
    ...(chance.happens(0.2) ? [word("兑现", ["批次", "次年"])] : []),
    ...(chance.happens(0.1) ? [{ key: "形式", value: made(where, "形", chance.pick(["股权投资", "税前扣除"])) }] : []),
    ...(chance.happens(0.05) ? [{ key: "受益人", value: made(where, "人", chance.pick(AGENTS)) }] : []),
    ...(chance.happens(0.15) ? [{ key: "取整", value: made(where, "整", "元") }] : []),
  ];
}
