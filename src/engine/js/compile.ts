/**
 * 译成 JavaScript: one function per rule. Where all it reads is told, a function without unknowns answers; else the three-valued one.
 * Whole numbers are plain numbers while they are exact; a product that leaves the exact range stops the fast function (TooLarge),
 * and the same text over BigInt answers instead.
 */
import { dateOf, dayOf, shiftDay } from "#kernel";
import type { Reference } from "#policy";
import type { LoweredRule, Outputs } from "../lower/lower-rule.ts";
import { print, type Printed } from "./print.ts";
import { ownParts, toldRule } from "./told.ts";

/** A cell: 分, day number, scaled decimal as number; truth; text; null = unknown. */
export type Cell = number | boolean | string | null;
export type Row = Readonly<Record<string, Cell>>;
/** One enterprise as the compiled function reads it: its own cells and the rows of its lists. */
export interface Columns {
  readonly enterprise: Row;
  readonly lists: Readonly<Record<string, readonly Row[]>>;
}
/** Of what is 不适用 or 不符合 (settled 1, 2) the rest may be null: nobody asks what it would have been. */
export type Result = { readonly [Name in keyof Outputs]: number | bigint | boolean | null } & { readonly record: number | null };
export type Compiled = (columns: Columns) => Result[];

/** Bits of a mask that a plain number keeps through | and &. */
const PLAIN_BITS = 30;

class TooLarge extends Error {}

function exact(value: number): number {
  if (value > Number.MAX_SAFE_INTEGER || value < -Number.MAX_SAFE_INTEGER) throw new TooLarge();
  return value;
}

/** What the printed text calls. Three-valued, NULL = null, as SQL has it. */
const NUMBERS = {
  mul: (a: number, b: number): number => exact(a * b),
  exact,
  tooLarge: (): never => {
    throw new TooLarge();
  },
  cut: (a: number, by: number): number => (a - (a % by)) / by,
  year: (day: number): number => dateOf(day).year,
  yearEnd: (year: number): number => dayOf(year, 12, 31),
  shift: (day: number, count: number, unit: "年" | "月" | "天"): number => shiftDay(day, { count, unit }),
  has: (words: string, word: string): boolean => words === word || (words.includes(word) && `、${words}、`.includes(`、${word}、`)),
};
const LARGE = {
  mul: (a: bigint, b: bigint): bigint => a * b,
  exact: (value: bigint): bigint => value,
  tooLarge: NUMBERS.tooLarge,
  cut: (a: bigint, by: bigint): bigint => a / by,
  year: (day: bigint): bigint => BigInt(dateOf(Number(day)).year),
  yearEnd: (year: bigint): bigint => BigInt(dayOf(Number(year), 12, 31)),
  shift: (day: bigint, count: number, unit: "年" | "月" | "天"): bigint => BigInt(shiftDay(Number(day), { count, unit })),
  has: NUMBERS.has,
};
type Tools = typeof NUMBERS | typeof LARGE;

/** @returns a function over columns; only what is compiled from checked documents is ever run. */
export function compileRule(lowered: LoweredRule, reference: Reference): Compiled {
  const open: Printed = { driver: lowered.driver, years: lowered.plan.years, year: lowered.year, outputs: lowered.outputs, mine: ownParts(lowered.outputs, lowered.plan.enterprise), told: null };
  const large = build<Compiled>(open, true);
  if (lowered.bits.length > PLAIN_BITS) return large;
  const fast = build<Compiled>(open, false);
  const [one, none] = [true, false].map((there) => {
    const told = toldRule(lowered, reference, there);
    return build<(columns: Columns) => Result[] | null>({ ...open, year: told.year, outputs: told.outputs, mine: told.mine, told }, false);
  });
  const list = lowered.driver?.table ?? null;
  return (columns) => {
    try {
      const told = list === null || (columns.lists[list]?.length ?? 0) > 0 ? one : none;
      return told?.(columns) ?? fast(columns);
    } catch (error) {
      if (error instanceof TooLarge) return large(columns);
      throw error;
    }
  };
}

function build<Made>(printed: Printed, large: boolean): Made {
  return (new Function("tools", print(printed, large)) as (tools: Tools) => Made)(large ? LARGE : NUMBERS);
}
