/**
 * 分层: so that a part used twice is computed once. Each layer is fenced (OFFSET 0): PostgreSQL would otherwise
 * write every layer out again wherever it is used; DuckDB does not mind.
 */
import { ENTERPRISE_KEY, listColumn, RECORD_KEY } from "#policy";
import type { Exp, Fold, Source } from "../lower/exp.ts";
import type { LoweredRule } from "../lower/lower-rule.ts";
import { foldsWithin, hasFold, isCheap, partsOf, readsOnly, usesIn } from "../lower/parts.ts";
import { figureOf, gatheredSql, isApart, mattersIn } from "./gathered.ts";
import { printExp, quoted } from "./print-exp.ts";
import { existenceIn, possibly, type Existence } from "./sieve.ts";

export interface StatementOptions {
  /** How a table of the snapshot is called in this database. */
  readonly table: (name: string) => string;
  /** Only candidates for whom the clause is, or may be, or was: no 不适用, no 不符合. */
  readonly live: boolean;
  /** Columns of the enterprise that every row of the result carries along. */
  readonly carried?: readonly string[];
  /** Also what decides whether the award and another exclude each other: `settlementSql` reads it. */
  readonly standing?: boolean;
  /** Hash of the documents the rule was read from: the statement names it, so that what was asked can be told afterwards. */
  readonly version?: string;
}

/** Tells the rows of an enterprise apart: its record, or −1. */
const ROW = quoted("行");

/** What a query is made of. */
type Query = Pick<LoweredRule, "plan" | "driver" | "year" | "needs" | "without"> & { readonly outputs: readonly Exp[] };

export class Layers {
  readonly #lowered: Query;
  readonly #options: StatementOptions;
  readonly #uses: Map<Exp, number>;
  readonly #columns = new Map<Exp, string>();
  /** Layer after which a node with a name of its own may be read. */
  readonly #ready = new Map<Exp, number>();
  readonly #named = new Map<Exp, string>();
  readonly #folds = new Map<Fold, { layer: number; figures: Exp[] }>();
  /** Layer in which the year looked at is known, and rows of 年度数据 can be joined; 0 = with the rows themselves. */
  #yearLayer = 0;
  /** Layers that are read twice, in their order. */
  readonly #kept: string[] = [];
  /** What rules a row out, by the layer in which that is seen. */
  readonly #tests = new Map<number, Exp[]>();
  /** What is read of those who are left; the rest is only looked at to leave others out. */
  readonly #read: ReadonlySet<Exp>;
  depth = 0;

