/**
 * 译成 JavaScript: one function per rule. Whole numbers are plain numbers while they are exact; a product that leaves the exact
 * range stops the fast function (TooLarge), and the same text over BigInt answers instead.
 */
import { dateOf, dayOf, shiftDay } from "#kernel";
import { ENTERPRISE_KEY, RECORD_KEY } from "#policy";
import { foldsWithin, isTotal, partsOf, type Exp, type Fold } from "../lower/exp.ts";
import type { LoweredRule, Outputs } from "../lower/lower-rule.ts";

/** A cell: 分, day number, scaled decimal as number; truth; text; null = unknown. */
export type Cell = number | boolean | string | null;
export type Row = Readonly<Record<string, Cell>>;
/** One enterprise as the compiled function reads it: its own cells and the rows of its lists. */
export interface Columns {
  readonly enterprise: Row;
  readonly lists: Readonly<Record<string, readonly Row[]>>;
}
export type Result = { readonly [Name in keyof Outputs]: number | bigint | boolean | null } & { readonly record: number | null };
export type Compiled = (columns: Columns) => Result[];

/** Bits of a mask that a plain number keeps through | and &. */
const PLAIN_BITS = 30;

export class TooLarge extends Error {}

/** What the printed text calls. Three-valued, NULL = null, as SQL has it. */
const NUMBERS = {
  mul: (a: number, b: number): number => {
    const product = a * b;
    if (product > Number.MAX_SAFE_INTEGER || product < -Number.MAX_SAFE_INTEGER) throw new TooLarge();
    return product;
  },
  cut: (a: number, by: number): number => (a - (a % by)) / by,
  year: (day: number): number => dateOf(day).year,
  yearEnd: (year: number): number => dayOf(year, 12, 31),
  shift: (day: number, count: number, unit: "年" | "月" | "天"): number => shiftDay(day, { count, unit }),
  has: (words: string, word: string): boolean => `、${words}、`.includes(`、${word}、`),
};
const LARGE = {
  mul: (a: bigint, b: bigint): bigint => a * b,
  cut: (a: bigint, by: bigint): bigint => a / by,
  year: (day: bigint): bigint => BigInt(dateOf(Number(day)).year),
  yearEnd: (year: bigint): bigint => BigInt(dayOf(Number(year), 12, 31)),
  shift: (day: bigint, count: number, unit: "年" | "月" | "天"): bigint => BigInt(shiftDay(Number(day), { count, unit })),
  has: NUMBERS.has,
};
type Tools = typeof NUMBERS | typeof LARGE;

/** @returns a function over columns; only what is compiled from checked documents is ever run. */
export function compileRule(lowered: LoweredRule): Compiled {
  const large = build(lowered, true);
  if (lowered.bits.length > PLAIN_BITS) return large;
  const fast = build(lowered, false);
  return (columns) => {
    try {
      return fast(columns);
    } catch (error) {
      if (error instanceof TooLarge) return large(columns);
      throw error;
    }
  };
}

function build(lowered: LoweredRule, large: boolean): Compiled {
  const text = new Printer(lowered, large).text();
  return (new Function("tools", text) as (tools: Tools) => Compiled)(large ? LARGE : NUMBERS);
}

const quoted = (name: string): string => JSON.stringify(name);

class Printer {
  readonly #lowered: LoweredRule;
  readonly #large: boolean;
  readonly #uses = new Map<Exp, number>();
  /** Nodes and folds that already have a name in an enclosing scope. */
  readonly #named = new Map<Exp, string>();
  readonly #folded = new Set<Fold>();

  constructor(lowered: LoweredRule, large: boolean) {
    this.#lowered = lowered;
    this.#large = large;
    const count = (exp: Exp): void => {
      const uses = this.#uses.get(exp) ?? 0;
      this.#uses.set(exp, uses + 1);
      if (uses > 0) return;
      partsOf(exp).forEach(count);
      if (exp.op === "folded") for (const figure of exp.fold.figures) count(figure.item);
    };
    Object.values(lowered.outputs).forEach(count);
    count(lowered.year);
  }

