/** 随机的日期、年度、期间. */
import type { Chance } from "../../laws/chance.ts";
import { figure, type Name } from "./facts.ts";
import { folded } from "./folds.ts";
import { operand, type Line } from "./piece.ts";
import { deeper, made, namedHere, oneOf, someName, type Where } from "./where.ts";

export const periods = (chance: Chance): string => chance.pick(["1年", "2年", "3年", "6月", "12月", "36月", "30天", "365天"]);
const isDay = ({ type }: Name): boolean => type.kind === "day";

export function days(where: Where): Line {
  const { chance } = where;
  const many = where.depth > 0 ? 1 : 0;
  const name = someName(where, isDay);
  return oneOf(where, [
    [where.timed ? 2 : 0, () => namedHere(where, "day")],
    [8, () => name && made(where, "day", name.text)],
    [3, () => made(where, "day", figure(name?.fact ?? null, { kind: "day" }, where.seen, chance))],
    [2, () => made(where, "day", "办理日")],
    [where.timed ? 2 : 0, () => made(where, "day", "发生日")],
    [6 * many, () => made(where, "day", ...operand(days(deeper(where))), ` ${chance.pick(["+", "−"])} ${periods(chance)}`)],
    [where.timed ? 3 * many : 0, () => folded(where, chance.pick(["最早", "最晚"]))],
    [many, () => made(where, "day", `${chance.pick(["取小", "取大", "首个已知"])}(`, days(deeper(where)), ", ", days(deeper(where)), ")")],
  ]);
}

export function years(where: Where): Line {
  const { chance } = where;
  const name = someName(where, ({ type, fact }) => type.kind === "year" && !fact.startsWith("年度数据"));
  return oneOf(where, [
    [2, () => name && made(where, "year", name.text)],
    [where.timed ? 2 : 0, () => made(where, "year", "本年度")],
    [where.timed ? 1 : 0, () => made(where, "year", "上年度")],
    [2, () => made(where, "year", "申报年度")],
    [3, () => made(where, "year", "年(", days(deeper(where)), ")")],
    [where.depth > 0 ? 2 : 0, () => made(where, "year", ...operand(years(deeper(where))), ` ${chance.pick(["+", "−"])} ${1 + chance.below(2)}年度`)],
  ]);
}
