import { addRanges, divideRanges, multiplyRanges, subtractRanges, type Range } from "#kernel";
import type { TermOf } from "#policy";
import type { Explain, Outcome, Parts } from "../context.ts";
import { NONE, ofRange, rangeIn } from "../value.ts";
import { NO_DECISIONS, node, NOTHING_MISSING, outcomeOf } from "./outcome.ts";
import { periodOf, shiftRange } from "./periods.ts";

const NOT_NUMBER: Range = { low: null, high: null };

export function arithmetic(term: TermOf<"arithmetic">, { explain }: Parts): Explain {
  const [left, right] = [explain(term.left), explain(term.right)];
  const calculate = calculated(term);
  return (context) => {
    const [a, b] = [left(context), right(context)];
    if (a.value.kind === "none" || b.value.kind === "none") return node(term, NONE, [a, b]);
    const none = (a.value.kind === "number" && a.value.none) || (b.value.kind === "number" && b.value.none);
    const range = calculate(rangeIn(a.value) ?? NOT_NUMBER, rangeIn(b.value) ?? NOT_NUMBER);
    // A quotient by a definite zero has no value; rules guard it, and an unguarded one stays open instead of becoming 0.
    return range ? node(term, ofRange(range, none), [a, b]) : undivided(term, [a, b]);
  };
}

const undivided = (term: TermOf<"arithmetic">, children: readonly Outcome[]): Outcome => outcomeOf(term, ofRange(NOT_NUMBER), NOTHING_MISSING, NO_DECISIONS, children, null);

function calculated({ left, right, operator }: TermOf<"arithmetic">): (a: Range, b: Range) => Range | null {
  if (left.type.kind === "day" && right.type.kind === "number") {
    const times = operator === "−" ? -1 : 1;
    return (a, b) => shiftRange(a, periodOf(right, b), times);
  }
  switch (operator) {
    case "+":
      return addRanges;
    case "−":
      return subtractRanges;
    case "×":
      return multiplyRanges;
    case "÷":
      return divideRanges;
  }
}
