/**
 * 值: what an expression may still be. A known fact is one value, an unknown one its whole domain.
 * Days and years are numbers here; the term's type tells which.
 */
import { compare, greatest, hull, least, type Range, type Rational, type Truth } from "#kernel";

export type Value =
  | { readonly kind: "truth"; readonly truth: Truth }
  /** `none`: it may also be 无 (or not covered by any row of a table). */
  | { readonly kind: "number"; readonly low: Rational | null; readonly high: Rational | null; readonly none: boolean }
  /** `words` null = any word. */
  | { readonly kind: "words"; readonly words: readonly string[] | null; readonly none: boolean }
  /** A set of words, such as 主体类型; null = unknown. */
  | { readonly kind: "many"; readonly words: readonly string[] | null }
  | { readonly kind: "none" };

export type NumberValue = Extract<Value, { kind: "number" }>;
export type WordsValue = Extract<Value, { kind: "words" }>;

const YES: Value = { kind: "truth", truth: "是" };
const NO: Value = { kind: "truth", truth: "否" };
const OPEN: Value = { kind: "truth", truth: "未定" };
export const ofTruth = (truth: Truth): Value => (truth === "是" ? YES : truth === "否" ? NO : OPEN);
export const NONE: Value = { kind: "none" };

export const ofNumber = (value: Rational): NumberValue => ({ kind: "number", low: value, high: value, none: false });
export const ofRange = (range: Range, none = false): NumberValue => ({ kind: "number", low: range.low, high: range.high, none });
export const ofWord = (word: string): Value => ({ kind: "words", words: [word], none: false });

/** Definite: no fact can change it any more. */
export function isDefinite(value: Value): boolean {
  switch (value.kind) {
    case "truth":
      return value.truth !== "未定";
    case "number":
      return !value.none && value.low !== null && value.high !== null && compare(value.low, value.high) === 0;
    case "words":
      return !value.none && value.words?.length === 1;
    case "many":
      return value.words !== null;
    case "none":
      return true;
  }
}

/** The truth of a value that stands where a condition is wanted; 无 is not a yes. */
export const truthIn = (value: Value): Truth => (value.kind === "truth" ? value.truth : value.kind === "none" ? "否" : "未定");

/** As a range, which a number is; 无 and what is not a number have none. */
export const rangeIn = (value: Value): Range | null => (value.kind === "number" ? value : null);

/** The smallest value that holds both. */
export function joinValues(a: Value, b: Value): Value {
  // Of a condition 无 is a no.
  if (a.kind === "truth" && b.kind === "none") return joinValues(a, NO);
  if (a.kind === "none" && b.kind === "truth") return joinValues(NO, b);
  if (a.kind === "none") return b.kind === "none" ? NONE : mayBeNone(b);
  if (b.kind === "none") return mayBeNone(a);
  if (a.kind === "truth" && b.kind === "truth") return a.truth === b.truth ? a : OPEN;
  if (a.kind === "number" && b.kind === "number") return ofRange(hull(a, b), a.none || b.none);
  if (a.kind === "words" && b.kind === "words")
    return { kind: "words", words: a.words && b.words ? eitherOf(a.words, b.words) : null, none: a.none || b.none };
  if (a.kind === "many" && b.kind === "many") return { kind: "many", words: null };
  return a;
}

const eitherOf = (a: readonly string[], b: readonly string[]): readonly string[] => (b.every((word) => a.includes(word)) ? a : [...new Set([...a, ...b])]);

export function mayBeNone(value: Value): Value {
  return value.kind === "number" || value.kind === "words" ? { ...value, none: true } : value;
}

/** Numbers compared as ranges. */
export function compareRanges(comparison: "=" | "≠" | ">" | "≥" | "<" | "≤", a: Range, b: Range): Truth {
  switch (comparison) {
    case "≥":
      return atLeast(a, b);
    case "≤":
      return atLeast(b, a);
    case ">":
      return flip(atLeast(b, a));
    case "<":
      return flip(atLeast(a, b));
    case "=":
      return equal(a, b);
    case "≠":
      return flip(equal(a, b));
  }
}

const flip = (truth: Truth): Truth => (truth === "是" ? "否" : truth === "否" ? "是" : "未定");

function atLeast(a: Range, b: Range): Truth {
  if (a.low !== null && b.high !== null && compare(a.low, b.high) >= 0) return "是";
  if (a.high !== null && b.low !== null && compare(a.high, b.low) < 0) return "否";
  return "未定";
}

function equal(a: Range, b: Range): Truth {
  const low = a.low === null ? b.low : b.low === null ? a.low : greatest(a.low, b.low);
  const high = a.high === null ? b.high : b.high === null ? a.high : least(a.high, b.high);
  if (low === null || high === null) return "未定";
  const order = compare(low, high);
  if (order > 0) return "否";
  const points = a.low !== null && a.high !== null && b.low !== null && b.high !== null && compare(a.low, a.high) === 0 && compare(b.low, b.high) === 0;
  return points ? "是" : "未定";
}
