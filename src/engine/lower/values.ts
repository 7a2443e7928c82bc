/** 低级值: the ranges of SEMANTICS §5 as nodes. What the explaining evaluator holds as a Value, said of every row at once. */
import { compare, ratio, type Rational } from "#kernel";
import { constantOf, unlowered, type Exp } from "./exp.ts";
import type { Pool } from "./pool.ts";

interface Open {
  /** Bits of the missing facts and decisions that can still move the value; 0 where it is definite. */
  readonly open: Exp;
}
export interface TruthValue extends Open {
  readonly kind: "truth";
  readonly truth: Exp;
}
/** Numbers are whole after ×`scale`; NULL = no bound. Days and years have scale 1. */
export interface NumberValue extends Open {
  readonly kind: "number";
  readonly low: Exp;
  readonly high: Exp;
  readonly scale: bigint;
  /** It may be a number; it may be 无. Always yes or no, never both no. */
  readonly some: Exp;
  readonly none: Exp;
  /** Cannot be below zero. */
  readonly positive: boolean;
}
/** A word of a column: what it may be while nobody has told. */
export interface WordValue extends Open {
  readonly kind: "word";
  readonly column: Exp;
  /** Null = any word. */
  readonly domain: readonly string[] | null;
  /** 限于: where this holds, only these. */
  readonly limits: readonly { readonly when: Exp; readonly words: readonly string[] }[];
  /** Unknown may also be 无. */
  readonly mayBeNone: boolean;
}
/** One of a few words, by conditions. */
export interface ChoiceValue extends Open {
  readonly kind: "choice";
  readonly possible: ReadonlyMap<string, Exp>;
  readonly none: Exp;
}
export interface ManyValue extends Open {
  readonly kind: "many";
  readonly has: (word: string) => Exp;
}
export interface NoneValue extends Open {
  readonly kind: "none";
}
export type Low = TruthValue | NumberValue | WordValue | ChoiceValue | ManyValue | NoneValue;

export const truthValue = (truth: Exp, open: Exp): TruthValue => ({ kind: "truth", truth, open });
/** Parts' bits where the value is still open, nothing where it is definite. */
export const openTruth = (p: Pool, truth: Exp, open: Exp): TruthValue => truthValue(truth, p.if(p.known(truth), p.ZERO, open));

export const definiteNumber = (p: Pool, v: Pick<NumberValue, "low" | "high" | "some" | "none">): Exp =>
  v.low === v.high ? p.or(p.and(p.known(v.low), p.not(v.none)), p.not(v.some)) : p.or(p.and(p.isTrue(p.compare("=", v.low, v.high)), p.not(v.none)), p.not(v.some));

export function openNumber(p: Pool, value: Omit<NumberValue, "kind" | "open">, open: Exp): NumberValue {
  return { kind: "number", ...value, open: p.if(definiteNumber(p, value), p.ZERO, open) };
}
export const pointNumber = (p: Pool, value: Exp, positive = false): NumberValue => ({ kind: "number", low: value, high: value, scale: 1n, some: p.TRUE, none: p.FALSE, positive, open: p.ZERO });

