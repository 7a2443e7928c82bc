/**
 * 只求值: the value of a term without its reasons. Where it says how a value comes about it uses the functions the explaining
 * way uses; `tests/laws/reasons.test.ts` holds the two equal. What is rarely asked is explained, and its value taken.
 */
import { yearOf } from "#kernel";
import { childrenOf, type Term, type TermOf } from "#policy";
import type { Explain, Parts, Reckon } from "../context.ts";
import { ofNumber } from "../value.ts";
import { aggregateValue } from "./aggregates.ts";
import { arithmeticValue } from "./arithmetic.ts";
import { chosenValue } from "./choices.ts";
import { constantValue } from "./constant.ts";
import { comparisonValue, membershipValue } from "./comparisons.ts";
import { enterpriseValue, fieldValue, valueFrom, yearlyValue } from "./facts.ts";
import { functionValue } from "./functions.ts";
import { later } from "./later.ts";
import { logicValue, negationValue } from "./logic.ts";
import { derivedValue, variableValue } from "./names.ts";
import { asked } from "./outcome.ts";
import { readingValue } from "./readings.ts";

export function reckoned(term: Term, parts: Parts): Reckon {
  const { reference } = parts.compiled.library;
  switch (term.op) {
    case "constant": {
      const value = constantValue(term);
      return () => value;
    }
    case "moment":
      return moment(term);
    case "fact":
      return enterpriseValue(term, parts);
    case "yearly":
      return yearlyValue(term, parts);
    case "field": {
      const read = fieldValue(term.record, term.name, reference);
      return term.frame === "本项" ? ({ own }) => read(own) : ({ element }) => read(element);
    }
    case "derived":
      return derivedValue(term, parts);
    case "variable":
      return variableValue(term, parts);
    case "arithmetic":
      return arithmeticValue(term, parts);
    case "compare":
      return comparisonValue(term, parts);
    case "all": case "any":
      return logicValue(term, parts);
    case "not":
      return negationValue(term, parts);
    case "member":
      return membershipValue(term, parts);
    case "choose":
      return chosenValue(term, parts);
    case "reading":
      return readingValue(term, parts);
    case "aggregate":
      return aggregateValue(term, parts);
    case "call":
      return functionValue(term, parts);
    case "set": case "home": case "decision": case "score": case "listed": case "published":
      return valueFrom(parts.explain(term));
  }
}

function moment(term: TermOf<"moment">): Reckon {
  switch (term.moment) {
    case "发生日":
      return ({ event }) => event.value;
    case "办理日":
      return ({ asked, on }) => (asked ? asked.value : ofNumber(on));
    case "年度":
      return ({ year }) => year.value;
    case "申报年度":
      return ({ on }) => ofNumber(yearOf(on));
  }
}

/**
 * The value now, the reasons when somebody reads them; at once where that is no more work.
 * @param as the term that asks for it.
 */
export function concluded(term: Term, { explain, reckon }: Parts, as: Term = term): Explain {
  const explained = explain(term);
  const shown: Explain = as === term ? explained : (context) => asked(as, explained(context));
  return isWorthWaiting(term) ? later(as, reckon(term), shown) : shown;
}

/** Made of parts: once its value is definite nothing is missing and nobody need decide (`node`). What asks a person is seldom definite. */
const isWorthWaiting = (term: Term): boolean => isMadeOfParts(term) && !asksPeople(term);

function isMadeOfParts(term: Term): boolean {
  switch (term.op) {
    case "derived": case "variable": case "arithmetic": case "compare": case "all": case "any": case "not": case "member": case "choose": case "reading": case "aggregate":
      return true;
    case "call":
      return term.name !== "天数";
    default:
      return false;
  }
}

function asksPeople(term: Term): boolean {
  switch (term.op) {
    case "decision": case "published": case "score": case "listed":
      return true;
    default:
      return childrenOf(term).some(asksPeople);
  }
}
