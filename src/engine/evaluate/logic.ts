import { and, not, or, type Truth } from "#kernel";
import type { TermOf } from "#policy";
import type { Explain, Outcome, Parts, Reckon } from "../context.ts";
import { ofTruth, truthIn, type Value } from "../value.ts";
import { NO_CHILDREN, node } from "./outcome.ts";

type Logic = TermOf<"all" | "any">;

/** What nothing is, and how one more part changes it. */
const joinedBy = ({ op }: Logic): { readonly nothing: Truth; readonly join: typeof and } => (op === "all" ? { nothing: "是", join: and } : { nothing: "否", join: or });

/** 且, 或. Every part is looked at, also where one has decided: the reason shows all of them. */
export function logic(term: Logic, { explain }: Parts): Explain {
  const items = term.items.map(explain);
  const { nothing, join } = joinedBy(term);
  return (context) => {
    const children = items.map((item) => item(context));
    let truth = nothing;
    for (const { value } of children) truth = join(truth, truthIn(value));
    return node(term, ofTruth(truth), children, truth === "未定" ? children.filter(isOpen) : NO_CHILDREN);
  };
}

const isOpen = ({ value }: Outcome): boolean => truthIn(value) === "未定";

/** Every part here too: the readings it uses are noted, whatever decides. */
export function logicValue(term: Logic, { reckon }: Parts): Reckon {
  const items = term.items.map(reckon);
  const { nothing, join } = joinedBy(term);
  return (context) => {
    let truth = nothing;
    for (const item of items) truth = join(truth, truthIn(item(context)));
    return ofTruth(truth);
  };
}

export function negation(term: TermOf<"not">, { explain }: Parts): Explain {
  const asked = explain(term.item);
  return (context) => {
    const item = asked(context);
    return node(term, negated(item.value), [item]);
  };
}

export function negationValue(term: TermOf<"not">, { reckon }: Parts): Reckon {
  const asked = reckon(term.item);
  return (context) => negated(asked(context));
}

const negated = (value: Value): Value => ofTruth(not(truthIn(value)));
