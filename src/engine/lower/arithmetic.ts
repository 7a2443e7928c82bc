/** 加减乘除, on ranges with a fixed scale; days and periods. */
import { divide, type PeriodUnit, type Rational } from "#kernel";
import type { Term, TermOf } from "#policy";
import { constantOf, unlowered, type Exp } from "./exp.ts";
import { lowerNumber, type Scope } from "./scope.ts";
import { aligned, constantIn, openNumber, type Low, type NumberValue } from "./values.ts";

/** A period written as a number of years, months or days. */
export function periodOf(term: Term, scope: Scope): { count: number; unit: PeriodUnit } {
  const value = constantIn(lowerNumber(term, scope));
  const unit = (["年", "月", "天"] as const).find((each) => term.type.kind === "number" && term.type.dimension[each] === 1) ?? "天";
  return typeof value === "number" ? { count: value, unit } : unlowered("期间不是定数");
}

export function shifted(value: NumberValue, period: { count: number; unit: PeriodUnit }, times: 1 | -1, scope: Scope): NumberValue {
  const { pool: p } = scope.plan;
  const shift = (day: Exp): Exp => p.shift(day, period.count * times, period.unit);
  return { ...value, low: shift(value.low), high: shift(value.high) };
}

export function arithmetic(term: TermOf<"arithmetic">, scope: Scope): Low {
  const { pool: p } = scope.plan;
  const [left, right] = [scope.lower(term.left, scope), scope.lower(term.right, scope)];
  if (left.kind === "none" || right.kind === "none") return { kind: "none", open: p.ZERO };
  if (left.kind !== "number" || right.kind !== "number") return unlowered("这里要的是数");
  if (term.left.type.kind === "day" && term.right.type.kind === "number") return shifted(left, periodOf(term.right, scope), term.operator === "−" ? -1 : 1, scope);
  const shape = { some: p.and(left.some, right.some), none: p.or(left.none, right.none) };
  const open = p.bits(left.open, right.open);
  switch (term.operator) {
    case "+": case "−": {
      const [a, b, scale] = aligned(p, left, right);
      const minus = term.operator === "−";
      return openNumber(p, { low: p.arithmetic(term.operator, a.low, minus ? b.high : b.low), high: p.arithmetic(term.operator, a.high, minus ? b.low : b.high), scale, positive: !minus && a.positive && b.positive, ...shape }, open);
    }
    case "×":
      return openNumber(p, { ...times(left, right, scope), ...shape }, open);
    case "÷": {
      const by = constantIn(right);
      if (by === null && constantOf(right.low) === 0n && constantOf(right.high) === null && left.positive && right.none === p.FALSE)
        return openNumber(p, { low: p.ZERO, high: p.if(p.compare("=", left.high, p.ZERO), p.ZERO, p.NO_INT), scale: 1n, positive: true, ...shape }, open);
      if (by === null || by === 0) return unlowered("除以一个要查的数");
      return openNumber(p, { ...timesConstant(left, divide(1, by), scope), ...shape }, open);
    }
  }
}

type Ends = Pick<NumberValue, "low" | "high" | "scale" | "positive">;

function timesConstant(value: NumberValue, by: Rational, scope: Scope): Ends {
  const { pool: p } = scope.plan;
  const { n, d } = typeof by === "number" ? { n: BigInt(by), d: 1n } : by;
  if (n === 0n) return { low: p.ZERO, high: p.ZERO, scale: 1n, positive: true };
  const end = (exp: Exp): Exp => p.arithmetic("×", exp, p.int(n));
  const [low, high] = n > 0n ? [value.low, value.high] : [value.high, value.low];
  return { low: end(low), high: end(high), scale: value.scale * d, positive: value.positive && n > 0n };
}

function times(a: NumberValue, b: NumberValue, scope: Scope): Ends {
  const { pool: p } = scope.plan;
  const [x, y] = [constantIn(a), constantIn(b)];
  if (y !== null) return timesConstant(a, y, scope);
  if (x !== null) return timesConstant(b, x, scope);
  if (!a.positive && !b.positive) return unlowered("两个可以为负的数相乘");
  if (!a.positive || !b.positive) return a.positive ? signedTimes(b, a, scope) : signedTimes(a, b, scope);
  const product = (left: Exp, right: Exp): Exp => p.case([{ when: p.compare("=", left, p.ZERO), then: p.ZERO }, { when: p.compare("=", right, p.ZERO), then: p.ZERO }], p.arithmetic("×", left, right));
  return { low: product(a.low, b.low), high: product(a.high, b.high), scale: a.scale * b.scale, positive: true };
}

/** @param a may be below zero. @param b cannot. */
function signedTimes(a: NumberValue, b: NumberValue, { plan: { pool: p } }: Scope): Ends {
  const nothing = { when: p.compare("=", b.high, p.ZERO), then: p.ZERO };
  const negative = (exp: Exp): Exp => p.compare("<", exp, p.ZERO);
  return {
    low: p.case([nothing, { when: negative(a.low), then: p.arithmetic("×", a.low, b.high) }], p.arithmetic("×", a.low, b.low)),
    high: p.case([nothing, { when: negative(a.high), then: p.arithmetic("×", a.high, b.low) }, { when: p.compare("=", a.high, p.ZERO), then: p.ZERO }], p.arithmetic("×", a.high, b.high)),
    scale: a.scale * b.scale, positive: false,
  };
}
