import { add, and, compare, isCreditCode, least, maxRanges, minRanges, multiplier, multiply, subtract, truthOf, type Range, type Rational, type Truth } from "#kernel";
import type { Term, TermOf } from "#policy";
import type { Explain, Outcome, Parts, Reckon } from "../context.ts";
import { compareRanges, isDefinite, joinValues, mayBeNone, NONE, ofRange, ofTruth, rangeIn, type Value } from "../value.ts";
import { countDays } from "./count-days.ts";
import { valueFrom, yearsOf } from "./facts.ts";
import { known, node } from "./outcome.ts";
import { periodOf, shiftRange } from "./periods.ts";
import { holds, holdsValue } from "./registers.ts";

const ANY: Range = { low: null, high: null };
const rangeOf = (value: Value | undefined): Range => (value && rangeIn(value)) || ANY;
const isNone = (value: Value | undefined): boolean => value?.kind === "none";

const orNone = (value: Value | undefined): boolean => value?.kind === "number" && value.none;
/** 无 where the argument may be 无. */
const perhaps = (argument: Value | undefined, value: Value): Value => (orNone(argument) ? mayBeNone(value) : value);
/** A day that is 无 is neither near nor long ago. */
const unlessNone = (day: Value | undefined, truth: Truth): Truth => (isNone(day) ? "否" : orNone(day) ? and(truth, "未定") : truth);

/** 函数. */
export function callFunction(term: TermOf<"call">, parts: Parts): Explain {
  switch (term.name) {
    case "持有":
      return holds(term, titleIn(term), parts);
    case "天数":
      return countDays(term, parts);
    default: {
      const args = term.args.map(parts.explain);
      const apply = applied(term);
      const shown = shownOf(term);
      return (context) => {
        const outcomes = args.map((arg) => arg(context));
        const value = apply(outcomes.map((outcome) => outcome.value), context.on);
        return shown(value, outcomes);
      };
    }
  }
}

export function functionValue(term: TermOf<"call">, parts: Parts): Reckon {
  switch (term.name) {
    case "持有":
      return holdsValue(titleIn(term), parts);
    case "天数":
      return valueFrom(parts.explain(term));
    default: {
      const args = term.args.map(parts.reckon);
      const apply = applied(term);
      return (context) => apply(args.map((arg) => arg(context)), context.on);
    }
  }
}

function titleIn({ args: [title] }: TermOf<"call">): string {
  return title?.op === "constant" && title.value.kind === "word" ? title.value.word : "";
}

type Apply = (args: readonly Value[], on: number) => Value;

function applied(term: TermOf<"call">): Apply {
  switch (term.name) {
    case "近":
      return recent(term);
    case "满":
      return ([first, second, third]) => {
        const due = shiftRange(rangeOf(first), periodOf(term.args[1] as Term, rangeOf(second)), 1);
        return ofTruth(unlessNone(third, unlessNone(first, compareRanges("≥", rangeOf(third), due))));
      };
    case "年":
      return ([day]) => (isNone(day) ? NONE : perhaps(day, yearsOf(rangeOf(day))));
    case "取小": case "取大":
      return extreme(term.name === "取小" ? minRanges : maxRanges);
    case "信用代码有效":
      return ([code]) => {
        const words = code?.kind === "words" ? code.words : null;
        return ofTruth(words === null ? "未定" : truthOf(words.every(isCreditCode)));
      };
    case "累进":
      return progression(term);
    case "首个已知":
      return (args) => args.find(isTold) ?? args.reduce(joinValues);
    default:
      // 全区计数. Never asked of one enterprise: it stands only in 职责's 指标, which runs over a city answer.
      return () => ofRange(ANY);
  }
}

const isTold = (value: Value): boolean => isDefinite(value) && !isNone(value);

/** Shows what was looked at: all of it, and for some functions only what can decide. */
function shownOf(term: TermOf<"call">): (value: Value, args: readonly Outcome[]) => Outcome {
  switch (term.name) {
    case "取小": case "取大":
      return (value, args) => node(term, value, args, args.filter((arg) => canDecide(term.name, rangeOf(arg.value), rangeOf(value))));
    case "首个已知":
      return (value, args) => {
        const told = args.find((arg) => isTold(arg.value));
        return node(term, value, told ? [told] : args);
      };
    case "全区计数":
      return (value) => known(term, value);
    default:
      return (value, args) => node(term, value, args);
  }
}

/** 近: between the day that lies the period back and the day of asking, both included. */
function recent(term: TermOf<"call">): Apply {
  return (args, on) => {
    const [first, second] = args;
    const date = rangeOf(first);
    const asked: Range = { low: on, high: on };
    const since = shiftRange(asked, periodOf(term.args[1] as Term, rangeOf(second)), -1);
    return ofTruth(unlessNone(first, and(compareRanges("≤", since, date), compareRanges("≤", date, asked))));
  };
}

const extreme = (pick: (a: Range, b: Range) => Range): Apply => (args) => (args.some(isNone) ? NONE : ofRange(args.map(rangeOf).reduce(pick), args.some(orNone)));

/** An argument that lies wholly on the far side of the result can no longer decide it. */
function canDecide(name: string, arg: Range, result: Range): boolean {
  if (name === "取小") return !(arg.low !== null && result.high !== null && compare(arg.low, result.high) > 0);
  return !(arg.high !== null && result.low !== null && compare(arg.high, result.low) < 0);
}

/** 超额累进: each rate on the part between its start and the next. Rising, so both ends of a range may be taken. */
function progression(term: TermOf<"call">): Apply {
  const rates = term.args.map((arg) => (arg.op === "constant" && arg.value.kind === "number" ? multiplier(arg.value.number) : null));
  const progressive = (value: Rational | null, args: readonly Value[]): Rational | null => {
    if (value === null) return null;
    let total: Rational = 0;
    for (let index = 1; index + 1 < args.length; index += 2) {
      const start = lowOf(args[index]) ?? 0;
      const end = index + 2 < args.length ? lowOf(args[index + 2]) : null;
      const part = subtract(end === null ? value : least(value, end), start);
      if (compare(part, 0) > 0) total = add(total, rates[index + 1]?.(part) ?? multiply(part, lowOf(args[index + 1]) ?? 0));
    }
    return total;
  };
  return (args) => {
    if (isNone(args[0])) return NONE;
    const { low, high } = rangeOf(args[0]);
    const from = progressive(low, args);
    return perhaps(args[0], ofRange({ low: from, high: low === high ? from : progressive(high, args) }));
  };
}

const lowOf = (value: Value | undefined): Rational | null => (value?.kind === "number" ? value.low : null);
