import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addRanges, contains, divideRanges, hull, maxRanges, minRanges, multiplyRanges, negateRange, NON_NEGATIVE, point, subtractRanges, UNBOUNDED, type Range } from "./range.ts";
import { add, compare, divide, greatest, least, multiply, negate, ratio, subtract, type Rational } from "./rational.ts";

const number: fc.Arbitrary<Rational> = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 4 })).map(([n, d]) => ratio(BigInt(n), BigInt(d)));
/** A range and a number in it; either bound may be missing. */
const inhabited: fc.Arbitrary<{ range: Range; value: Rational }> = fc.tuple(number, number, number, fc.boolean(), fc.boolean()).map(([a, b, c, openLow, openHigh]) => {
  const [low = 0, value = 0, high = 0] = [a, b, c].sort(compare);
  return { range: { low: openLow ? null : low, high: openHigh ? null : high }, value };
});
const holds = (range: Range, value: Rational): boolean => contains(range, point(value));

describe("区间", () => {
  test("运算的结果一定在区间里", () => {
    fc.assert(
      fc.property(inhabited, inhabited, (a, b) => {
        expect(holds(addRanges(a.range, b.range), add(a.value, b.value))).toBe(true);
        expect(holds(subtractRanges(a.range, b.range), subtract(a.value, b.value))).toBe(true);
        expect(holds(multiplyRanges(a.range, b.range), multiply(a.value, b.value))).toBe(true);
        expect(holds(negateRange(a.range), negate(a.value))).toBe(true);
        expect(holds(minRanges(a.range, b.range), least(a.value, b.value))).toBe(true);
        expect(holds(maxRanges(a.range, b.range), greatest(a.value, b.value))).toBe(true);
        expect(contains(hull(a.range, b.range), a.range) && contains(hull(a.range, b.range), b.range)).toBe(true);
        const quotient = divideRanges(a.range, b.range);
        if (compare(b.value, 0) !== 0 && quotient) expect(holds(quotient, divide(a.value, b.value))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test("点的运算仍是点", () => {
    expect(multiplyRanges(point(3), point(ratio(1n, 2n)))).toEqual(point(ratio(3n, 2n)));
    expect(divideRanges(point(3), point(2))).toEqual(point(ratio(3n, 2n)));
  });

  test("无界", () => {
    expect(multiplyRanges(NON_NEGATIVE, point(0))).toEqual(point(0));
    expect(multiplyRanges(NON_NEGATIVE, point(-1))).toEqual({ low: null, high: 0 });
    expect(multiplyRanges(UNBOUNDED, UNBOUNDED)).toEqual(UNBOUNDED);
    expect(minRanges(NON_NEGATIVE, point(5))).toEqual({ low: 0, high: 5 });
    expect(maxRanges(NON_NEGATIVE, point(5))).toEqual({ low: 5, high: null });
  });

  test("除数一定为零的没有结果，可能为零的无上界", () => {
    expect(divideRanges(point(1), point(0))).toBeNull();
    expect(divideRanges(point(6), { low: 0, high: 3 })).toEqual({ low: 2, high: null });
    expect(divideRanges(point(6), { low: -1, high: 3 })).toEqual(UNBOUNDED);
  });
});
