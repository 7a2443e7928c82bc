/** 断言: a term that is taken to hold, or not to hold. */
import { and, type Truth } from "#kernel";
import type { Term } from "#policy";

export interface Literal {
  readonly term: Term;
  readonly wanted: "是" | "否";
}

const flip = (wanted: Literal["wanted"]): Literal["wanted"] => (wanted === "是" ? "否" : "是");

/** Taken apart as far as every part has to hold by itself. */
export function literalsOf(term: Term, wanted: Literal["wanted"] = "是"): Literal[] {
  if (term.op === "variable") return literalsOf(term.body, wanted);
  if (term.op === "not") return literalsOf(term.item, flip(wanted));
  if ((term.op === "all" && wanted === "是") || (term.op === "any" && wanted === "否")) return term.items.flatMap((item) => literalsOf(item, wanted));
  return [{ term, wanted }];
}

/** Whether all can hold together, given the truth of each. */
export const together = (literals: readonly Literal[], truthOf: (term: Term) => Truth): Truth =>
  literals.reduce<Truth>((truth, { term, wanted }) => {
    if (truth === "否") return truth;
    const found = truthOf(term);
    return and(truth, wanted === "是" ? found : found === "是" ? "否" : found === "否" ? "是" : "未定");
  }, "是");
