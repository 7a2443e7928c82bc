/** 筛: which rows are read any further, said so that a database can look for them where it can. */
import { constantOf, type Exp, type ExpOf } from "../lower/exp.ts";
import { foldsWithin, isTotal } from "../lower/parts.ts";

/** It holds or may hold. */
export function possibly(exp: Exp, print: (exp: Exp) => string): string {
  if (isTotal(exp)) return print(exp);
  if (exp.op !== "case" || exp.rows.length !== 1) return `(${print(exp)}) IS NOT FALSE`;
  const [{ when, then } = { when: exp, then: exp }] = exp.rows;
  return isTotal(when) && constantOf(then) === null ? `(${print(when)} OR ${possibly(exp.otherwise, print)})` : `(${print(exp)}) IS NOT FALSE`;
}

/** There is such a row, or there is none. */
export interface Existence {
  /** The count, of which it is only asked whether it is above zero. */
  readonly count: ExpOf<"folded">;
  /** What makes a row count; null = any does. */
  readonly when: Exp | null;
  readonly wanted: boolean;
}
export function existenceIn(exp: Exp): Existence | null {
  if (exp.op === "not") {
    const found = existenceIn(exp.item);
    return found && { ...found, wanted: !found.wanted };
  }
  if (exp.op !== "<" || constantOf(exp.left) !== 0n || exp.right.op !== "folded") return null;
  const count = exp.right;
  const { fold } = count;
  const figure = fold.figures[count.index];
  if (figure?.gather !== "sum" || figure.empty !== 0n || fold.only || foldsWithin(fold).length > 0) return null;
  const { item } = figure;
  if (constantOf(item) === 1n) return { count, when: null, wanted: true };
  const [row] = item.op === "case" && item.rows.length === 1 && constantOf(item.otherwise) === 0n ? item.rows : [];
  return row && constantOf(row.then) === 1n ? { count, when: row.when, wanted: true } : null;
}
