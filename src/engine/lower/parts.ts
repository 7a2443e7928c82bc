/** What a node is made of, and what can be told of it by looking at its parts. */
import type { Exp, ExpOf, Fold, Source } from "./exp.ts";

const totals = new WeakMap<Exp, boolean>();
const NOTHING: ReadonlySet<Exp> = new Set();
/** Never NULL. */
export function isTotal(exp: Exp): boolean {
  const known = totals.get(exp);
  if (known !== undefined) return known;
  const answer = total(exp, NOTHING, isTotal);
  totals.set(exp, answer);
  return answer;
}
/** Never NULL where these are not either. */
function isTotalBeside(exp: Exp, told: ReadonlySet<Exp>): boolean {
  const seen = new Map<Exp, boolean>();
  const look = (part: Exp): boolean => {
    const answer = seen.get(part) ?? (told.has(part) || isTotal(part) || total(part, told, look));
    seen.set(part, answer);
    return answer;
  };
  return look(exp);
}
function total(exp: Exp, told: ReadonlySet<Exp>, look: (exp: Exp) => boolean): boolean {
  switch (exp.op) {
    case "constant":
      return exp.value !== null;
    case "column":
      return exp.told;
    case "known":
      return true;
    case "and": case "or":
      return exp.items.every(look);
    case "case": {
      // Whoever comes to a row has failed the ones before it: where they asked what is not told, it is told here.
      let beside = told;
      const isTotalHere = (part: Exp): boolean => (beside === told ? look(part) : isTotalBeside(part, beside));
      for (const { when, then } of exp.rows) {
        const before = beside;
        beside = together(before, toldWhere(when));
        if (!isTotalHere(then)) return false;
        beside = when.op === "not" ? together(before, toldWhere(when.item)) : before;
      }
      return isTotalHere(exp.otherwise);
    }
    case "folded":
      return exp.fold.figures[exp.index]?.empty !== null && exp.fold.figures[exp.index]?.gather !== "least" && exp.fold.figures[exp.index]?.gather !== "greatest";
    case "bits": case "+": case "−": case "×": case "=": case "<": case "≤":
      return look(exp.left) && look(exp.right);
    default:
      return look(exp.item);
  }
}
const together = (told: ReadonlySet<Exp>, more: readonly Exp[]): ReadonlySet<Exp> => (more.every((each) => told.has(each)) ? told : new Set([...told, ...more]));
/** What is told wherever this holds. */
const toldWhere = (exp: Exp): readonly Exp[] => (exp.op === "known" ? [exp.item] : exp.op === "and" ? exp.items.flatMap(toldWhere) : []);

/** Direct parts of a node; of a fold, what it reads of the outside. */
export function partsOf(exp: Exp): readonly Exp[] {
  switch (exp.op) {
    case "column": case "constant":
      return [];
    case "+": case "−": case "×": case "bits": case "=": case "<": case "≤":
      return [exp.left, exp.right];
    case "and": case "or":
      return exp.items;
    case "case":
      return [...exp.rows.flatMap((row) => [row.when, row.then]), exp.otherwise];
    case "folded":
      return exp.fold.outer;
    default:
      return [exp.item];
  }
}

/** What must all hold for a truth to hold. */
export const conjuncts = (exp: Exp): readonly Exp[] => (exp.op === "constant" && exp.value !== false ? [] : exp.op === "and" ? exp.items : [exp]);
/** Reads such cells, and nothing else. */
export function readsOnly(exp: Exp, wanted: (column: ExpOf<"column">) => boolean): boolean {
  const seen = new Set<Exp>();
  const look = (part: Exp): boolean => {
    if (seen.has(part)) return true;
    seen.add(part);
    return part.op === "column" ? wanted(part) : part.op !== "folded" && partsOf(part).every(look);
  };
  return look(exp);
}

const folding = new WeakMap<Exp, boolean>();
/** Something in it is gathered over rows. */
export function hasFold(exp: Exp): boolean {
  const known = folding.get(exp);
  if (known !== undefined) return known;
  const answer = exp.op === "folded" || partsOf(exp).some(hasFold);
  folding.set(exp, answer);
  return answer;
}

/** Whether a node reads a row of this source. */
function reads(exp: Exp, source: Source, seen: Map<Exp, boolean>): boolean {
  const known = seen.get(exp);
  if (known !== undefined) return known;
  const answer = exp.op === "column" ? exp.source === source : partsOf(exp).some((part) => reads(part, source, seen));
  seen.set(exp, answer);
  return answer;
}

/** The largest parts that do not read the source: they are the same for every row of it. */
export function outside(items: readonly Exp[], source: Source): Exp[] {
  const seen = new Map<Exp, boolean>();
  const found = new Set<Exp>();
  const walk = (exp: Exp): void => {
    if (exp.op === "constant") return;
    if (!reads(exp, source, seen)) found.add(exp);
    else partsOf(exp).forEach(walk);
  };
  items.forEach(walk);
  return [...found];
}

/** Folds inside the items of this one that read its row, those first that others read. */
export function foldsWithin(fold: Fold): Fold[] {
  const seen = new Map<Exp, boolean>();
  const found = new Set<Fold>();
  const walk = (exp: Exp): void => {
    if (!reads(exp, fold.source, seen)) return;
    partsOf(exp).forEach(walk);
    if (exp.op === "folded") found.add(exp.fold);
  };
  for (const { item } of fold.figures) walk(item);
  return [...found];
}

/** How often each node is used: what is used twice is worth a name. A fold counts what it gathers. */
export function usesIn(exps: Iterable<Exp>): Map<Exp, number> {
  const uses = new Map<Exp, number>();
  const count = (exp: Exp): void => {
    const before = uses.get(exp) ?? 0;
    uses.set(exp, before + 1);
    if (before > 0) return;
    partsOf(exp).forEach(count);
    if (exp.op === "folded") for (const figure of exp.fold.figures) count(figure.item);
  };
  for (const exp of exps) count(exp);
  return uses;
}

const products = new WeakMap<Exp, boolean>();
/** Made of a product that nothing has cut again: its scale may take it beyond what 分 need. */
export function hasProduct(exp: Exp): boolean {
  const known = products.get(exp);
  if (known !== undefined) return known;
  const parts = exp.op === "folded" ? exp.fold.figures.slice(exp.index, exp.index + 1).map(({ item }) => item) : partsOf(exp);
  const answer = exp.op === "×" || (exp.kind === "int" && exp.op !== "trunc" && parts.some(hasProduct));
  products.set(exp, answer);
  return answer;
}

/** Not worth a name: a comparison with a constant, a test for NULL. */
export function isCheap(exp: Exp): boolean {
  if (exp.op === "known" || exp.op === "not") return exp.item.op === "column";
  return (exp.op === "=" || exp.op === "<" || exp.op === "≤") && partsOf(exp).every((part) => part.op === "column" || part.op === "constant");
}
