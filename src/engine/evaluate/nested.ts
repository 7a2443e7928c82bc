/** 地区 and 行业: values that lie in one another. */
import type { Truth } from "#kernel";
import { coverOf, industryCode, lies, type Reference, type Term, type Type } from "#policy";
import type { Context, Outcome } from "../context.ts";
import { isDefinite } from "../value.ts";
import { tooWide } from "./facts.ts";
import { missingOnly } from "./outcome.ts";

export const nests = (type: Type): boolean => type.kind === "region" || type.kind === "industry";

/** Whether one value is another or lies in it. A wider one than asked for may still lie in it: 北京市 in 昌平区, I in 软件开发. */
export function lieIn(type: Type, inner: string, outer: string, { regions, industries }: Reference): Truth {
  if (type.kind === "region") return lies(regions, inner, outer) ? "是" : lies(regions, outer, inner) ? "未定" : "否";
  if (type.kind !== "industry") return inner === outer ? "是" : "否";
  const [a, b] = [industryCode(industries, inner), industryCode(industries, outer)];
  if (a === null || b === null) return "否";
  const [x, y] = [coverOf(a), coverOf(b)];
  return x.startsWith(y) ? "是" : y.startsWith(x) ? "未定" : "否";
}

/** Both sides are told and it is still open: what is told of the first is too wide, and is asked for again. */
export function orTooWide(asked: Term, outcome: Outcome, left: Outcome, right: Outcome, context: Context): Outcome {
  if (!nests(asked.type) || isDefinite(outcome.value) || !isDefinite(left.value) || !isDefinite(right.value)) return outcome;
  return missingOnly(outcome, tooWide(asked, context));
}
