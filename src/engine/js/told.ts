/**
 * 都已知时: a rule rewritten for enterprises of which everything it reads is told, as most rows are. Ranges shrink to points
 * and what is missing falls away by the same simplifications that make the nodes; whoever runs it looks first whether all is told.
 */
import { ENTERPRISE_KEY, factNamed, kindNamed, listColumn, RECORD_KEY, type Reference } from "#policy";
import { constantOf, type Exp, type Fold, type Source } from "../lower/exp.ts";
import type { LoweredRule, Outputs } from "../lower/lower-rule.ts";
import { conjuncts, readsOnly } from "../lower/parts.ts";
import { Pool } from "../lower/pool.ts";
import { rebuilt } from "../lower/rebuilt.ts";

/** What must hold of every row of a source. */
export interface Looked {
  readonly told: Set<string>;
  /** End marks that have not happened. */
  readonly absent: Set<string>;
  /** Words that would say too little: of 昌平区 it is asked, 北京市 is told. */
  readonly vague: Map<string, Set<string>>;
}
export interface ToldRule {
  readonly outputs: Outputs;
  readonly year: Exp;
  readonly mine: readonly Exp[];
  /** Lists that must be known to be whole. */
  readonly whole: ReadonlySet<string>;
  readonly enterprise: Looked;
  /** By table, for the rows of folds. */
  readonly lists: ReadonlyMap<string, Looked>;
  /** By alias: the candidate's row, the rows of the years. */
  readonly rows: ReadonlyMap<string, Looked>;
}

/** @param there a record is asked; else the list is whole and empty. */
export function toldRule({ plan, driver, outputs, year }: LoweredRule, reference: Reference, there: boolean): ToldRule {
  const pool = new Pool();
  const whole = new Set<string>();
  const [enterprise, lists, rows] = [looked(), new Map<string, Looked>(), new Map<string, Looked>()];
  const years = new Set(plan.years.values());
  const listNames = new Map([reference.yearly, ...reference.records].map((kind) => [listColumn(kind.name), kind.name]));
  const known = new Map<Exp, Exp>();
  const folds = new Map<Fold, readonly Exp[]>();

  const at = <Key>(map: Map<Key, Looked>, key: Key): Looked => {
    const found = map.get(key) ?? looked();
    map.set(key, found);
    return found;
  };
  const place = (source: Source): Looked => (source === plan.enterprise ? enterprise : source === driver || years.has(source) ? at(rows, source.alias) : at(lists, source.table));
  const nothing = (kind: Exp["kind"]): Exp => (kind === "int" ? pool.NO_INT : kind === "truth" ? pool.OPEN : pool.text(null));

  function column(exp: Exp & { op: "column" }): Exp {
    const { source, name, kind } = exp;
    const list = source === plan.enterprise ? listNames.get(name) : undefined;
    if (list !== undefined) {
      whole.add(list);
      return pool.TRUE;
    }
    if (driver && !there && (source === driver || years.has(source))) return nothing(kind);
    if (name === ENTERPRISE_KEY || name === RECORD_KEY) return pool.column(source, name, kind, true);
    const fact = factNamed(kindNamed(reference, source.table) ?? reference.enterprise, name);
    place(source)[fact?.endMark ? "absent" : "told"].add(name);
    return fact?.endMark ? nothing(kind) : pool.column(source, name, kind, true);
  }

  function gathered(fold: Fold): readonly Exp[] {
    const done = folds.get(fold);
    if (done) return done;
    // What nobody reads where all is told need not be told.
    const only = fold.only && rewrite(fold.only);
    const figures = only === pool.FALSE ? fold.figures.map(({ empty }) => pool.int(empty)) : pool.fold(fold.source, fold.figures.map((figure) => ({ ...figure, item: rewrite(figure.item) })), only);
    folds.set(fold, figures);
    return figures;
  }

  /** A place told too wide leaves it open; that it is not is looked at with the rest. */
  function isVague({ when, then }: { readonly when: Exp; readonly then: Exp }): boolean {
    const words = when.op === "oneOf" ? when.words : when.op === "=" && typeof constantOf(when.right) === "string" ? [String(constantOf(when.right))] : [];
    const item = when.op === "oneOf" ? when.item : when.op === "=" ? when.left : null;
    if (words.length === 0 || item?.op !== "column" || then.kind !== "truth" || constantOf(then) !== null) return false;
    const { vague } = place(item.source);
    vague.set(item.name, new Set([...(vague.get(item.name) ?? []), ...words]));
    return true;
  }

  function rewrite(exp: Exp): Exp {
    const done = known.get(exp);
    if (done) return done;
    const made = spell(exp);
    known.set(exp, made);
    return made;
  }

  function spell(exp: Exp): Exp {
    switch (exp.op) {
      case "column":
        return column(exp);
      case "case":
        return sameExtreme(pool.case(exp.rows.filter((row) => !isVague(row)).map((row) => ({ when: rewrite(row.when), then: rewrite(row.then) })), rewrite(exp.otherwise)));
      case "folded":
        return gathered(exp.fold)[exp.index] ?? pool.NO_INT;
      default:
        return rebuilt(pool, exp, rewrite);
    }
  }

  const made = Object.fromEntries(Object.entries(outputs).map(([name, exp]: [string, Exp]) => [name, rewrite(exp)])) as { readonly [Name in keyof Outputs]: Exp };
  const mine = ownParts(outputs, plan.enterprise).flatMap((part) => conjuncts(rewrite(part)));
  return { outputs: made, year: rewrite(year), mine, whole, enterprise, lists, rows };
}

/** Parts of 适用 that the enterprise's own cells decide: asked before anything else is looked at. */
export const ownParts = ({ scope }: Outputs, enterprise: Source): readonly Exp[] => conjuncts(scope).filter((part) => readsOnly(part, ({ source, name }) => source === enterprise && !name.startsWith(LIST_COLUMN)));

const LIST_COLUMN = listColumn("");

const looked = (): Looked => ({ told: new Set(), absent: new Set(), vague: new Map() });

/** The first of some rows where there is one, else another extreme of the same rows: of no rows each is NULL, so it is the first. */
function sameExtreme(exp: Exp): Exp {
  if (exp.op !== "case" || exp.rows.length !== 1) return exp;
  const [{ when, then } = { when: exp, then: exp }] = exp.rows;
  const { otherwise } = exp;
  if (when.op !== "<" || constantOf(when.left) !== 0n || when.right.op !== "folded" || then.op !== "folded" || then.fold !== when.right.fold) return exp;
  const { figures } = then.fold;
  const [counted, first] = [figures[when.right.index], figures[then.index]];
  const among = counted?.gather === "sum" && counted.item.op === "case" && constantOf(counted.item.rows[0]?.then ?? when) === 1n ? conditionOf(counted.item) : null;
  const isExtreme = (figure: typeof first): boolean => figure !== undefined && figure.empty === null && among !== null && conditionOf(figure.item) === among;
  const rest = constantOf(otherwise) === null || (otherwise.op === "folded" && otherwise.fold === then.fold && isExtreme(figures[otherwise.index]));
  return isExtreme(first) && rest ? then : exp;
}
/** The condition under which an item is anything at all. */
const conditionOf = (item: Exp): Exp | null =>
  item.op === "case" && item.rows.length === 1 && (constantOf(item.otherwise) === null || constantOf(item.otherwise) === 0n) ? (item.rows[0]?.when ?? null) : null;
