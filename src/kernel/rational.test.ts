import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { add, compare, decimal, divide, isDecimal, multiply, negate, parseDecimal, ratio, sign, subtract, toInteger, truncate, truncateTo, type Rational } from "./rational.ts";

const rational: fc.Arbitrary<Rational> = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 9n })).map(([n, d]) => ratio(n, d));
const same = (a: Rational, b: Rational): boolean => compare(a, b) === 0;

describe("有理数", () => {
  test("域的律：交换、结合、分配、逆", () => {
    fc.assert(
      fc.property(rational, rational, rational, (a, b, c) => {
        expect(same(add(a, b), add(b, a)) && same(multiply(a, b), multiply(b, a))).toBe(true);
        expect(same(add(add(a, b), c), add(a, add(b, c)))).toBe(true);
        expect(same(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c)))).toBe(true);
        expect(same(subtract(a, a), 0) && same(add(a, negate(a)), 0)).toBe(true);
        if (sign(a) !== 0) expect(same(multiply(divide(b, a), a), b)).toBe(true);
      }),
    );
  });

  test("同一个值只有一种写法：安全整数总是 number，绝没有 −0", () => {
    fc.assert(
      fc.property(rational, (a) => {
        if (typeof a !== "number") expect(a.d > 1n || a.n > 9007199254740991n || a.n < -9007199254740991n).toBe(true);
        else expect(Object.is(a, -0)).toBe(false);
      }),
    );
    expect(ratio(6n, 3n)).toBe(2);
    expect(ratio(-1n, -2n)).toEqual({ n: 1n, d: 2n });
    expect(Object.is(multiply(0, -5), 0)).toBe(true);
    expect(Object.is(negate(0), 0)).toBe(true);
  });

  test("小数目走快路，得数与大整数算的一样", () => {
    const near = (power: number): fc.Arbitrary<number> => fc.tuple(fc.integer({ min: 0, max: power }), fc.integer({ min: -2, max: 2 }), fc.boolean()).map(([p, away, minus]) => (minus ? -1 : 1) * Math.min(2 ** p + away, Number.MAX_SAFE_INTEGER) || 0);
    const edge: fc.Arbitrary<Rational> = fc.oneof(near(53), fc.tuple(near(53), near(40)).map(([n, d]) => ratio(BigInt(n), BigInt(d || 1))), rational);
    const [n, d] = [(a: Rational): bigint => (typeof a === "number" ? BigInt(a) : a.n), (a: Rational): bigint => (typeof a === "number" ? 1n : a.d)];
    fc.assert(
      fc.property(edge, edge, (a, b) => {
        expect(multiply(a, b)).toEqual(ratio(n(a) * n(b), d(a) * d(b)));
        if (sign(b) !== 0) expect(divide(a, b)).toEqual(ratio(n(a) * d(b), d(a) * n(b)));
        expect(truncate(a)).toEqual(ratio(n(a) / d(a), 1n));
        const difference = n(a) * d(b) - n(b) * d(a);
        expect(Math.sign(compare(a, b))).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0);
      }),
      { numRuns: 2000 },
    );
  });

  test("不丢精度：大数与十分之一", () => {
    expect(add(ratio(1n, 10n), ratio(2n, 10n))).toEqual(ratio(3n, 10n));
    expect(add(9007199254740991, 1)).toEqual({ n: 9007199254740992n, d: 1n });
    expect(subtract(add(9007199254740991, 1), 1)).toBe(9007199254740991);
  });

  test("截断朝零", () => {
    expect(truncate(ratio(7n, 2n))).toBe(3);
    expect(truncate(ratio(-7n, 2n))).toBe(-3);
    expect(truncateTo(12_345, 100)).toBe(12_300);
  });

  test("读写小数", () => {
    expect(parseDecimal("12.50")).toEqual(ratio(25n, 2n));
    expect(parseDecimal("-0.5")).toEqual(ratio(-1n, 2n));
    for (const text of ["", ".5", "1.", "1e3", "１", "1,000", "--1"]) expect(parseDecimal(text), text).toBeNull();
    expect(decimal(ratio(1n, 3n), 4)).toBe("0.3333");
    expect(decimal(ratio(-5n, 2n), 2)).toBe("-2.5");
    expect(isDecimal(ratio(1n, 8n), 3)).toBe(true);
    expect(isDecimal(ratio(1n, 8n), 2)).toBe(false);
  });

  test("除以零、非整数取整都拒绝", () => {
    expect(() => divide(1, 0)).toThrow(RangeError);
    expect(() => toInteger(ratio(1n, 2n))).toThrow(RangeError);
  });
});
