/** 低级式的池: makes nodes, and simplifies what is certain while making them. */
import { dateOf, dayOf, lastDayOf, shiftDay, yearOf, type Day, type PeriodUnit } from "#kernel";
import { constantOf, type Exp, type Fold, type Kind, type Source } from "./exp.ts";
import { isTotal, outside } from "./parts.ts";

type Node = Exp extends infer E ? (E extends Exp ? Omit<E, "id"> : never) : never;

const INT = (value: bigint | null): Node => ({ op: "constant", kind: "int", value });

const lastYearEndedBy = (day: Day): number => (lastDayOf(yearOf(day)) === day ? yearOf(day) : yearOf(day) - 1);

export class Pool {
  readonly #seen = new Map<string, Exp>();
  readonly #folds = new Map<string, Fold>();
  #count = 0;

  readonly TRUE = this.#make({ op: "constant", kind: "truth", value: true }, "t");
  readonly FALSE = this.#make({ op: "constant", kind: "truth", value: false }, "f");
  readonly OPEN = this.#make({ op: "constant", kind: "truth", value: null }, "o");
  readonly ZERO = this.#make(INT(0n), "i0");
  readonly NO_INT = this.#make(INT(null), "in");

  #make(node: Node, key: string): Exp {
    const seen = this.#seen.get(key);
    if (seen) return seen;
    const made = { id: this.#count++, ...node } as Exp;
    this.#seen.set(key, made);
    return made;
  }

  int(value: bigint | number | null): Exp {
    return value === null ? this.NO_INT : this.#make(INT(BigInt(value)), `i${value}`);
  }
  truth(value: boolean | null): Exp {
    return value === null ? this.OPEN : value ? this.TRUE : this.FALSE;
  }
  text(value: string | null): Exp {
    return this.#make({ op: "constant", kind: "text", value }, value === null ? "sn" : `s${value}`);
  }
  column(source: Source, name: string, kind: Kind, told = false): Exp {
    return this.#make({ op: "column", kind, source, name, told }, `c${source.alias}.${name}${told ? "!" : ""}`);
  }

  arithmetic(op: "+" | "−" | "×", left: Exp, right: Exp): Exp {
    const [a, b] = [constantOf(left), constantOf(right)];
    if (a === null || b === null) return this.NO_INT;
    if (typeof a === "bigint" && typeof b === "bigint") return this.int(op === "+" ? a + b : op === "−" ? a - b : a * b);
    if (b === 0n && op !== "×") return left;
    if (a === 0n && op === "+") return right;
    if (op === "×" && b === 1n) return left;
    if (op === "×" && a === 1n) return right;
    return this.#make({ op, kind: "int", left, right }, `${op}${left.id},${right.id}`);
  }
  trunc(item: Exp, by: bigint): Exp {
    const value = constantOf(item);
    if (by === 1n || value === null) return item;
    return typeof value === "bigint" ? this.int(value / by) : this.#make({ op: "trunc", kind: "int", item, by }, `/${item.id},${by}`);
  }
  /** Bits of either. */
  bits(left: Exp, right: Exp): Exp {
    if (left === right || isZero(right)) return left;
    if (isZero(left)) return right;
    const [a, b] = [constantOf(left), constantOf(right)];
    if (typeof a === "bigint" && typeof b === "bigint") return this.int(a | b);
    return this.#make({ op: "bits", kind: "int", left, right }, `|${left.id},${right.id}`);
  }
  mask(item: Exp, mask: bigint): Exp {
    const value = constantOf(item);
    if (typeof value === "bigint") return this.int(value & mask);
    return mask === 0n ? this.ZERO : this.#make({ op: "mask", kind: "int", item, mask }, `&${item.id},${mask}`);
  }
  hasBits(item: Exp, mask: bigint): Exp {
    return this.not(this.compare("=", this.mask(item, mask), this.ZERO));
  }
  allBits(items: readonly Exp[]): Exp {
    return items.reduce((all, item) => this.bits(all, item), this.ZERO);
  }

