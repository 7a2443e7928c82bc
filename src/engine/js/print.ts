/** 一条规则的 JavaScript 文本. */
import { ENTERPRISE_KEY, listColumn, RECORD_KEY } from "#policy";
import type { Exp, Fold, Source } from "../lower/exp.ts";
import type { Outputs } from "../lower/lower-rule.ts";
import { conjuncts, foldsWithin, hasProduct, isTotal, usesIn } from "../lower/parts.ts";
import type { Looked, ToldRule } from "./told.ts";

export interface Printed {
  readonly driver: Source | null;
  readonly years: ReadonlyMap<number, Source>;
  readonly year: Exp;
  readonly outputs: Outputs;
  /** Parts of 适用 that the enterprise's own cells decide. */
  readonly mine: readonly Exp[];
  /** Set where the function may give up (null) because something is not told. */
  readonly told: ToldRule | null;
}

export const print = (printed: Printed, large: boolean): string => new Printer(printed, large).text();

const MOST = BigInt(Number.MAX_SAFE_INTEGER);
const quoted = (name: string): string => JSON.stringify(name);

class Printer {
  readonly #printed: Printed;
  readonly #large: boolean;
  readonly #uses: ReadonlyMap<Exp, number>;
  /** Nodes and folds that already have a name in an enclosing scope. */
  readonly #named = new Map<Exp, string>();
  readonly #folded = new Set<Fold>();

  constructor(printed: Printed, large: boolean) {
    this.#printed = printed;
    this.#large = large;
    this.#uses = usesIn([...Object.values(printed.outputs), printed.year]);
  }

