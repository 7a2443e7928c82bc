/** 轴: one fact that can vary, cut into cells so that inside a cell no comparison of the rule changes its answer. */
import { add, compare, divide, isPoint, multiply, ratio, subtract, truncateTo, type Range, type Rational } from "#kernel";
import type { Fact, Region } from "#policy";
import { ofNumber, ofRange, ofTruth, ofWord, type Value } from "../value.ts";

export type AxisPlace =
  | { readonly kind: "企业" }
  | { readonly kind: "年度"; readonly back: number }
  | { readonly kind: "本项"; readonly record: string };
export interface AxisFact {
  readonly key: string;
  readonly place: AxisPlace;
  readonly fact: Fact;
}
/** All values of a cell, and one of them to make an enterprise of; null where none can be named and the fact is left unsaid. */
export interface Cell {
  readonly value: Value;
  readonly sample: Value | null;
}
export interface Axis extends AxisFact {
  readonly cells: readonly Cell[];
  readonly isNumeric: boolean;
}

/** A word that is none of those the rule names. */
const OTHER_WORD = "其他（虚构）";
const MILLION_YUAN = 100_000_000;

/** Values of a fact lie this far apart: money in 分, heads in whole numbers. Null: as close as you like. */
export function gridOf({ type, written }: Fact): Rational | null {
  if (type.kind !== "number") return null;
  if (/^(金额|人数|家数)/.test(written)) return 1;
  return null;
}

/** @param cuts where a comparison changes; @param words the rule names. */
export function axisOf(of: AxisFact, cuts: readonly Rational[], words: readonly string[], regions: readonly Region[]): Axis {
  const { fact } = of;
  switch (fact.type.kind) {
    case "truth":
      return { ...of, isNumeric: false, cells: (["是", "否"] as const).map((truth) => point(ofTruth(truth))) };
    case "word": {
      const listed = fact.type.words;
      const named = listed ?? [...new Set([...fact.listed, ...words])];
      return { ...of, isNumeric: false, cells: [...named.map((word) => point(ofWord(word))), ...(listed ? [] : [point(ofWord(OTHER_WORD))]), ...none(fact)] };
    }
    case "region":
      return { ...of, isNumeric: false, cells: [...placesOf(regions).map((name) => (isElsewhere(name) ? { value: ofWord(name), sample: null } : point(ofWord(name)))), ...none(fact)] };
    case "industry":
      return { ...of, isNumeric: false, cells: [...words.map((word) => point(ofWord(word))), { value: { kind: "words", words: null, none: fact.mayBeNone }, sample: null }] };
    case "number":
      return { ...of, isNumeric: true, cells: [...numbers(fact, cuts), ...none(fact)] };
    case "day": case "year": case "set": case "none":
      return { ...of, isNumeric: false, cells: [] };
  }
}

const ELSEWHERE = "别处（虚构）";
const isElsewhere = (name: string): boolean => name.endsWith(ELSEWHERE);
const isDivided = (name: string, regions: readonly Region[]): boolean => regions.some(({ parent }) => parent === name);

/** The table need not list every part of a region: what lies in it and in none of its parts is a part of its own. */
export const withElsewhere = (regions: readonly Region[]): readonly Region[] =>
  [...regions, ...regions.filter(({ name }) => isDivided(name, regions)).map(({ name }) => ({ name: `${name}${ELSEWHERE}`, parent: name, code: null, note: "" }))];

/** An enterprise is at one place, and a place is not divided any more. */
const placesOf = (regions: readonly Region[]): readonly string[] => regions.filter(({ name }) => !isDivided(name, regions)).map(({ name }) => name);

const point = (value: Value): Cell => ({ value, sample: value });
const none = (fact: Fact): Cell[] => (fact.mayBeNone ? [point({ kind: "none" })] : []);

/** Cuts and what lies between them. */
function numbers(fact: Fact, cuts: readonly Rational[]): Cell[] {
  const grid = gridOf(fact);
  const inside = cuts.filter((cut) => fact.negative || compare(cut, 0) >= 0).sort(compare).filter((cut, index, all) => index === 0 || compare(cut, all[index - 1] as Rational) !== 0);
  const cells: Cell[] = [];
  let low: Rational | null = fact.negative ? null : 0;
  for (const cut of inside) {
    const below = grid === null ? cut : truncateTo(cut, grid);
    const onGrid = compare(below, cut) === 0;
    push(cells, { low, high: grid === null || !onGrid ? below : subtract(below, grid) }, fact, grid);
    if (onGrid) cells.push(point(ofNumber(cut)));
    low = grid === null ? cut : add(below, grid);
  }
  push(cells, { low, high: null }, fact, grid);
  return cells;
}

function push(cells: Cell[], range: Range, fact: Fact, grid: Rational | null): void {
  const { low, high } = range;
  if (low !== null && high !== null && (compare(low, high) > 0 || (grid === null && isPoint(range)))) return;
  cells.push({ value: ofRange(range), sample: ofNumber(sampleOf(range, fact, grid)) });
}

/** A plain number inside: the middle, or twice the lower end. */
function sampleOf({ low, high }: Range, fact: Fact, grid: Rational | null): Rational {
  const usual: Rational = fact.type.kind === "number" && fact.type.dimension["元"] === 1 ? MILLION_YUAN : fact.written.startsWith("比例") ? ratio(1n, 10n) : 10;
  if (high === null) return low === null || compare(low, 0) <= 0 ? usual : rounded(multiply(low, 2), { low, high }, grid);
  if (low === null) return subtract(high, usual);
  return rounded(divide(add(low, high), 2), { low, high }, grid);
}

/** The roundest number near the middle that is still inside. */
function rounded(value: Rational, { low, high }: Range, grid: Rational | null): Rational {
  const isInside = (x: Rational): boolean => (low === null || compare(x, low) >= 0) && (high === null || compare(x, high) <= 0);
  for (let step: Rational = grid === null ? 1 : 1e12; compare(step, grid ?? ratio(1n, 10_000n)) >= 0; step = divide(step, 10)) {
    const near = truncateTo(value, step);
    if (compare(near, 0) !== 0 && isInside(near)) return near;
  }
  return grid === null ? value : truncateTo(value, grid);
}
