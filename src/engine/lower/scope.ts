/** 低级情境: where a term is lowered, and what the rule's statement will have to read. */
import type { Day } from "#kernel";
import type { Library, Policy, Term } from "#policy";
import type { CompiledLibrary } from "../context.ts";
import type { Missing } from "../answer.ts";
import { constantOf, unlowered, type Exp, type Kind, type Source } from "./exp.ts";
import { Pool } from "./pool.ts";
import { NOTHING_TOLD, type Told } from "./told-columns.ts";
import { truthValue, type Low, type NumberValue, type TruthValue } from "./values.ts";

/** A row whose fields may be read. */
export interface RowRef {
  readonly source: Source;
  readonly kind: string;
  /** False while the row stands for records nobody has told of. */
  readonly present: Exp;
  /** It never stands for anything else: none of its columns is read. */
  readonly untold?: boolean;
}

/** One bit of the mask: a fact someone holds, or a decision a person takes. */
export type Bit = { readonly kind: "missing"; readonly fact: Missing["fact"]; readonly from: string; readonly list: boolean } | { readonly kind: "decision"; readonly text: string };
/** So many bits fit in a whole number of every back end. */
const MOST_BITS = 62;

/** 要读的: grows while a rule is lowered. */
export class Plan {
  readonly pool = new Pool();
  readonly told: Told;
  readonly enterprise: Source = { alias: "e", table: "企业" };
  readonly bits: Bit[] = [];
  /** Rows of 年度数据 so many years before the year looked at. */
  readonly years = new Map<number, Source>();
  /** List of which the enterprises asked have told nothing. */
  without: string | null = null;
  /** Its rows are the candidates. */
  driver: Source | null = null;
  readonly #bitKeys = new Map<string, number>();
  /** By table, and by how many folds stand around: so that equal folds are one. */
  readonly #folds = new Map<string, Source>();

  constructor(told: Told = NOTHING_TOLD) {
    this.told = told;
  }
  column(source: Source, name: string, kind: Kind): Exp {
    // A year's row may not be there at all; the row of a candidate is, where every list is whole.
    const there = source === this.enterprise || [...this.#folds.values()].includes(source) || (source === this.driver && this.told.whole.has(source.table));
    return this.pool.column(source, name, kind, there && this.told.columns.has(`${source.table}.${name}`));
  }

  missing(fact: string, from: string, list = false): Exp {
    return this.#bit(`缺 ${fact}`, { kind: "missing", fact, from, list });
  }
  decision(text: string): Exp {
    return this.#bit(`定 ${text}`, { kind: "decision", text });
  }
  #bit(key: string, bit: Bit): Exp {
    let index = this.#bitKeys.get(key);
    if (index === undefined) {
      index = this.bits.push(bit) - 1;
      this.#bitKeys.set(key, index);
    }
    if (index >= MOST_BITS) return unlowered("一条规则里要问的事实太多");
    return this.pool.int(1n << BigInt(index));
  }
  yearsBack(back: number): Source {
    const known = this.years.get(back);
    if (known) return known;
    const source = { alias: `y${back < 0 ? `p${-back}` : back}`, table: "年度数据" };
    this.years.set(back, source);
    return source;
  }
  /** @param depth of folds around: a row of a fold is told apart from the rows it stands among. */
  foldSource(table: string, depth: number): Source {
    const key = `${depth} ${table}`;
    const source = this.#folds.get(key) ?? { alias: `f${this.#folds.size}`, table };
    this.#folds.set(key, source);
    return source;
  }
}

export interface Scope {
  readonly plan: Plan;
  readonly compiled: CompiledLibrary;
  readonly library: Library;
  readonly policy: Policy;
  readonly on: Day;
  readonly readings: Readonly<Record<string, string>>;
  /** The department that owes what is not published. */
  readonly responsible: string | null;
  readonly event: NumberValue;
  readonly year: NumberValue;
  readonly own: RowRef | null;
  readonly element: RowRef | null;
  readonly asked: NumberValue | null;
  /** Of folds around. */
  readonly depth: number;
  readonly decidedLow: boolean;
  /** Lowers a part of the term. */
  readonly lower: (term: Term, scope: Scope) => Low;
}

export const lowerTruth = (term: Term, scope: Scope): TruthValue => truthOf(scope.lower(term, scope), scope);
/** 无 is not a yes. */
export function truthOf(value: Low, { plan: { pool: p } }: Scope): TruthValue {
  return value.kind === "truth" ? value : value.kind === "none" ? truthValue(p.FALSE, p.ZERO) : unlowered("这里要的是是或否");
}
export function lowerNumber(term: Term, scope: Scope): NumberValue {
  const value = scope.lower(term, scope);
  return value.kind === "number" ? value : unlowered("这里要的是数");
}
/** A word that no fact changes. */
export function wordIn(term: Term, scope: Scope): string {
  const value = scope.lower(term, scope);
  const text = value.kind === "word" ? constantOf(value.column) : null;
  return typeof text === "string" ? text : unlowered("集合里不是词");
}
