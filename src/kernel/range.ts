/**
 * 区间: the set of numbers an expression may still take. A known number is a point; `null` is "no bound".
 */
import { add, compare, divide, greatest, least, multiply, negate, sign, type Rational } from "./rational.ts";

export interface Range {
  readonly low: Rational | null;
  readonly high: Rational | null;
}

export const point = (value: Rational): Range => ({ low: value, high: value });
export const UNBOUNDED: Range = { low: null, high: null };
export const NON_NEGATIVE: Range = { low: 0, high: null };

export const isPoint = (r: Range): boolean => r.low !== null && r.high !== null && compare(r.low, r.high) === 0;

const both = (a: Rational | null, b: Rational | null, f: (x: Rational, y: Rational) => Rational): Rational | null =>
  a === null || b === null ? null : f(a, b);

export const addRanges = (a: Range, b: Range): Range => ({
  low: both(a.low, b.low, add),
  high: both(a.high, b.high, add),
});
export const negateRange = (a: Range): Range => ({
  low: a.high === null ? null : negate(a.high),
  high: a.low === null ? null : negate(a.low),
});
export const subtractRanges = (a: Range, b: Range): Range => addRanges(a, negateRange(b));

/** The smallest range that holds both. */
export const hull = (a: Range, b: Range): Range => ({
  low: both(a.low, b.low, least),
  high: both(a.high, b.high, greatest),
});

export const minRanges = (a: Range, b: Range): Range => ({
  low: both(a.low, b.low, least),
  high: a.high === null ? b.high : b.high === null ? a.high : least(a.high, b.high),
});
export const maxRanges = (a: Range, b: Range): Range => ({
  low: a.low === null ? b.low : b.low === null ? a.low : greatest(a.low, b.low),
  high: both(a.high, b.high, greatest),
});

const isZero = (value: Rational | null): boolean => value === 0;
const signOf = (value: Rational | null, infinite: number): number => (value === null ? infinite : sign(value));

/** Products of the corners; an unbounded corner times zero is zero. */
export function multiplyRanges(a: Range, b: Range): Range {
  if (isPoint(a) && isPoint(b)) return point(multiply(a.low as Rational, b.low as Rational));
  let low: Rational | null | undefined;
  let high: Rational | null | undefined;
  const consider = (x: Rational | null, sx: number, y: Rational | null, sy: number): void => {
    if (x !== null && y !== null) offer(multiply(x, y));
    else if (isZero(x) || isZero(y)) offer(0);
    else if (sx * sy > 0) high = null;
    else low = null;
  };
  const offer = (value: Rational): void => {
    if (low !== null) low = low === undefined ? value : least(low, value);
    if (high !== null) high = high === undefined ? value : greatest(high, value);
  };
  for (const [x, sx] of [[a.low, signOf(a.low, -1)], [a.high, signOf(a.high, 1)]] as const)
    for (const [y, sy] of [[b.low, signOf(b.low, -1)], [b.high, signOf(b.high, 1)]] as const) consider(x, sx, y, sy);
  return { low: low ?? null, high: high ?? null };
}

/** Null when the divisor is definitely zero; a divisor that may be zero gives an unbounded quotient. */
export function divideRanges(a: Range, b: Range): Range | null {
  const lowSign = signOf(b.low, -1);
  const highSign = signOf(b.high, 1);
  if (lowSign === 0 && highSign === 0) return null;
  // A divisor in (0, x] keeps the quotient's finite end: a ÷ b ≥ a ÷ x for a ≥ 0.
  if (lowSign < 0 && highSign > 0) return UNBOUNDED;
  const inverse: Range = {
    low: b.high === null || isZero(b.high) ? (highSign === 0 ? null : 0) : divide(1, b.high),
    high: b.low === null || isZero(b.low) ? (lowSign === 0 ? null : 0) : divide(1, b.low),
  };
  return multiplyRanges(a, inverse);
}

export const contains = (outer: Range, inner: Range): boolean =>
  (outer.low === null || (inner.low !== null && compare(outer.low, inner.low) <= 0)) &&
  (outer.high === null || (inner.high !== null && compare(outer.high, inner.high) >= 0));