  compare(op: "=" | "<" | "≤", left: Exp, right: Exp): Exp {
    const [a, b] = [constantOf(left), constantOf(right)];
    if (a === null || b === null) return this.OPEN;
    if (a !== undefined && b !== undefined) return this.truth(op === "=" ? a === b : op === "<" ? a < b : a <= b);
    if (left === right && isTotal(left)) return this.truth(op !== "<");
    if (op !== "=") {
      // The last day of a year beside a fixed day: the years tell, and no day need be made of each.
      if (left.op === "yearEnd" && typeof b === "bigint") return this.compare(op, left.item, this.int(op === "<" ? yearOf(Number(b)) : lastYearEndedBy(Number(b))));
      if (right.op === "yearEnd" && typeof a === "bigint") return this.compare(op, this.int(op === "<" ? lastYearEndedBy(Number(a)) : yearOf(Number(a))), right.item);
    }
    return this.#make({ op, kind: "truth", left, right }, `${op}${left.id},${right.id}`);
  }
  and(...items: readonly Exp[]): Exp {
    return this.#logic("and", items, this.FALSE, this.TRUE);
  }
  or(...items: readonly Exp[]): Exp {
    return this.#logic("or", items, this.TRUE, this.FALSE);
  }
  #logic(op: "and" | "or", items: readonly Exp[], settles: Exp, neutral: Exp): Exp {
    const flat = [...new Set(items.flatMap((item) => (item.op === op ? item.items : [item])))].filter((item) => item !== neutral);
    if (flat.includes(settles) || flat.some((item) => item.op === "not" && isTotal(item) && contains(flat, item.item, op))) return settles;
    const [first] = flat;
    if (!first) return neutral;
    return flat.length === 1 ? first : this.#make({ op, kind: "truth", items: flat }, `${op}${flat.map((item) => item.id).join()}`);
  }
  not(item: Exp): Exp {
    if (item.op === "not") return item.item;
    if (item.op === "or") return this.and(...item.items.map((each) => this.not(each)));
    if (item.op === "constant") return item.value === null ? item : this.truth(item.value !== true);
    return this.#make({ op: "not", kind: "truth", item }, `!${item.id}`);
  }
  /** Always yes or no. */
  known(item: Exp): Exp {
    if (item.op === "constant") return this.truth(item.value !== null);
    if (isTotal(item)) return this.TRUE;
    if (item.op === "shift" || item.op === "year" || item.op === "yearEnd" || item.op === "trunc") return this.known(item.item);
    if (item.op === "+" || item.op === "−" || item.op === "×") return this.and(this.known(item.left), this.known(item.right));
    return this.#make({ op: "known", kind: "truth", item }, `?${item.id}`);
  }
  isTrue(item: Exp): Exp {
    // Nothing is below itself, be it known or not.
    if (item.op === "<" && item.left === item.right) return this.FALSE;
    return isTotal(item) ? item : this.case([{ when: item, then: this.TRUE }], this.FALSE);
  }
  isFalse(item: Exp): Exp {
    return isTotal(item) ? this.not(item) : this.case([{ when: this.not(item), then: this.TRUE }], this.FALSE);
  }

  case(rows: readonly { readonly when: Exp; readonly then: Exp }[], otherwise: Exp): Exp {
    const kept: { when: Exp; then: Exp }[] = [];
    let last = otherwise;
    // Whoever comes to a row has failed the ones before it.
    const failed = new Map<Exp, Exp>();
    for (const row of rows) {
      const when = this.#where(failed, row.when);
      if (when === this.FALSE || when === this.OPEN || kept.some((earlier) => earlier.when === when)) continue;
      // Certain, because an earlier row has taken all else.
      if (when === this.TRUE || (isTotal(when) && kept.some((earlier) => isTotal(earlier.when) && this.#opposite(earlier.when, when)))) {
        last = row.then;
        break;
      }
      kept.push({ when, then: this.#asked(row.then, this.certain(when, true, new Map(failed))) });
      if (isTotal(when)) this.certain(when, false, failed);
    }
    last = this.#asked(last, failed);
    while (kept.length > 0 && kept.at(-1)?.then === last) kept.pop();
    if (kept.length === 0) return last;
    const [only, second] = kept;
    // A comparison told in two halves.
    if (only && second && kept.length === 2 && only.then === this.TRUE && second.then === this.FALSE && last === this.OPEN && this.#opposite(only.when, second.when)) return only.when;
    if (kept.length === 1 && only && isTotal(only.when)) {
      if (only.then === only.when) return this.case([{ when: only.when, then: this.TRUE }], last);
      if (last === only.when) return this.case(kept, this.FALSE);
    }
    if (kept.length === 1 && only && isTotal(only.when)) {
      if (only.then === this.TRUE && last === this.FALSE) return only.when;
      if (only.then === this.FALSE && last === this.TRUE) return this.not(only.when);
    }
    return this.#make({ op: "case", kind: last.kind, rows: kept, otherwise: last }, `k${kept.map((row) => `${row.when.id}:${row.then.id}`).join()};${last.id}`);
  }
  /** What is certain where a truth holds, or where it does not. */
  certain(truth: Exp, holds: boolean, facts = new Map<Exp, Exp>()): Map<Exp, Exp> {
    facts.set(truth, this.truth(holds));
    if (truth.op === "not") this.certain(truth.item, !holds, facts);
    if (truth.op === (holds ? "and" : "or")) for (const item of truth.items) this.certain(item, holds, facts);
    return facts;
  }
  /** A choice that asks again what is certain. */
  #asked(exp: Exp, facts: ReadonlyMap<Exp, Exp>): Exp {
    return exp.op === "case" && exp.rows.some(({ when }) => facts.has(when)) ? this.case(exp.rows.map(({ when, then }) => ({ when: facts.get(when) ?? when, then })), exp.otherwise) : exp;
  }
  /** What is left of a truth where these are certain. */
  #where(facts: ReadonlyMap<Exp, Exp>, exp: Exp, seen = new Map<Exp, Exp>()): Exp {
    const known = facts.size === 0 ? exp : (facts.get(exp) ?? seen.get(exp));
    if (known) return known;
    const part = (each: Exp): Exp => this.#where(facts, each, seen);
    const made = exp.op === "and" ? this.and(...exp.items.map(part)) : exp.op === "or" ? this.or(...exp.items.map(part)) : exp.op === "not" ? this.not(part(exp.item))
      : exp.op === "case" ? this.case(exp.rows.map(({ when, then }) => ({ when: part(when), then: part(then) })), part(exp.otherwise)) : exp;
    seen.set(exp, made);
    return made;
  }
  #opposite(a: Exp, b: Exp): boolean {
    if (a.op === "≤" && b.op === "<") return a.left === b.right && a.right === b.left;
    return a.op === "<" && b.op === "≤" ? this.#opposite(b, a) : this.not(a) === b;
  }
  if(when: Exp, then: Exp, otherwise: Exp): Exp {
    return this.case([{ when, then }], otherwise);
  }

  year(item: Exp): Exp {
    const day = constantOf(item);
    if (typeof day === "bigint") return this.int(dateOf(Number(day)).year);
    return this.#make({ op: "year", kind: "int", item }, `y${item.id}`);
  }
  yearEnd(item: Exp): Exp {
    const year = constantOf(item);
    if (typeof year === "bigint") return this.int(dayOf(Number(year), 12, 31));
    return this.#make({ op: "yearEnd", kind: "int", item }, `e${item.id}`);
  }
  shift(item: Exp, count: number, unit: PeriodUnit): Exp {
    const day = constantOf(item);
    if (typeof day === "bigint") return this.int(shiftDay(Number(day), { count, unit }));
    return count === 0 ? item : this.#make({ op: "shift", kind: "int", item, count, unit }, `h${item.id},${count}${unit}`);
  }
  oneOf(item: Exp, words: readonly string[]): Exp {
    const [first] = words;
    if (first === undefined) return this.if(this.known(item), this.FALSE, this.OPEN);
    const value = constantOf(item);
    if (value !== undefined) return value === null ? this.OPEN : this.truth(words.includes(String(value)));
    if (words.length === 1) return this.compare("=", item, this.text(first));
    return this.#make({ op: "oneOf", kind: "truth", item, words }, `∈${item.id},${words.join("、")}`);
  }
  starts(item: Exp, prefix: string): Exp {
    const value = constantOf(item);
    if (typeof value === "string") return this.truth(value.startsWith(prefix));
    return this.#make({ op: "starts", kind: "truth", item, prefix }, `^${item.id},${prefix}`);
  }
  has(item: Exp, word: string): Exp {
    return this.#make({ op: "has", kind: "truth", item, word }, `∋${item.id},${word}`);
  }

  /** What cannot be anything but `empty` is that, and equal figures are one. @param only where the figures are read at all. */
  fold(source: Source, figures: Fold["figures"], only: Exp | null = null): readonly Exp[] {
    if (only === this.FALSE) return figures.map(({ empty }) => this.int(empty));
    const idle = (figure: Fold["figures"][number]): boolean => constantOf(figure.item) === null || (isZero(figure.item) && (figure.gather === "sum" || figure.gather === "bits"));
    const keyOf = ({ gather, item, empty }: Fold["figures"][number]): string => `${gather}${item.id}=${empty}`;
    const kept = new Map(figures.filter((figure) => !idle(figure)).map((figure) => [keyOf(figure), figure] as const));
    const key = `${source.alias}:${[...kept.keys()].join()}?${only?.id}`;
    const items = [...kept.values()];
    const fold = this.#folds.get(key) ?? { id: this.#folds.size, source, figures: items, outer: outside([...items.map(({ item }) => item), ...(only ? [only] : [])], source), only };
    if (items.length > 0) this.#folds.set(key, fold);
    const places = [...kept.keys()];
    return figures.map((figure) => {
      const index = places.indexOf(keyOf(figure));
      return index < 0 ? this.int(figure.empty) : this.#make({ op: "folded", kind: "int", fold, index }, `F${fold.id}.${index}`);
    });
  }
}

const isZero = (exp: Exp): boolean => constantOf(exp) === 0n;

const contains = (flat: readonly Exp[], item: Exp, op: "and" | "or"): boolean => flat.includes(item) || (item.op === op && item.items.every((each) => flat.includes(each)));