export function constantNumber(p: Pool, value: Rational): NumberValue {
  const { n, d } = typeof value === "number" ? { n: BigInt(value), d: 1n } : value;
  return { ...pointNumber(p, p.int(n), compare(value, 0) >= 0), scale: d };
}
/** The exact value of a number that no fact changes. */
export function constantIn(value: NumberValue): Rational | null {
  const low = constantOf(value.low);
  return typeof low === "bigint" && low === constantOf(value.high) ? ratio(low, value.scale) : null;
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

/** Both at one scale. */
export function aligned(p: Pool, a: NumberValue, b: NumberValue): [NumberValue, NumberValue, bigint] {
  const scale = (a.scale / gcd(a.scale, b.scale)) * b.scale;
  return [scaled(p, a, scale), scaled(p, b, scale), scale];
}
export function scaled(p: Pool, value: NumberValue, scale: bigint): NumberValue {
  const by = p.int(scale / value.scale);
  return { ...value, low: p.arithmetic("×", value.low, by), high: p.arithmetic("×", value.high, by), scale };
}

/** Ranges compared: certain, impossible, or open. */
export function compareRanges(p: Pool, operator: "=" | "≠" | ">" | "≥" | "<" | "≤", left: NumberValue, right: NumberValue): Exp {
  const [a, b] = aligned(p, left, right);
  switch (operator) {
    case "≥":
      return atLeast(p, a, b);
    case "≤":
      return atLeast(p, b, a);
    case ">":
      return p.not(atLeast(p, b, a));
    case "<":
      return p.not(atLeast(p, a, b));
    case "=":
      return equal(p, a, b);
    case "≠":
      return p.not(equal(p, a, b));
  }
}

const isPoint = (v: NumberValue): boolean => v.low === v.high;

function atLeast(p: Pool, a: NumberValue, b: NumberValue): Exp {
  if (isPoint(a) && isPoint(b)) return p.compare("≤", b.low, a.low);
  return p.case([{ when: p.compare("≤", b.high, a.low), then: p.TRUE }, { when: p.compare("<", a.high, b.low), then: p.FALSE }], p.OPEN);
}
function equal(p: Pool, a: NumberValue, b: NumberValue): Exp {
  if (isPoint(a) && isPoint(b)) return p.compare("=", a.low, b.low);
  const sure = p.and(p.compare("=", a.low, a.high), p.compare("=", b.low, b.high), p.compare("=", a.low, b.low));
  return p.case([{ when: p.compare("<", a.high, b.low), then: p.FALSE }, { when: p.compare("<", b.high, a.low), then: p.FALSE }, { when: sure, then: p.TRUE }], p.OPEN);
}

/** The smaller of two bounds; NULL wins (no bound). */
export const least = (p: Pool, a: Exp, b: Exp): Exp => (a === b ? a : p.case([{ when: p.compare("≤", a, b), then: a }, { when: p.compare("<", b, a), then: b }], p.NO_INT));
export const greatest = (p: Pool, a: Exp, b: Exp): Exp => (a === b ? a : p.case([{ when: p.compare("≤", b, a), then: a }, { when: p.compare("<", a, b), then: b }], p.NO_INT));
/** The bound that binds where one of them may be missing. */
export const leastBound = (p: Pool, a: Exp, b: Exp): Exp => p.case([{ when: p.not(p.known(a)), then: b }, { when: p.not(p.known(b)), then: a }], least(p, a, b));
export const greatestBound = (p: Pool, a: Exp, b: Exp): Exp => p.case([{ when: p.not(p.known(a)), then: b }, { when: p.not(p.known(b)), then: a }], greatest(p, a, b));

/** `value` where `when`, else the other; open bits follow the value. */
export function pick(p: Pool, when: Exp, a: Low, b: Low): Low {
  return fold(p, [{ when, to: "a" }], a, b);
}
/** a, b, or whatever both may be, by the first rule that holds. */
export function fold(p: Pool, rules: readonly { readonly when: Exp; readonly to: "a" | "b" }[], a: Low, b: Low, join?: Exp): Low {
  const choose = (x: Exp, y: Exp, both: Exp): Exp => p.case(rules.map(({ when, to }) => ({ when, then: to === "a" ? x : y })), join ? both : y);
  const open = choose(a.open, b.open, join ?? p.ZERO);
  if (a.kind === "none" && b.kind === "none") return a;
  // Of a condition 无 is a no.
  if (a.kind === "truth" && b.kind === "none") return fold(p, rules, a, truthValue(p.FALSE, b.open), join);
  if (a.kind === "none" && b.kind === "truth") return fold(p, rules, truthValue(p.FALSE, a.open), b, join);
  if (a.kind === "truth" && b.kind === "truth")
    return { kind: "truth", truth: choose(a.truth, b.truth, p.case([{ when: p.compare("=", a.truth, b.truth), then: a.truth }], p.OPEN)), open };
  if ((a.kind === "number" || a.kind === "none") && (b.kind === "number" || b.kind === "none")) {
    const shape = a.kind === "number" ? a : b;
    if (shape.kind !== "number") return a;
    const absent: NumberValue = { ...shape, low: p.NO_INT, high: p.NO_INT, some: p.FALSE, none: p.TRUE, positive: true };
    const [x, y, scale] = aligned(p, a.kind === "number" ? a : absent, b.kind === "number" ? b : absent);
    const end = (of: "low" | "high"): Exp => choose(x[of], y[of], p.case([{ when: p.not(x.some), then: y[of] }, { when: p.not(y.some), then: x[of] }], (of === "low" ? least : greatest)(p, x[of], y[of])));
    return { kind: "number", low: end("low"), high: end("high"), scale, some: choose(x.some, y.some, p.or(x.some, y.some)), none: choose(x.none, y.none, p.or(x.none, y.none)), positive: x.positive && y.positive, open };
  }
  const [x, y] = [choiceOf(p, a), choiceOf(p, b)];
  const words = new Set([...x.possible.keys(), ...y.possible.keys()]);
  const possible = new Map([...words].map((word) => [word, choose(x.possible.get(word) ?? p.FALSE, y.possible.get(word) ?? p.FALSE, p.or(x.possible.get(word) ?? p.FALSE, y.possible.get(word) ?? p.FALSE))] as const));
  return { kind: "choice", possible, none: choose(x.none, y.none, p.or(x.none, y.none)), open };
}

function choiceOf(p: Pool, value: Low): ChoiceValue {
  if (value.kind === "choice") return value;
  if (value.kind === "none") return { kind: "choice", possible: new Map(), none: p.TRUE, open: value.open };
  if (value.kind !== "word") return unlowered("不同种类的值不能合在一起");
  const words = value.domain;
  if (words) return { kind: "choice", possible: new Map(words.map((word) => [word, mayBe(p, value, word)])), none: noneIn(p, value), open: value.open };
  const constant = constantOf(value.column);
  if (typeof constant === "string") return { kind: "choice", possible: new Map([[constant, p.TRUE]]), none: p.FALSE, open: value.open };
  return unlowered("文本不能按情形合在一起");
}
/** 无 is written as a word in a column of texts. */
export const NONE_WORD = "无";
export const noneIn = (p: Pool, value: WordValue): Exp => (value.mayBeNone ? p.if(p.known(value.column), p.oneOf(value.column, [NONE_WORD]), p.TRUE) : p.FALSE);

/** Whether it may be this word: always yes or no. */
export function mayBe(p: Pool, value: WordValue | ChoiceValue, word: string): Exp {
  if (value.kind === "choice") return value.possible.get(word) ?? p.FALSE;
  const unknown = p.case(value.limits.map(({ when, words }) => ({ when, then: p.truth(words.includes(word)) })), p.truth(value.domain === null || value.domain.includes(word)));
  return p.if(p.known(value.column), p.oneOf(value.column, [word]), unknown);
}
/** Is it one of these: certain, impossible, or open. 无 is none of them. */
export function isOneOf(p: Pool, value: WordValue | ChoiceValue, words: readonly string[]): Exp {
  if (value.kind === "choice") {
    const inside = p.or(...[...value.possible].filter(([word]) => words.includes(word)).map(([, may]) => may));
    const outside = p.or(value.none, ...[...value.possible].filter(([word]) => !words.includes(word)).map(([, may]) => may));
    return p.case([{ when: p.not(inside), then: p.FALSE }, { when: p.not(outside), then: p.TRUE }], p.OPEN);
  }
  const within = (domain: readonly string[] | null): Exp => {
    if (domain === null) return p.OPEN;
    const inside = domain.filter((word) => words.includes(word)).length;
    return inside === 0 ? p.FALSE : inside === domain.length && !value.mayBeNone ? p.TRUE : p.OPEN;
  };
  const unknown = p.case(value.limits.map((limit) => ({ when: limit.when, then: within(limit.words) })), within(value.domain));
  const known = p.oneOf(value.column, words);
  return unknown === p.OPEN ? known : p.if(p.known(value.column), known, unknown);
}

/** Definite values need nothing more, whatever is open below them. */
export function settled(value: Low, { plan: { pool: p } }: { readonly plan: { readonly pool: Pool } }): Low {
  return value.kind === "number" ? openNumber(p, value, value.open) : value.kind === "truth" ? openTruth(p, value.truth, value.open) : value;
}
