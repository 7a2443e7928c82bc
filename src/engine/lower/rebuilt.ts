/** 改写: the same node over other parts. What has become certain falls away by the simplifications that make nodes. */
import type { Exp } from "./exp.ts";
import type { Pool } from "./pool.ts";

/** @returns columns and figures as they are: whoever rewrites says what becomes of them. */
export function rebuilt(pool: Pool, exp: Exp, part: (exp: Exp) => Exp): Exp {
  switch (exp.op) {
    case "column": case "folded":
      return exp;
    case "constant":
      return exp.kind === "int" ? pool.int(exp.value as bigint | null) : exp.kind === "truth" ? pool.truth(exp.value as boolean | null) : pool.text(exp.value as string | null);
    case "+": case "−": case "×":
      return pool.arithmetic(exp.op, part(exp.left), part(exp.right));
    case "bits":
      return pool.bits(part(exp.left), part(exp.right));
    case "mask":
      return pool.mask(part(exp.item), exp.mask);
    case "trunc":
      return pool.trunc(part(exp.item), exp.by);
    case "=": case "<": case "≤":
      return pool.compare(exp.op, part(exp.left), part(exp.right));
    case "and":
      return pool.and(...exp.items.map(part));
    case "or":
      return pool.or(...exp.items.map(part));
    case "not":
      return pool.not(part(exp.item));
    case "case":
      return pool.case(exp.rows.map(({ when, then }) => ({ when: part(when), then: part(then) })), part(exp.otherwise));
    case "known":
      return pool.known(part(exp.item));
    case "year":
      return pool.year(part(exp.item));
    case "yearEnd":
      return pool.yearEnd(part(exp.item));
    case "shift":
      return pool.shift(part(exp.item), exp.count, exp.unit);
    case "oneOf":
      return pool.oneOf(part(exp.item), exp.words);
    case "starts":
      return pool.starts(part(exp.item), exp.prefix);
    case "has":
      return pool.has(part(exp.item), exp.word);
  }
}

/** Nodes where these are certain. What is gathered over rows is left as it is. */
export function given(pool: Pool, facts: ReadonlyMap<Exp, Exp>): (exp: Exp) => Exp {
  const made = new Map(facts);
  const part = (exp: Exp): Exp => {
    const known = made.get(exp);
    if (known) return known;
    const one = rebuilt(pool, exp, part);
    made.set(exp, one);
    return one;
  };
  return part;
}
