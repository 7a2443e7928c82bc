import { add, compare, dateOf, greatest, isCreditCode, least, maxRanges, minRanges, multiply, subtract, truthOf, type Day, type Range, type Rational, type Truth } from "#kernel";
import type { Term, TermOf } from "#policy";
import type { Context, Outcome } from "../context.ts";
import { compareRanges, isDefinite, joinValues, mayBeNone, NONE, ofNumber, ofRange, ofTruth, rangeIn, truthIn, type Value } from "../value.ts";
import type { Evaluate } from "./aggregates.ts";
import { yearBounds, yearsOf } from "./facts.ts";
import { known, node, NOTHING_MISSING } from "./outcome.ts";
import { periodOf, shiftRange } from "./periods.ts";
import { holds } from "./registers.ts";

const ANY: Range = { low: null, high: null };
const rangeOf = (outcome: Outcome | undefined): Range => (outcome && rangeIn(outcome.value)) || ANY;

/** 函数. */
export function callFunction(term: TermOf<"call">, context: Context, evaluate: Evaluate): Outcome {
  if (term.name === "持有") {
    const title = term.args[0];
    return holds(term, title?.op === "constant" && title.value.kind === "word" ? title.value.word : "", context);
  }
  if (term.name === "天数") return countDays(term, context, evaluate);
  const args = term.args.map((arg) => evaluate(arg, context));
  const [first, second, third] = args;
  switch (term.name) {
    case "近": {
      const date = rangeOf(first);
      const asked: Range = { low: context.on, high: context.on };
      const since = shiftRange(asked, periodOf(term.args[1] as Term, rangeOf(second)), -1);
      const truth = [compareRanges("≤", since, date), compareRanges("≤", date, asked)].reduce<Truth>(both, "是");
      return node(term, ofTruth(unlessNone(first, truth)), args);
    }
    case "满": {
      const due = shiftRange(rangeOf(first), periodOf(term.args[1] as Term, rangeOf(second)), 1);
      return node(term, ofTruth(unlessNone(third, unlessNone(first, compareRanges("≥", rangeOf(third), due)))), args);
    }
    case "年":
      return node(term, first?.value.kind === "none" ? NONE : perhaps(first, yearsOf(rangeOf(first))), args);
    case "取小": case "取大": {
      const pick = term.name === "取小" ? minRanges : maxRanges;
      if (args.some((arg) => arg.value.kind === "none")) return node(term, NONE, args);
      const range = args.map(rangeOf).reduce(pick);
      const none = args.some((arg) => arg.value.kind === "number" && arg.value.none);
      return node(term, ofRange(range, none), args, args.filter((arg) => canDecide(term.name, rangeOf(arg), range)));
    }
    case "信用代码有效": {
      const words = first?.value.kind === "words" ? first.value.words : null;
      return node(term, ofTruth(words === null ? "未定" : truthOf(words.every(isCreditCode))), args);
    }
    case "累进":
      if (first?.value.kind === "none") return node(term, NONE, args);
      return node(term, perhaps(first, ofRange({ low: progressive(rangeOf(first).low, args), high: progressive(rangeOf(first).high, args) })), args);
    case "首个已知": {
      const settled = args.find((arg) => isDefinite(arg.value) && arg.value.kind !== "none");
      if (settled) return node(term, settled.value, [settled]);
      return node(term, args.map((arg) => arg.value).reduce(joinValues), args);
    }
    default:
      // 全区计数. Never asked of one enterprise: it stands only in 职责's 指标, which runs over a city answer.
      return { ...known(term, ofRange(ANY)), missing: NOTHING_MISSING };
  }
}

const orNone = (outcome: Outcome | undefined): boolean => outcome?.value.kind === "number" && outcome.value.none;
/** 无 where the argument may be 无. */
const perhaps = (argument: Outcome | undefined, value: Value): Value => (orNone(argument) ? mayBeNone(value) : value);
/** A day that is 无 is neither near nor long ago. */
const unlessNone = (day: Outcome | undefined, truth: Truth): Truth => (day?.value.kind === "none" ? "否" : orNone(day) ? both(truth, "未定") : truth);

