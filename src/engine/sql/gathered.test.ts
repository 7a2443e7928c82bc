import { expect, test } from "vitest";
import type { Exp, Fold } from "../lower/exp.ts";
import { Pool } from "../lower/pool.ts";
import { mattersIn } from "./gathered.ts";

const p = new Pool();
const source = { alias: "f", table: "资质" };
const [a, b, c] = ["a", "b", "c"].map((name) => p.column(source, name, "truth")) as [Exp, Exp, Exp];
const amount = p.column(source, "量", "int");
const count = (when: Exp): Fold["figures"][number] => ({ gather: "sum", item: p.if(when, p.int(1), p.ZERO), empty: 0n });
const missing = (when: Exp): Fold["figures"][number] => ({ gather: "bits", item: p.if(when, p.ZERO, p.int(4)), empty: 0n });
const mattersFor = (...figures: Fold["figures"]): readonly Exp[] => mattersIn({ id: 0, source, figures, outer: [], only: null });

test("a row that moves no figure is left out, and no other", () => {
  expect(mattersFor(count(p.and(a, b)))).toEqual([a, b]);
  // Some rows are counted by one figure only.
  expect(mattersFor(count(p.and(a, b)), count(p.and(a, c)))).toEqual([a]);
  expect(mattersFor(count(a), count(b))).toEqual([]);
  expect(mattersFor(count(p.or(p.and(a, b), p.and(a, c))))).toEqual([a]);
  expect(mattersFor(count(a), { gather: "greatest", item: amount, empty: null })).toEqual([]);
  expect(mattersFor({ gather: "least", item: p.if(a, amount, p.NO_INT), empty: null })).toEqual([a]);
  // 0 is something where the least is looked for.
  expect(mattersFor({ gather: "least", item: p.if(a, amount, p.ZERO), empty: null })).toEqual([]);
});

test("what is not known of a row matters as long as nothing in it is false", () => {
  const truth = p.and(a, b);
  const perhaps = p.not(p.known(truth));
  expect(mattersFor(count(p.isTrue(truth)), count(perhaps), missing(p.known(truth)))).toEqual([a, b]);
  // Where `a` is not known, `not a` does not hold either.
  expect(mattersFor(missing(p.not(a)))).toEqual([a]);
  expect(mattersFor(missing(a))).toEqual([]);
  expect(mattersFor(count(p.not(a)))).toEqual([p.not(a)]);
});
