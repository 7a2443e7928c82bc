import { shiftDay, type PeriodUnit, type Range, type Rational } from "#kernel";
import type { Term } from "#policy";

/** A period literal, whose unit is its dimension. */
export function periodOf(term: Term, range: Range): { count: Rational; unit: PeriodUnit } {
  const unit = term.type.kind === "number" ? (["年", "月", "天"] as const).find((u) => term.type.kind === "number" && term.type.dimension[u] === 1) : undefined;
  return { count: range.low ?? 0, unit: unit ?? "天" };
}

export function shiftRange(days: Range, period: { count: Rational; unit: PeriodUnit }, times: number): Range {
  const shift = (day: Rational | null): Rational | null => (typeof day === "number" && typeof period.count === "number" ? shiftDay(day, { count: period.count, unit: period.unit }, times) : null);
  return { low: shift(days.low), high: shift(days.high) };
}
