/** A node as SQL text that means the same on DuckDB, PostgreSQL and PGlite (the traps are listed in docs/decisions). */
import type { Exp } from "../lower/exp.ts";
import { hasProduct } from "../lower/parts.ts";

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const EPOCH = "DATE '1970-01-01'";
const asDate = (day: string): string => `(${EPOCH} + CAST(${day} AS INTEGER))`;
const asDay = (date: string): string => `CAST(${date} - ${EPOCH} AS BIGINT)`;
/** A factor so small that 分 × it stays below 2⁶³. */
const SMALL = 10_000n;

/** @param ref how a node that has a name of its own is called here; null = spell it out. */
export function printExp(exp: Exp, ref: (exp: Exp) => string | null): string {
  const print = (part: Exp): string => ref(part) ?? spell(part, print);
  return print(exp);
}

function spell(exp: Exp, print: (part: Exp) => string): string {
  switch (exp.op) {
    case "constant":
      return constant(exp.value, exp.kind);
    case "column": case "folded":
      throw new Error("a column needs a name");
    case "+":
      return `(${print(exp.left)} + ${print(exp.right)})`;
    case "−":
      return `(${print(exp.left)} - ${print(exp.right)})`;
    case "×":
      return product(exp.left, exp.right, print);
    case "bits":
      return `(${print(exp.left)} | ${print(exp.right)})`;
    case "mask":
      return `(${print(exp.item)} & ${exp.mask})`;
    case "trunc": {
      // Integer division is written so because `/` on integers is a double in one engine and whole in the other; the quotient is whole.
      const item = print(exp.item);
      return `CAST((${item} - ${item} % ${exp.by}) / ${exp.by} AS BIGINT)`;
    }
    case "=":
      return `(${print(exp.left)} = ${print(exp.right)})`;
    case "<":
      return `(${print(exp.left)} < ${print(exp.right)})`;
    case "≤":
      return `(${print(exp.left)} <= ${print(exp.right)})`;
    case "and":
      return `(${exp.items.map(print).join(" AND ")})`;
    case "or":
      return `(${exp.items.map(print).join(" OR ")})`;
    case "not":
      return `(NOT ${print(exp.item)})`;
    case "case":
      return `CASE ${exp.rows.map((row) => `WHEN ${print(row.when)} THEN ${branch(row.then, print)}`).join(" ")} ELSE ${branch(exp.otherwise, print)} END`;
    case "known":
      return `(${print(exp.item)} IS NOT NULL)`;
    case "year":
      return `CAST(EXTRACT(YEAR FROM ${asDate(print(exp.item))}) AS BIGINT)`;
    case "yearEnd":
      return asDay(`make_date(CAST(${print(exp.item)} AS INTEGER), 12, 31)`);
    case "shift":
      return exp.unit === "天" ? `(${print(exp.item)} + ${exp.count})` : asDay(`CAST(${asDate(print(exp.item))} + INTERVAL '${exp.unit === "年" ? exp.count * 12 : exp.count} months' AS DATE)`);
    case "oneOf":
      return `(${print(exp.item)} IN (${exp.words.map(literal).join(", ")}))`;
    case "starts":
      return `(${print(exp.item)} LIKE ${literal(`${exp.prefix}%`)})`;
    case "has":
      // Nearly always it is the only one, and that is quickly seen.
      return `(${print(exp.item)} = ${literal(exp.word)} OR ('、' || ${print(exp.item)} || '、') LIKE ${literal(`%、${exp.word}、%`)})`;
  }
}

const HALF_WORD = 2n ** 31n;
/** A choice between small constants would be of 32 bits, and what is added to it or multiplied with it too. */
const branch = (exp: Exp, print: (part: Exp) => string): string =>
  exp.op === "constant" && typeof exp.value === "bigint" && exp.value > 1n && exp.value < HALF_WORD ? `CAST(${exp.value} AS BIGINT)` : print(exp);

function product(left: Exp, right: Exp, print: (part: Exp) => string): string {
  const small = (exp: Exp): boolean => exp.op === "constant" && typeof exp.value === "bigint" && exp.value <= SMALL && exp.value >= -SMALL;
  const factor = (exp: Exp): string => (small(exp) ? `CAST(${print(exp)} AS BIGINT)` : print(exp));
  if ((small(left) && !hasProduct(right)) || (small(right) && !hasProduct(left))) return `(${factor(left)} * ${factor(right)})`;
  return `(CAST(${print(left)} AS DECIMAL(38, 0)) * CAST(${print(right)} AS DECIMAL(38, 0)))`;
}

function constant(value: bigint | boolean | string | null, kind: Exp["kind"]): string {
  if (value === null) return `CAST(NULL AS ${kind === "int" ? "BIGINT" : kind === "truth" ? "BOOLEAN" : "TEXT"})`;
  return typeof value === "string" ? literal(value) : typeof value === "boolean" ? (value ? "TRUE" : "FALSE") : String(value);
}
