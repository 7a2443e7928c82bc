import { add, and, compare, isCreditCode, least, maxRanges, minRanges, multiplier, multiply, subtract, truthOf, type Range, type Rational, type Truth } from "#kernel";
import type { Term, TermOf } from "#policy";
import type { Explain, Outcome, Parts } from "../context.ts";
import { compareRanges, isDefinite, joinValues, mayBeNone, NONE, ofRange, ofTruth, rangeIn, type Value } from "../value.ts";
import { countDays } from "./count-days.ts";
import { yearsOf } from "./facts.ts";
import { known, node } from "./outcome.ts";
import { periodOf, shiftRange } from "./periods.ts";
import { holds } from "./registers.ts";

const ANY: Range = { low: null, high: null };
const rangeOf = (outcome: Outcome | undefined): Range => (outcome && rangeIn(outcome.value)) || ANY;
const isNone = (outcome: Outcome | undefined): boolean => outcome?.value.kind === "none";

const orNone = (outcome: Outcome | undefined): boolean => outcome?.value.kind === "number" && outcome.value.none;
/** 无 where the argument may be 无. */
const perhaps = (argument: Outcome | undefined, value: Value): Value => (orNone(argument) ? mayBeNone(value) : value);
/** A day that is 无 is neither near nor long ago. */
const unlessNone = (day: Outcome | undefined, truth: Truth): Truth => (isNone(day) ? "否" : orNone(day) ? and(truth, "未定") : truth);

/** 函数. */
export function callFunction(term: TermOf<"call">, parts: Parts): Explain {
  const title = term.args[0];
  switch (term.name) {
    case "持有":
      return holds(term, title?.op === "constant" && title.value.kind === "word" ? title.value.word : "", parts);
    case "天数":
      return countDays(term, parts);
    default: {
      const args = term.args.map(parts.explain);
      const apply = applied(term);
      return (context) => apply(args.map((arg) => arg(context)), context.on);
    }
  }
}

type Apply = (args: readonly Outcome[], on: number) => Outcome;

function applied(term: TermOf<"call">): Apply {
  switch (term.name) {
    case "近":
      return recent(term);
    case "满":
      return (args) => {
        const [first, second, third] = args;
        const due = shiftRange(rangeOf(first), periodOf(term.args[1] as Term, rangeOf(second)), 1);
        return node(term, ofTruth(unlessNone(third, unlessNone(first, compareRanges("≥", rangeOf(third), due)))), args);
      };
    case "年":
      return (args) => node(term, isNone(args[0]) ? NONE : perhaps(args[0], yearsOf(rangeOf(args[0]))), args);
    case "取小": case "取大":
      return (args) => extreme(term, args);
    case "信用代码有效":
      return (args) => {
        const value = args[0]?.value;
        const words = value?.kind === "words" ? value.words : null;
        return node(term, ofTruth(words === null ? "未定" : truthOf(words.every(isCreditCode))), args);
      };
    case "累进":
      return progression(term);
    case "首个已知":
      return (args) => {
        const settled = args.find((arg) => isDefinite(arg.value) && !isNone(arg));
        return settled ? node(term, settled.value, [settled]) : node(term, args.map((arg) => arg.value).reduce(joinValues), args);
      };
    default:
      // 全区计数. Never asked of one enterprise: it stands only in 职责's 指标, which runs over a city answer.
      return () => known(term, ofRange(ANY));
  }
}

/** 近: between the day that lies the period back and the day of asking, both included. */
function recent(term: TermOf<"call">): Apply {
  return (args, on) => {
    const [first, second] = args;
    const date = rangeOf(first);
    const asked: Range = { low: on, high: on };
    const since = shiftRange(asked, periodOf(term.args[1] as Term, rangeOf(second)), -1);
    return node(term, ofTruth(unlessNone(first, and(compareRanges("≤", since, date), compareRanges("≤", date, asked)))), args);
  };
}

function extreme(term: TermOf<"call">, args: readonly Outcome[]): Outcome {
  if (args.some(isNone)) return node(term, NONE, args);
  const range = args.map(rangeOf).reduce(term.name === "取小" ? minRanges : maxRanges);
  const none = args.some((arg) => arg.value.kind === "number" && arg.value.none);
  return node(term, ofRange(range, none), args, args.filter((arg) => canDecide(term.name, rangeOf(arg), range)));
}

/** An argument that lies wholly on the far side of the result can no longer decide it. */
function canDecide(name: string, arg: Range, result: Range): boolean {
  if (name === "取小") return !(arg.low !== null && result.high !== null && compare(arg.low, result.high) > 0);
  return !(arg.high !== null && result.low !== null && compare(arg.high, result.low) < 0);
}

/** 超额累进: each rate on the part between its start and the next. Rising, so both ends of a range may be taken. */
function progression(term: TermOf<"call">): Apply {
  const rates = term.args.map((arg) => (arg.op === "constant" && arg.value.kind === "number" ? multiplier(arg.value.number) : null));
  const progressive = (value: Rational | null, args: readonly Outcome[]): Rational | null => {
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
    if (isNone(args[0])) return node(term, NONE, args);
    const { low, high } = rangeOf(args[0]);
    const from = progressive(low, args);
    return node(term, perhaps(args[0], ofRange({ low: from, high: low === high ? from : progressive(high, args) })), args);
  };
}

const lowOf = (outcome: Outcome | undefined): Rational | null => (outcome?.value.kind === "number" ? outcome.value.low : null);
