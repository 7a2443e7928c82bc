/** Over whole numbers small enough to try each, what is found is what trying each finds: no more, no less. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { codes, yearly } from "./small.ts";

const TESTS = { "≥": (n: number, c: number) => n >= c, "超过": (n: number, c: number) => n > c, "≤": (n: number, c: number) => n <= c, "<": (n: number, c: number) => n < c } as const;
const SIGNS = { "≥": "≥", "超过": ">", "≤": "≤", "<": "<" } as const;
type Bound = { readonly test: keyof typeof TESTS; readonly at: number };
const MOST = 5;
/** Beyond every bound, so that the last stretch is tried too. */
const HEADS = Array.from({ length: MOST + 3 }, (_unused, n) => n);

const bound: fc.Arbitrary<Bound> = fc.record({ test: fc.constantFrom("≥", "超过", "≤", "<"), at: fc.nat(MOST) });
const holds = ({ test: name, at }: Bound, n: number): boolean => TESTS[name](n, at);
const of = (code: string, ...blocks: readonly string[]): string[] => codes(...blocks).filter((each) => each.startsWith(code));
const conditionsOf = (bounds: readonly Bound[]): string => (bounds.length === 0 ? "" : `条件:\n${bounds.map(({ test: name, at }) => `  - 本年度.职工人数 ${SIGNS[name]} ${at}人`).join("\n")}\n`);

test("条件矛盾: exactly where no number of heads will do", () => {
  fc.assert(fc.property(fc.array(bound, { minLength: 1, maxLength: 4 }), (bounds) => {
    const somebody = HEADS.some((n) => bounds.every((each) => holds(each, n)));
    expect(of("条件矛盾", yearly(`${conditionsOf(bounds)}给予:\n  金额: 5万元\n  方式: 申请`)).length).toBe(somebody ? 0 : 1);
  }), { numRuns: 60 });
});

test("档次落空, 档间空缺: exactly the rows nobody takes, and a gap exactly where a number falls between", () => {
  fc.assert(fc.property(fc.array(bound, { maxLength: 2 }), fc.uniqueArray(bound, { minLength: 2, maxLength: 4, selector: ({ test: name, at }) => `${name}${at}` }), (bounds, rows) => {
    const asked = HEADS.filter((n) => bounds.every((each) => holds(each, n)));
    fc.pre(asked.length > 0);
    const taken = asked.map((n) => rows.findIndex((row) => holds(row, n)));
    const block = yearly(`${conditionsOf(bounds)}给予:\n  金额:\n    按: 本年度.职工人数\n${rows.map(({ test: name, at }, index) => `    ${name} ${at}人: ${index + 1}万元`).join("\n")}\n  方式: 申请`);
    expect(of("档次落空", block).length).toBe(rows.filter((_row, index) => !taken.includes(index)).length);
    const isGap = taken.includes(-1) && taken.some((index) => index !== -1);
    expect(of("档间空缺", block).length).toBe(isGap ? 1 : 0);
  }), { numRuns: 60 });
});

test("断崖: exactly where one head more is given less, and far less than the heads beside it", () => {
  fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 1, max: MOST }), { minLength: 1, maxLength: 3 }), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 4 }), (cuts, sums) => {
    const rows = [...cuts].sort((a, b) => b - a).map((cut, index) => ({ cut, sum: (sums[index] ?? 1) * 10 }));
    const last = (sums[3] ?? 1) * 10;
    const given = (n: number): number => rows.find(({ cut }) => n >= cut)?.sum ?? last;
    const isCliff = HEADS.slice(1).some((n) => {
      const drop = given(n - 1) - given(n);
      const beside = [n < 2 ? 0 : given(n - 2) - given(n - 1), given(n) - given(n + 1)].map(Math.abs);
      return drop > 0 && beside.every((each) => each * 4 < drop);
    });
    const block = yearly(`给予:\n  金额:\n    按: 本年度.职工人数\n${rows.map(({ cut, sum }) => `    ≥ ${cut}人: ${sum}万元`).join("\n")}\n    否则: ${last}万元\n  方式: 申请`);
    expect(of("断崖", block).length).toBe(isCliff ? 1 : 0);
  }), { numRuns: 60 });
});