  text(): string {
    const { driver, years, year, outputs, mine, told } = this.#printed;
    const earlier = [...years].filter(([, source]) => source !== driver);
    const own: string[] = [];
    const place = driver?.alias ?? "r";
    // First what the enterprise alone decides, then what each candidate does.
    const before = told ? this.#look("e", told.enterprise) : [];
    for (const part of mine) before.push(`if (${this.#failing(part, before)}) return ruledOut(rows.length);`);
    if (told) for (const list of told.whole) before.push(`if (e[${quoted(listColumn(list))}] !== true) return null;`);
    if (told) for (const [table, look] of told.lists) before.push(`for (const row of lists[${quoted(table)}] ?? EMPTY) { ${givesUp("row", look)} }`);
    const record = driver ? "rows.length === 0 ? null : at" : "null";
    if (driver && told) own.push(...this.#look(place, told.rows.get(place)));
    if (earlier.length > 0) {
      const yearName = this.#value(year, own);
      for (const [back, source] of earlier) own.push(`const ${source.alias} = find(lists, ${yearName} === null ? null : Number(${yearName}) - ${back});`, ...(told ? this.#look(source.alias, told.rows.get(source.alias)) : []));
    }
    const leave = (part: Exp, settled: 1 | 2): void => void own.push(`if (${this.#failing(part, own)}) { out.push(left(${record}, ${settled})); continue; }`);
    for (const part of conjuncts(outputs.scope)) if (!mine.includes(part)) leave(part, 1);
    for (const part of conjuncts(outputs.merit)) leave(part, 2);
    // Whoever comes this far fails none of them.
    for (const whole of [outputs.scope, outputs.merit]) {
      for (const part of conjuncts(whole)) if (isTotal(part)) this.#named.set(part, "true");
      if (isTotal(whole) && whole.op !== "constant") this.#named.set(whole, "true");
    }
    const results = (Object.entries(outputs) as [string, Exp][]).map(([name, exp]) => `${name}: ${this.#value(exp, own)}`);
    return `"use strict"; const NONE = {}; const EMPTY = [];
const find = (lists, year) => { if (year !== null) for (const row of lists["年度数据"] ?? EMPTY) if (row["年度"] === year) return row; return NONE; };
const left = (record, settled) => ({ record, ${Object.keys(outputs).map((name) => (name === "settled" ? "settled" : `${name}: null`)).join(", ")} });
const ruledOut = (count) => { if (count === 0) return [left(null, 1)]; const out = []; for (let at = 0; at < count; at++) out.push(left(${driver ? "at" : "null"}, 1)); return out; };
return (columns) => {
  const e = columns.enterprise, lists = columns.lists;
  const rows = ${driver ? `lists[${quoted(driver.table)}] ?? EMPTY` : "[NONE]"};
  const count = rows.length === 0 ? 1 : rows.length;
  ${before.join("\n  ")}
  const out = [];
  for (let at = 0; at < count; at++) {
    const ${place} = rows.length === 0 ? NONE : rows[at];
    ${own.join("\n    ")}
    out.push({ record: ${record}, ${results.join(", ")} });
  }
  return out;
};`;
  }
  /** Cells get their names where it is looked whether they are told. */
  #look(alias: string, look: Looked | undefined): string[] {
    if (!look) return [];
    const names = [...this.#uses.keys()].flatMap((exp): string[] => {
      if (exp.op !== "column" || exp.source.alias !== alias || !look.told.has(exp.name)) return [];
      this.#named.set(exp, `v${exp.id}`);
      return [`v${exp.id} = ${this.#column(alias, exp.name, exp.kind === "int", true)}`];
    });
    return [...(names.length > 0 ? [`const ${names.join(", ")};`] : []), givesUp(alias, look)];
  }
  /** Definitely not so. */
  #failing(part: Exp, before: string[]): string {
    const text = this.#value(part, before);
    return isTotal(part) ? `!${text}` : `${text} === false`;
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
    if (this.#large) return `${value}n`;
    // A constant that no plain number holds: whoever comes to it computes with large ones.
    if (value > MOST || value < -MOST) return "tools.tooLarge()";
    return value < 0n ? `(${value})` : String(value);
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
        return this.#column(exp.source.alias, exp.name, exp.kind === "int", exp.told);
      case "+":
        return strict([exp.left, exp.right], ([a, b]) => this.#sum(exp, `${a} + ${b}`));
      case "−":
        return strict([exp.left, exp.right], ([a, b]) => this.#sum(exp, `${a} - ${b}`));
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
  /** Of cells a sum stays exact; of products it may not. */
  #sum(of: Exp, text: string): string {
    return this.#large || !hasProduct(of) ? `(${text})` : `tools.exact(${text})`;
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

  #column(alias: string, name: string, isInt: boolean, told: boolean): string {
    const key = name === ENTERPRISE_KEY ? this.#number(0n) : name === RECORD_KEY ? (this.#large ? `BigInt(${this.#index(alias)})` : this.#index(alias)) : null;
    if (key !== null) return told ? key : `(${alias} === NONE ? null : ${key})`;
    const cell = `${alias}[${quoted(name)}]`;
    if (told) return this.#large && isInt ? `BigInt(${cell})` : cell;
    return this.#large && isInt ? `(${cell} == null ? null : BigInt(${cell}))` : `(${cell} ?? null)`;
  }
  /** Where the row stands in its list: the loop's counter. */
  #index(alias: string): string {
    return alias === this.#printed.driver?.alias ? "at" : `${alias}_at`;
  }

  /** A loop over the rows of the list that leaves its figures in g…_0, g…_1 …. */
  #fold(fold: Fold, before: string[]): void {
    if (this.#folded.has(fold)) return;
    this.#folded.add(fold);
    for (const outer of fold.outer) this.#value(outer, before);
    const asked = fold.only ? `if (${this.#simple(fold.only, before)}) ` : "";
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
          return `${given}${name} = ${this.#sum(item, `${name} + ${text}`)};`;
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
    const body = [...inner, ...steps].join(" ");
    const counted = body.includes(`${alias}_at`);
    before.push(`${start.join(" ")} { ${counted ? `let ${alias}_at = 0; ` : ""}${asked}for (const ${alias} of lists[${quoted(table)}] ?? EMPTY) { ${body}${counted ? ` ${alias}_at++;` : ""} } }`);
  }
}

/** Gives up where a row is not as it was taken to be. */
function givesUp(alias: string, look: Looked): string {
  const cell = (name: string): string => `${alias}[${quoted(name)}]`;
  const tests = [
    ...[...look.told].map((name) => `${cell(name)} == null`),
    ...[...look.absent].map((name) => `${cell(name)} != null`),
    ...[...look.vague].flatMap(([name, words]) => [...words].map((word) => `${cell(name)} === ${quoted(word)}`)),
  ];
  return tests.length > 0 ? `if (${tests.join(" || ")}) return null;` : "";
}
