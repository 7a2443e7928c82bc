/** 随机的数: of money and of every unit 词表 has, with rates, steps, sums over records, published figures and decisions. */
import { figure, money, type Name } from "./facts.ts";
import { days } from "./days.ts";
import { folded } from "./folds.ts";
import { operand, type Line } from "./piece.ts";
import { truths } from "./truths.ts";
import { deeper, made, namedHere, oneOf, someName, whatOf, type Where } from "./where.ts";

const RATES = ["1%", "2%", "10%", "30%", "50%", "33.3%", "0.5", "2"];
const typed = (what: string): { kind: "number"; dimension: Record<string, number> } => ({ kind: "number", dimension: what === "数" ? {} : { [what.slice(1)]: 1 } });

/** @param what 数 (plain), 数元, 数人 …. */
export function numbers(where: Where, what: string): Line {
  const { chance } = where;
  const many = where.depth > 0 ? 1 : 0;
  const inner = deeper(where);
  const sub = (): Line => numbers(inner, what);
  const isSuch = ({ type, none }: Name): boolean => whatOf(type) === what && !none;
  const name = someName(where, isSuch);
  const several = (call: string): Line => made(where, what, `${call}(`, sub(), ", ", sub(), ...(chance.happens(0.2) ? [", ", sub()] : []), ")");
  return oneOf(where, [
    [2, () => namedHere(where, what)],
    [10, () => name && made(where, what, name.text)],
    [4, () => made(where, what, figure(name?.fact ?? null, typed(what), where.seen, chance))],
    [3 * many, () => made(where, what, ...operand(sub()), " + ", ...operand(sub()))],
    [3 * many, () => made(where, what, ...operand(sub()), " − ", ...operand(sub()))],
    [5 * many, () => made(where, what, ...operand(sub()), ` × ${chance.pick(RATES)}`)],
    [2 * many, () => made(where, what, ...operand(sub()), ` ÷ ${chance.pick(["3", "7", "12"])}`)],
    [4 * many, () => made(where, what, ...operand(sub()), " × ", ...operand(plain(inner)))],
    [2 * many, () => several("取小")],
    [2 * many, () => several("取大")],
    [many, () => several("首个已知")],
    [what === "数元" ? 3 * many : 0, () => folded(where, chance.happens(0.05) ? "平均" : "合计")],
    [what === "数元" ? 2 * many : 0, () => byCount(inner, where)],
    [what === "数元" ? 2 * many : 0, () => progressive(inner, where)],
    [what === "数元" ? ((where.inner ?? where.own)?.name === "租赁" ? 15 : 2) * many : 0, () => rented(where)],
    [what === "数元" ? 2 * many : 0, () => published(where)],
    [what === "数" ? many : 0, () => plain(inner)],
  ]);
}

/** A number without a unit, made of others. */
function plain(where: Where): Line {
  const { chance } = where;
  return oneOf(where, [
    [4, () => made(where, "数", chance.pick(RATES))],
    [3, () => ((name) => name && made(where, "数", name.text))(someName(where, ({ type, none }) => whatOf(type) === "数" && !none))],
    [2, () => made(where, "数", ...operand(numbers({ ...where, depth: 0 }, "数元")), " ÷ 100万元")],
    [3, () => made(where, "数", "公布(研发费用增长目标, ", chance.pick(["年度", "申报年度"]), ")")],
    [3, () => made(where, "数", "公布(研发投入增长支持比例, ", chance.pick(["年度", "申报年度"]), ")")],
    [4, () => made(where, "数", `公布(${chance.pick(["LPR一年期", "LPR五年期以上"])}, `, days({ ...where, depth: 0 }), ")")],
    [where.inner ? 0 : 2, () => made(where, "数", chance.pick(["评定(1% 至 2%)", "评定(0% 至 30%, 按实际)", "评定(10% 至 100%)"]))],
    [1, () => made(where, "数", "取小(1, ", chance.pick(["3% ÷ 年利率", "上年度.研发费用 ÷ 上年度.营业收入"].filter((text) => !text.includes("年利率") || hasRate(where))), ")")],
  ]);
}
const hasRate = ({ own, inner }: Where): boolean => (inner ?? own)?.name === "贷款";

/** So much for each. */
function byCount(where: Where, outer: Where): Line {
  const { chance } = where;
  const each = money(chance.pick([1_000_000, 5_000_000, 33_333]));
  if (chance.happens(0.4)) return made(outer, "数元", folded(outer, "计数"), ` ÷ 1项 × ${each}`);
  const unit = chance.pick(["人", "家", "月", "分"]);
  return made(outer, "数元", ...operand(numbers(where, `数${unit}`)), ` ÷ ${1 + chance.below(3)}${unit} × ${each}`);
}
function progressive(where: Where, outer: Where): Line {
  const { chance } = where;
  const [first, second] = [chance.pick(["0元", "5万元", "50万元"]), chance.pick(["500万元", "1000万元", "1亿元"])];
  return made(outer, "数元", "累进(", numbers(where, "数元"), `, ${first}, ${chance.pick(RATES.slice(0, 5))}`, ...(chance.happens(0.6) ? [`, ${second}, ${chance.pick(RATES.slice(0, 5))}`] : []), ")");
}
/** 元/平方米/天 × 平方米 × 天. */
function rented(where: Where): Line | null {
  const { chance } = where;
  if ((where.inner ?? where.own)?.name !== "租赁") {
    const [from, to] = [days({ ...where, depth: 0 }), days({ ...where, depth: 0 })];
    return made(where, "数元", "(", ...operand(from), " − ", ...operand(to), `) ÷ 1天 × ${money(chance.pick([100, 5_000, 12_345]))}`);
  }
  const price = chance.pick(["单价", "取小(单价, 1.5元/平方米/天)"]);
  const year = where.inner ? "申报年度" : "本年度";
  const counted = chance.happens(0.7) ? [`天数(起租日, 止租日, ${year}`, ...(chance.happens(0.3) ? [", ", truths({ ...where, inner: null, fields: [], own: null, depth: 0 })] : []), ")"] : [`${chance.pick([30, 365])}天`];
  return made(where, "数元", `${price} × 面积 × `, ...counted);
}
function published(where: Where): Line {
  const { chance } = where;
  return made(where, "数元", `公布(研发费用增量目标, ${chance.pick(["年度", "申报年度"])})`);
}
