import { expect, test } from "vitest";
import type { Exp } from "./exp.ts";
import { isTotal } from "./parts.ts";
import { Pool } from "./pool.ts";

const p = new Pool();
const source = { alias: "e", table: "企业" };
const [end, day] = ["撤销日期", "日期"].map((name) => p.column(source, name, "int")) as [Exp, Exp];
const told = p.column(source, "认定日期", "int", true);
const open = p.column(source, "规模以上", "truth");

test("a cell asked after is told in the rows that come to be because it is", () => {
  const before = p.compare("<", told, end);
  expect(isTotal(before)).toBe(false);
  expect(isTotal(p.case([{ when: p.not(p.known(end)), then: p.TRUE }], before))).toBe(true);
  expect(isTotal(p.case([{ when: p.known(end), then: before }], p.FALSE))).toBe(true);
  expect(isTotal(p.case([{ when: p.not(p.and(p.known(end), open)), then: p.TRUE }], before))).toBe(true);
  // Where it is not told, and where only another cell is.
  expect(isTotal(p.case([{ when: p.known(end), then: p.TRUE }], before))).toBe(false);
  expect(isTotal(p.case([{ when: p.not(p.known(end)), then: before }], p.FALSE))).toBe(false);
  expect(isTotal(p.case([{ when: p.not(p.known(day)), then: p.TRUE }], before))).toBe(false);
  expect(isTotal(p.case([{ when: p.not(p.or(p.known(end), open)), then: p.TRUE }], before))).toBe(false);
});

test("a choice does not ask again what it has asked, and an unknown answer is not a no", () => {
  const [a, b] = [p.compare("<", told, p.int(5)), p.compare("<", told, p.int(9))];
  expect(p.if(a, p.if(a, p.int(1), p.int(2)), p.int(3))).toBe(p.if(a, p.int(1), p.int(3)));
  expect(p.if(a, p.int(1), p.if(a, p.int(2), p.int(3)))).toBe(p.if(a, p.int(1), p.int(3)));
  expect(p.case([{ when: a, then: p.int(1) }, { when: p.and(p.not(a), b), then: p.int(2) }], p.int(3))).toBe(p.case([{ when: a, then: p.int(1) }, { when: b, then: p.int(2) }], p.int(3)));
  // `not open` may still hold where `open` does not.
  const three = p.case([{ when: open, then: p.int(1) }, { when: p.not(open), then: p.int(2) }], p.int(3));
  expect(three.op === "case" && three.rows.length).toBe(2);
});
