import { and, not, or, type Truth } from "#kernel";
import type { TermOf } from "#policy";
import type { Explain, Outcome, Parts } from "../context.ts";
import { ofTruth, truthIn } from "../value.ts";
import { NO_CHILDREN, node } from "./outcome.ts";

/** 且, 或. Every part is looked at, also where one has decided: the reason shows all of them. */
export function logic(term: TermOf<"all" | "any">, { explain }: Parts): Explain {
  const items = term.items.map(explain);
  const isAll = term.op === "all";
  return (context) => {
    const children = items.map((item) => item(context));
    let truth: Truth = isAll ? "是" : "否";
    for (const { value } of children) truth = isAll ? and(truth, truthIn(value)) : or(truth, truthIn(value));
    return node(term, ofTruth(truth), children, truth === "未定" ? children.filter(isOpen) : NO_CHILDREN);
  };
}

const isOpen = ({ value }: Outcome): boolean => truthIn(value) === "未定";

export function negation(term: TermOf<"not">, { explain }: Parts): Explain {
  const asked = explain(term.item);
  return (context) => {
    const item = asked(context);
    return node(term, ofTruth(not(truthIn(item.value))), [item]);
  };
}
