import { addRanges, divideRanges, multiplier, multiplyRanges, point, subtractRanges, type Range, type Rational } from "#kernel";
import type { TermOf } from "#policy";
import type { Explain, Parts, Reckon } from "../context.ts";
import { NONE, ofRange, rangeIn, type Value } from "../value.ts";
import { NO_DECISIONS, node, NOTHING_MISSING, outcomeOf } from "./outcome.ts";
import { periodOf, shiftRange } from "./periods.ts";

const NOT_NUMBER: Range = { low: null, high: null };

export function arithmetic(term: TermOf<"arithmetic">, { explain }: Parts): Explain {
  const [left, right] = [explain(term.left), explain(term.right)];
  const combine = combined(term);
  return (context) => {
    const [a, b] = [left(context), right(context)];
    const value = combine(a.value, b.value);
    return value === UNDIVIDED ? outcomeOf(term, value, NOTHING_MISSING, NO_DECISIONS, [a, b], null) : node(term, value, [a, b]);
  };
}

export function arithmeticValue(term: TermOf<"arithmetic">, { reckon }: Parts): Reckon {
  const [left, right] = [reckon(term.left), reckon(term.right)];
  const combine = combined(term);
  return (context) => combine(left(context), right(context));
}

/** A quotient by a definite zero has no value; rules guard it, and an unguarded one stays open instead of becoming 0. */
const UNDIVIDED: Value = ofRange(NOT_NUMBER);

function combined(term: TermOf<"arithmetic">): (a: Value, b: Value) => Value {
  const calculate = calculated(term);
  return (a, b) => {
    if (a.kind === "none" || b.kind === "none") return NONE;
    const none = (a.kind === "number" && a.none) || (b.kind === "number" && b.none);
    const range = calculate(rangeIn(a) ?? NOT_NUMBER, rangeIn(b) ?? NOT_NUMBER);
    return range ? ofRange(range, none) : UNDIVIDED;
  };
}

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
      return right.op === "constant" && right.value.kind === "number" ? timesConstant(right.value.number) : multiplyRanges;
    case "÷":
      return divideRanges;
  }
}

/** A rate is made ready once. */
function timesConstant(rate: Rational): (a: Range, b: Range) => Range {
  const times = multiplier(rate);
  return (a, b) => (a.low !== null && a.low === a.high ? point(times(a.low)) : multiplyRanges(a, b));
}