  text(): string {
    const { driver, plan, year, outputs } = this.#lowered;
    const body: string[] = [];
    const years = [...plan.years].filter(([, source]) => source !== driver);
    const yearName = years.length > 0 ? this.#value(year, body) : "null";
    for (const [back, source] of years) body.push(`const ${source.alias} = find(${yearName} === null ? null : Number(${yearName}) - ${back});`);
    const results = (Object.entries(outputs) as [string, Exp][]).map(([name, exp]) => `${name}: ${this.#value(exp, body)}`);
    return `"use strict"; const NONE = {}; const EMPTY = [];
return (columns) => {
  const e = columns.enterprise, lists = columns.lists, out = [];
  const find = (year) => { if (year !== null) for (const row of lists["年度数据"] ?? EMPTY) if (row["年度"] === year) return row; return NONE; };
  const rows = ${driver ? `lists[${quoted(driver.table)}] ?? EMPTY` : "[NONE]"};
  const count = rows.length === 0 ? 1 : rows.length;
  for (let at = 0; at < count; at++) {
    const ${driver?.alias ?? "r"} = rows.length === 0 ? NONE : rows[at];
    ${body.join("\n    ")}
    out.push({ record: ${driver ? "rows.length === 0 ? null : at" : "null"}, ${results.join(", ")} });
  }
  return out;
};`;
  }

