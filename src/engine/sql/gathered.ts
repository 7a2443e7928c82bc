/** 收: what is gathered over the rows of a fold, and which rows have a part in it. */
import { constantOf, type Exp, type Fold } from "../lower/exp.ts";
import { foldsWithin, hasProduct } from "../lower/parts.ts";

type Figure = Fold["figures"][number];

/** @param text the item, of each row. */
export function gatheredSql({ gather, item, empty }: Figure, text: string): string {
  const gathered = gather === "sum" ? (hasProduct(item) ? `sum(CAST(${text} AS DECIMAL(38, 0)))` : `CAST(sum(${text}) AS BIGINT)`) : gather === "bits" ? `bit_or(CAST(${text} AS BIGINT))` : `${gather === "least" ? "min" : "max"}(${text})`;
  return empty === null ? gathered : `coalesce(${gathered}, ${empty})`;
}

/** Reads its own rows only: gathered once for all enterprises, instead of for each. */
export const isApart = (fold: Fold): boolean => fold.outer.length === 0 && foldsWithin(fold).length === 0;
/** An enterprise without rows has no line in what was gathered for all. */
export function figureOf(fold: Fold, index: number): string {
  const empty = fold.figures[index]?.empty ?? null;
  return empty === null ? `g${fold.id}.c${index}` : `coalesce(g${fold.id}.c${index}, ${empty})`;
}

/** What is not false of any row that moves a figure: of the others nobody need know. */
export function mattersIn({ figures }: Fold): readonly Exp[] {
  return common(figures.map(({ gather, item }) => {
    const nothing = gather === "sum" || gather === "bits" ? 0n : null;
    const [row, more] = item.op === "case" ? item.rows : [];
    if (item.op !== "case" || !row || more) return [];
    return constantOf(item.otherwise) === nothing ? neededFor(row.when) : constantOf(row.then) === nothing ? neededUnless(row.when) : [];
  }));
}
/** What is not false where a truth holds. */
function neededFor(exp: Exp): readonly Exp[] {
  if (exp.op === "and") return exp.items.flatMap(neededFor);
  if (exp.op === "or") return common(exp.items.map(neededFor));
  if (exp.op === "not" && exp.item.op === "known") return neededUnless(exp.item);
  const [row, more] = exp.op === "case" && constantOf(exp.otherwise) === false ? exp.rows : [];
  return row && !more && constantOf(row.then) === true ? neededFor(row.when) : [exp];
}
/** What is not false where a truth does not hold: it may be false, or not known. */
const neededUnless = (exp: Exp): readonly Exp[] => (exp.op === "not" ? notFalse(exp.item) : exp.op === "known" && exp.item.kind === "truth" ? notFalse(exp.item) : []);
/** What is not false where a truth is not. */
const notFalse = (exp: Exp): readonly Exp[] => (exp.op === "and" ? exp.items.flatMap(notFalse) : exp.op === "or" ? common(exp.items.map(notFalse)) : [exp]);

const common = (each: readonly (readonly Exp[])[]): readonly Exp[] => [...new Set(each[0] ?? [])].filter((exp) => each.every((items) => items.includes(exp)));