const both = (a: Truth, b: Truth): Truth => (a === "否" || b === "否" ? "否" : a === "是" && b === "是" ? "是" : "未定");

/** An argument that lies wholly on the far side of the result can no longer decide it. */
function canDecide(name: string, arg: Range, result: Range): boolean {
  if (name === "取小") return !(arg.low !== null && result.high !== null && compare(arg.low, result.high) > 0);
  return !(arg.high !== null && result.low !== null && compare(arg.high, result.low) < 0);
}

/** 超额累进: each rate on the part between its start and the next. Rising, so both ends of a range may be taken. */
function progressive(value: Rational | null, args: readonly Outcome[]): Rational | null {
  if (value === null) return null;
  let total: Rational = 0;
  for (let index = 1; index + 1 < args.length; index += 2) {
    const start = rangeOf(args[index]).low ?? 0;
    const end = index + 2 < args.length ? rangeOf(args[index + 2]).low : null;
    const top = end === null ? value : least(value, end);
    total = add(total, multiply(greatest(0, subtract(top, start)), rangeOf(args[index + 1]).low ?? 0));
  }
  return total;
}

/**
 * 天数: days of [起, 止] inside the year, inside 有效 and up to the day of asking, on which the condition holds.
 * Both end days count (SEMANTICS §1).
 */
function countDays(term: TermOf<"call">, context: Context, evaluate: Evaluate): Outcome {
  const [startTerm, endTerm, yearTerm, condition] = term.args;
  const args = [startTerm, endTerm, yearTerm].map((arg) => evaluate(arg as Term, context));
  const [start, end, year] = args.map((arg) => rangeOf(arg)) as [Range, Range, Range];
  if (typeof year.low !== "number" || year.low !== year.high) return node(term, condition && neverHolds(condition, context, evaluate) ? ofNumber(0) : ofRange({ low: 0, high: 366 }), args);
  const validity = context.rule?.block.validity ?? context.policy.validity;
  const bounds = yearBounds(year.low);
  const first = Math.max(bounds.first, validity.from ?? bounds.first, typeof start.low === "number" ? start.low : bounds.first);
  const last = Math.min(bounds.last, validity.to ?? bounds.last, context.on, typeof end.high === "number" ? end.high : bounds.last);
  let certain = 0;
  let possible = 0;
  const open: Outcome[] = [];
  for (let day = first; day <= last; day++) {
    const inside = both(compareRanges("≤", start, { low: day, high: day }), compareRanges("≤", { low: day, high: day }, end));
    const outcome = condition ? onDay(condition, day, context, evaluate) : null;
    const truth = outcome ? both(inside, truthIn(outcome.value)) : inside;
    if (truth === "是") certain++;
    if (truth !== "否") possible++;
    if (truth === "未定" && outcome && open.length < 3 && truthIn(outcome.value) === "未定") open.push(outcome);
  }
  return node(term, ofRange({ low: certain, high: Math.max(possible, certain) }), args, [...args, ...open]);
}

/** Holds on no day at all, whichever day it is. */
function neverHolds(condition: Term, context: Context, evaluate: Evaluate): boolean {
  const anyDay = known(condition, ofRange(ANY));
  return truthIn(evaluate(condition, { ...context, event: anyDay, year: anyDay, asked: anyDay, element: null, elementKind: null }).value) === "否";
}

function onDay(condition: Term, day: Day, context: Context, evaluate: Evaluate): Outcome {
  let byDay = context.byDay.get(condition);
  if (!byDay) context.byDay.set(condition, (byDay = new Map()));
  const seen = byDay.get(day);
  if (seen) return seen;
  const event = known(condition, ofNumber(day));
  const year = known(condition, ofNumber(dateOf(day).year));
  const outcome = evaluate(condition, { ...context, event, year, asked: event, element: null, elementKind: null });
  byDay.set(day, outcome);
  return outcome;
}