  /** Text of a node; what it needs named first is pushed before it. */
  #value(exp: Exp, before: string[]): string {
    const named = this.#named.get(exp);
    if (named !== undefined) return named;
    if (exp.op === "folded") this.#fold(exp.fold, before);
    const text = this.#spell(exp, before);
    if (exp.op === "constant" || exp.op === "folded" || ((this.#uses.get(exp) ?? 0) < 2 && exp.op !== "column")) return text;
    const name = `v${exp.id}`;
    before.push(`const ${name} = ${text};`);
    this.#named.set(exp, name);
    return name;
  }
  #number(value: bigint): string {
    return this.#large ? `${value}n` : value < 0n ? `(${value})` : String(value);
  }

  #spell(exp: Exp, before: string[]): string {
    const value = (part: Exp): string => this.#value(part, before);
    // An operand that may be null makes the whole null.
    const strict = (parts: readonly Exp[], text: (names: readonly string[]) => string): string => {
      const names = parts.map((part) => this.#simple(part, before));
      const nulls = names.filter((_name, index) => !isTotal(parts[index] as Exp));
      return nulls.length === 0 ? text(names) : `(${nulls.map((name) => `${name} === null`).join(" || ")} ? null : ${text(names)})`;
    };
    switch (exp.op) {
      case "constant":
        return typeof exp.value === "bigint" ? this.#number(exp.value) : typeof exp.value === "string" ? quoted(exp.value) : String(exp.value);
      case "column":
        return this.#column(exp.source.alias, exp.name, exp.kind === "int");
      case "+":
        return strict([exp.left, exp.right], ([a, b]) => `(${a} + ${b})`);
      case "−":
        return strict([exp.left, exp.right], ([a, b]) => `(${a} - ${b})`);
      case "×":
        return strict([exp.left, exp.right], ([a, b]) => `tools.mul(${a}, ${b})`);
      case "bits":
        return strict([exp.left, exp.right], ([a, b]) => `(${a} | ${b})`);
      case "mask":
        return strict([exp.item], ([a]) => `(${a} & ${this.#number(exp.mask)})`);
      case "trunc":
        return strict([exp.item], ([a]) => `tools.cut(${a}, ${this.#number(exp.by)})`);
      case "=":
        return strict([exp.left, exp.right], ([a, b]) => `(${a} === ${b})`);
      case "<":
        return strict([exp.left, exp.right], ([a, b]) => `(${a} < ${b})`);
      case "≤":
        return strict([exp.left, exp.right], ([a, b]) => `(${a} <= ${b})`);
      case "and": case "or": {
        const settles = exp.op === "and" ? "false" : "true";
        const names = exp.items.map((item) => this.#simple(item, before));
        if (exp.items.every(isTotal)) return `(${names.join(exp.op === "and" ? " && " : " || ")})`;
        return `(${names.map((name) => `${name} === ${settles}`).join(" || ")} ? ${settles} : ${names.map((name) => `${name} === null`).join(" || ")} ? null : ${exp.op === "and"})`;
      }
      case "not":
        return strict([exp.item], ([a]) => `!${a}`);
      case "case":
        return `(${exp.rows.map((row) => `${value(row.when)}${isTotal(row.when) ? "" : " === true"} ? ${value(row.then)} : `).join("")}${value(exp.otherwise)})`;
      case "known":
        return `(${value(exp.item)} !== null)`;
      case "year":
        return strict([exp.item], ([a]) => `tools.year(${a})`);
      case "yearEnd":
        return strict([exp.item], ([a]) => `tools.yearEnd(${a})`);
      case "shift":
        return strict([exp.item], ([a]) => `tools.shift(${a}, ${exp.count}, ${quoted(exp.unit)})`);
      case "oneOf":
        return strict([exp.item], ([a]) => `(${exp.words.map((word) => `${a} === ${quoted(word)}`).join(" || ")})`);
      case "starts":
        return strict([exp.item], ([a]) => `${a}.startsWith(${quoted(exp.prefix)})`);
      case "has":
        return strict([exp.item], ([a]) => `tools.has(${a}, ${quoted(exp.word)})`);
      case "folded":
        return `g${exp.fold.id}_${exp.index}`;
    }
  }
  /** A name or a constant, so that it may be written twice. */
  #simple(exp: Exp, before: string[]): string {
    const text = this.#value(exp, before);
    if (exp.op === "constant" || /^[\w$]+$/.test(text) || isTotal(exp)) return text;
    const name = `v${exp.id}`;
    if (this.#named.get(exp) === name) return name;
    before.push(`const ${name} = ${text};`);
    this.#named.set(exp, name);
    return name;
  }

  #column(alias: string, name: string, isInt: boolean): string {
    if (name === ENTERPRISE_KEY) return `(${alias} === NONE ? null : ${this.#number(0n)})`;
    if (name === RECORD_KEY) return `(${alias} === NONE ? null : ${this.#large ? `BigInt(${this.#index(alias)})` : this.#index(alias)})`;
    const cell = `${alias}[${quoted(name)}]`;
    return this.#large && isInt ? `(${cell} == null ? null : BigInt(${cell}))` : `(${cell} ?? null)`;
  }
  /** Where the row stands in its list: the loop's counter. */
  #index(alias: string): string {
    return alias === this.#lowered.driver?.alias ? "at" : `${alias}_at`;
  }

  /** A loop over the rows of the list that leaves its figures in g…_0, g…_1 …. */
  #fold(fold: Fold, before: string[]): void {
    if (this.#folded.has(fold)) return;
    this.#folded.add(fold);
    for (const outer of fold.outer) this.#value(outer, before);
    const { alias, table } = fold.source;
    const kept = new Map(this.#named);
    const keptFolds = new Set(this.#folded);
    const inner: string[] = [];
    for (const each of foldsWithin(fold)) this.#fold(each, inner);
    const steps = fold.figures.map(({ gather, item }, index) => {
      const name = `g${fold.id}_${index}`;
      const text = this.#simple(item, inner);
      const given = isTotal(item) ? "" : `if (${text} !== null) `;
      switch (gather) {
        case "sum":
          return `${given}${name} = ${name} + ${text};`;
        case "bits":
          return `${given}${name} = ${name} | ${text};`;
        case "least":
          return `${given}if (${name} === null || ${text} < ${name}) ${name} = ${text};`;
        case "greatest":
          return `${given}if (${name} === null || ${text} > ${name}) ${name} = ${text};`;
      }
    });
    this.#named.clear();
    for (const [exp, name] of kept) this.#named.set(exp, name);
    this.#folded.clear();
    for (const each of keptFolds) this.#folded.add(each);
    const start = fold.figures.map(({ empty }, index) => `let g${fold.id}_${index} = ${empty === null ? "null" : this.#number(empty)};`);
    before.push(`${start.join(" ")} { let ${alias}_at = 0; for (const ${alias} of lists[${quoted(table)}] ?? EMPTY) { ${inner.join(" ")} ${steps.join(" ")} ${alias}_at++; } }`);
  }
}