  constructor(lowered: Query, options: StatementOptions) {
    this.#lowered = lowered;
    this.#options = options;
    this.#uses = usesIn([...lowered.outputs, lowered.year]);
    // What a fold reads of the outside must have a name by then.
    for (const exp of this.#uses.keys()) if (exp.op === "folded") for (const outer of exp.fold.outer) this.#uses.set(outer, Number.POSITIVE_INFINITY);
    this.#uses.set(lowered.year, Number.POSITIVE_INFINITY);
    this.#read = new Set(this.#uses.keys());
    const later = options.live ? lowered.needs.filter((exp) => !this.#isDirect(exp)) : [];
    for (const exp of later) this.#uses.set(exp, (this.#uses.get(exp) ?? 0) + 1);
    if (hasFold(lowered.year)) this.#yearLayer = this.need(lowered.year);
    for (const exp of later) {
      const layer = Math.max(0, ...(this.#existence(exp)?.count.fold.outer ?? [exp]).map((part) => this.need(part)));
      this.#tests.set(layer, [...(this.#tests.get(layer) ?? []), exp]);
    }
  }
  /** Reads nothing but the enterprise's columns and the candidate's. */
  #isOwn(exp: Exp): boolean {
    return readsOnly(exp, ({ source }) => source === this.#lowered.plan.enterprise || source === this.#lowered.driver);
  }
  /** Can be asked of the rows themselves, before anything is joined to them. */
  #isDirect(exp: Exp): boolean {
    return (this.#existence(exp)?.count.fold.outer ?? [exp]).every((part) => this.#isOwn(part));
  }
  /** Set where it is enough to look for a row: how many there are nobody reads. */
  #existence(exp: Exp): Existence | null {
    const found = existenceIn(exp);
    return found && this.#read.has(found.count) ? null : found;
  }

  /** Gives names, layer by layer, to what a node needs. @returns the layer in which it can be computed. */
  need(exp: Exp): number {
    const ready = this.#ready.get(exp);
    if (ready !== undefined) return ready;
    if (exp.op === "constant") return 0;
    if (exp.op === "column") {
      this.#columns.set(exp, `${exp.source.alias}_${exp.name}`);
      if (this.#yearLayer === 0 || !this.#isEarlierYear(exp.source)) return 0;
      this.depth = Math.max(this.depth, this.#yearLayer + 1);
      return this.#yearLayer + 1;
    }
    const layer = Math.max(0, ...partsOf(exp).map((part) => this.need(part)));
    if (exp.op === "folded") {
      const fold = this.#folds.get(exp.fold) ?? { layer, figures: [] };
      this.#folds.set(exp.fold, fold);
      fold.figures.push(exp);
      return this.#name(exp, layer);
    }
    if ((this.#uses.get(exp) ?? 0) < 2 || isCheap(exp)) return layer;
    return this.#name(exp, layer);
  }
  #name(exp: Exp, layer: number): number {
    this.#named.set(exp, `v${exp.id}`);
    this.#ready.set(exp, layer + 1);
    this.depth = Math.max(this.depth, layer + 1);
    return layer + 1;
  }

  #isEarlierYear(source: Source): boolean {
    return source !== this.#lowered.driver && [...this.#lowered.plan.years.values()].includes(source);
  }

  /** @param layer the layer whose SELECT this stands in: it reads what earlier ones named. */
  print(exp: Exp, layer: number, inside: readonly Fold[] = [], nested: readonly Fold[] = []): string {
    return printExp(exp, (part) => {
      if (part.op === "column") return inside.some((fold) => fold.source === part.source) ? `${part.source.alias}.${quoted(part.name)}` : `t.${quoted(`${part.source.alias}_${part.name}`)}`;
      if (part.op === "folded" && nested.includes(part.fold)) return `g${part.fold.id}.c${part.index}`;
      const name = this.#named.get(part);
      return name !== undefined && (this.#ready.get(part) ?? 0) <= layer ? `t.${quoted(name)}` : null;
    });
  }

  /** The query that ends with layer `depth`; 0 is the rows themselves. */
  from(depth: number): string {
    if (depth === 0) return this.#rows();
    const layer = depth - 1;
    const named = [...this.#named].filter(([exp]) => this.#ready.get(exp) === depth && exp.op !== "folded").map(([exp, name]) => `${this.#spelled(exp, layer)} AS ${quoted(name)}`);
    const folds = [...this.#folds].filter(([, { layer: at }]) => at === layer);
    const figures = folds.flatMap(([fold, { figures: all }]) => all.map((exp) => (exp.op === "folded" ? `${figureOf(fold, exp.index)} AS ${quoted(this.#named.get(exp) ?? "")}` : "")));
    const key = quoted(ENTERPRISE_KEY);
    const below = folds.some(([fold]) => !isApart(fold)) ? this.#keep(layer) : `(${this.#tested(layer)})`;
    const joins = folds.map(([fold]) => (isApart(fold)
      ? ` LEFT JOIN (SELECT ${key}, ${this.#figures(fold, layer, [fold], []).join(", ")} FROM ${this.#options.table(fold.source.table)} ${fold.source.alias}${this.#matters(fold, layer, " WHERE")} GROUP BY ${key}) g${fold.id} ON g${fold.id}.${key} = t.${key}`
      : ` LEFT JOIN (${this.#foldByRow(fold, layer, below)}) g${fold.id} ON g${fold.id}.${key} = t.${key} AND g${fold.id}.${ROW} = t.${ROW}`));
    const years = layer > 0 && layer === this.#yearLayer;
    if (years) joins.push(...this.#earlierYears("t", this.print(this.#lowered.year, layer)));
    const read = years ? this.#columnsOf((source) => this.#isEarlierYear(source)) : [];
    return `SELECT t.*${[...named, ...figures, ...read].map((each) => `, ${each}`).join("")} FROM ${below} t${joins.join("")} OFFSET 0`;
  }
  /** A layer without the rows that are ruled out by then: they are not read any further. */
  #tested(layer: number): string {
    const tests = this.tests(layer);
    return tests.length === 0 ? this.from(layer) : `SELECT t.* FROM (${this.from(layer)}) t WHERE ${tests.join(" AND ")} OFFSET 0`;
  }
  /** What is asked of the rows of a layer, so that they are read any further. */
  tests(layer: number): string[] {
    return (this.#tests.get(layer) ?? []).map((exp) => this.#test(exp, "t", (part, inside) => this.print(part, layer, inside)));
  }
  #test(exp: Exp, from: string, print: (exp: Exp, inside: readonly Fold[]) => string): string {
    const found = this.#existence(exp);
    if (!found) return possibly(exp, (part) => print(part, []));
    const { alias, table } = found.count.fold.source;
    const key = quoted(ENTERPRISE_KEY);
    const when = found.when ? ` AND ${print(found.when, [found.count.fold])}` : "";
    return `${found.wanted ? "" : "NOT "}EXISTS (SELECT 1 FROM ${this.#options.table(table)} ${alias} WHERE ${alias}.${key} = ${from}.${key}${when})`;
  }
  /** A layer whose rows are gathered for and joined to what was gathered: computed once. @returns what stands after FROM. */
  #keep(layer: number): string {
    const name = quoted(`l${layer}`);
    this.#kept.push(`${name} AS MATERIALIZED (${this.#tested(layer)})`);
    return name;
  }
  /** What stands before the query; complete when the query is. */
  before(): string {
    return this.#kept.length === 0 ? "" : `WITH ${this.#kept.join(", ")} `;
  }
  /** A node spelled out where it gets its name. */
  #spelled(exp: Exp, layer: number): string {
    const name = this.#named.get(exp) ?? "";
    this.#named.delete(exp);
    const text = this.print(exp, layer);
    this.#named.set(exp, name);
    return text;
  }
  /** Gathered for the rows whose enterprise has any: most have none, and a join finds that sooner than a query for each row. */
  #foldByRow(fold: Fold, layer: number, below: string): string {
    const { alias, table } = fold.source;
    const [figures, joins] = this.#inside(fold, layer, [], []);
    const key = quoted(ENTERPRISE_KEY);
    return `SELECT t.${key}, t.${ROW}, ${figures} FROM ${below} t JOIN ${this.#options.table(table)} ${alias} ON ${alias}.${key} = t.${key}${fold.only ? ` AND ${this.print(fold.only, layer)}` : ""}${this.#matters(fold, layer, " AND")}${joins} GROUP BY t.${key}, t.${ROW}`;
  }
  /** @param around the folds in whose rows this one stands, and the figures that are known there. */
  #fold(fold: Fold, layer: number, around: readonly Fold[], known: readonly Fold[]): string {
    const { alias, table } = fold.source;
    const [figures, joins] = this.#inside(fold, layer, around, known);
    const key = quoted(ENTERPRISE_KEY);
    return `SELECT ${figures} FROM ${this.#options.table(table)} ${alias}${joins} WHERE ${alias}.${key} = ${around.at(-1)?.source.alias ?? "t"}.${key}`;
  }
  #inside(fold: Fold, layer: number, around: readonly Fold[], known: readonly Fold[]): [figures: string, joins: string] {
    const inside = [...around, fold];
    const within = foldsWithin(fold);
    const joins = within.map((each, index) => ` LEFT JOIN LATERAL (${this.#fold(each, layer, inside, [...known, ...within.slice(0, index)])}) g${each.id} ON TRUE`);
    return [this.#figures(fold, layer, inside, [...known, ...within]).join(", "), joins.join("")];
  }

  /** Rows that move no figure are left where they are. */
  #matters(fold: Fold, layer: number, word: string): string {
    const tests = mattersIn(fold).filter((exp) => foldsWithin(fold).length === 0 || !hasFold(exp)).map((exp) => possibly(exp, (part) => this.print(part, layer, [fold])));
    return tests.length > 0 ? `${word} ${tests.join(" AND ")}` : "";
  }
  #figures(fold: Fold, layer: number, inside: readonly Fold[], known: readonly Fold[]): string[] {
    return fold.figures.map((figure, index) => {
      const said = this.print(figure.item, layer, inside, known);
      // An aggregate over nothing but outer columns would be one of the outer query, and is refused there.
      const text = fold.outer.includes(figure.item) ? `CASE WHEN ${fold.source.alias}.${quoted(ENTERPRISE_KEY)} IS NOT NULL THEN ${said} END` : said;
      return `${gatheredSql(figure, text)} AS c${index}`;
    });
  }

  #columnsOf(wanted: (source: Source) => boolean): string[] {
    return [...this.#columns].flatMap(([exp, name]) => (exp.op === "column" && wanted(exp.source) ? [`${exp.source.alias}.${quoted(exp.name)} AS ${quoted(name)}`] : []));
  }
  /** Joins to the rows of the years before the one looked at. */
  #earlierYears(from: string, year: string): string[] {
    const key = quoted(ENTERPRISE_KEY);
    return [...this.#lowered.plan.years].filter(([, source]) => this.#isEarlierYear(source)).map(([back, { alias, table }]) =>
      ` LEFT JOIN ${this.#options.table(table)} ${alias} ON ${alias}.${key} = ${from}.${key} AND ${alias}.${quoted("年度")} = ${year} - ${back}`);
  }

  /** The candidates: every enterprise with its records, or once without. */
  #rows(): string {
    const { driver, plan, year } = this.#lowered;
    const e = plan.enterprise.alias;
    const key = quoted(ENTERPRISE_KEY);
    const withYears = this.#yearLayer === 0;
    const columns = [...this.#columnsOf((source) => withYears || !this.#isEarlierYear(source)), ...(this.#options.carried ?? []).map((name) => `${e}.${quoted(name)}`)];
    const record = driver ? `${driver.alias}.${quoted(RECORD_KEY)}` : "CAST(NULL AS INTEGER)";
    const joins = driver ? [` LEFT JOIN ${this.#options.table(driver.table)} ${driver.alias} ON ${driver.alias}.${key} = ${e}.${key}`] : [];
    if (withYears) joins.push(...this.#earlierYears(e, printExp(year, (part) => (part.op === "column" ? `${part.source.alias}.${quoted(part.name)}` : null))));
    const row = driver ? `coalesce(${record}, -1)` : "-1";
    return `SELECT ${e}.${key}, ${record} AS ${quoted(RECORD_KEY)}, ${row} AS ${ROW}${columns.map((each) => `, ${each}`).join("")} FROM ${this.#options.table(plan.enterprise.table)} ${e}${joins.join("")}${this.#where()}`;
  }
  /** What is ruled out by its own row is not read any further. */
  #where(): string {
    const { driver, needs, plan, without } = this.#lowered;
    const key = `${plan.enterprise.alias}.${quoted(ENTERPRISE_KEY)}`;
    const none = without === null ? [] : [`${key} NOT IN (SELECT ${quoted(ENTERPRISE_KEY)} FROM ${this.#options.table(without)})`];
    if (!this.#options.live) return none.length > 0 ? ` WHERE ${none.join("")}` : "";
    if (without !== null) none.push(`${plan.enterprise.alias}.${quoted(listColumn(without))} IS NOT TRUE`);
    const direct = (exp: Exp): string => printExp(exp, (part) => (part.op === "column" ? `${part.source.alias}.${quoted(part.name)}` : null));
    const isThere = `${driver?.alias}.${quoted(ENTERPRISE_KEY)} IS NOT NULL`;
    const there = driver ? [plan.told.whole.has(driver.table) ? isThere : `(${isThere} OR ${plan.enterprise.alias}.${quoted(listColumn(driver.table))} IS NOT TRUE)`] : [];
    const tests = [...none, ...there, ...needs.filter((exp) => this.#isDirect(exp)).map((exp) => this.#test(exp, plan.enterprise.alias, direct))];
    return tests.length > 0 ? ` WHERE ${tests.join(" AND ")}` : "";
  }
}
