import { and, dateOf, type Day, type Range } from "#kernel";
import type { Term, TermOf } from "#policy";
import { validityOf, type Context, type Explain, type Outcome, type Parts } from "../context.ts";
import { compareRanges, ofNumber, ofRange, rangeIn, truthIn } from "../value.ts";
import { yearBounds } from "./facts.ts";
import { known, node } from "./outcome.ts";

const ANY: Range = { low: null, high: null };
/** So many open days are shown; the others are open for the same reasons. */
const SHOWN = 3;

/**
 * 天数: days of [起, 止] inside the year, inside 有效 and up to the day of asking, on which the condition holds.
 * Both end days count (SEMANTICS §1).
 */
export function countDays(term: TermOf<"call">, { explain }: Parts): Explain {
  const [startTerm, endTerm, yearTerm, condition] = term.args;
  const parts = [startTerm, endTerm, yearTerm].map((arg) => explain(arg as Term));
  const asked = condition ? { term: condition, explain: explain(condition) } : null;
  return (context) => {
    const args = parts.map((part) => part(context));
    const [start, end, year] = args.map((arg) => rangeIn(arg.value) ?? ANY) as [Range, Range, Range];
    if (typeof year.low !== "number" || year.low !== year.high) return node(term, asked && neverHolds(asked, context) ? ofNumber(0) : ofRange({ low: 0, high: 366 }), args);
    const validity = context.rule ? validityOf(context.rule) : context.policy.validity;
    const bounds = yearBounds(year.low);
    const first = Math.max(bounds.first, validity.from ?? bounds.first, typeof start.low === "number" ? start.low : bounds.first);
    const last = Math.min(bounds.last, validity.to ?? bounds.last, context.on, typeof end.high === "number" ? end.high : bounds.last);
    let certain = 0;
    let possible = 0;
    const open: Outcome[] = [];
    for (let day = first; day <= last; day++) {
      const at: Range = { low: day, high: day };
      const inside = and(compareRanges("≤", start, at), compareRanges("≤", at, end));
      const outcome = asked ? onDay(asked, day, context) : null;
      const truth = outcome ? and(inside, truthIn(outcome.value)) : inside;
      if (truth === "是") certain++;
      if (truth !== "否") possible++;
      if (truth === "未定" && outcome && open.length < SHOWN && truthIn(outcome.value) === "未定") open.push(outcome);
    }
    return node(term, ofRange({ low: certain, high: Math.max(possible, certain) }), args, [...args, ...open]);
  };
}

interface Asked {
  readonly term: Term;
  readonly explain: Explain;
}

/** Holds on no day at all, whichever day it is. */
function neverHolds({ term, explain }: Asked, context: Context): boolean {
  const anyDay = known(term, ofRange(ANY));
  return truthIn(explain({ ...context, event: anyDay, year: anyDay, asked: anyDay, element: null, elementKind: null }).value) === "否";
}

function onDay({ term, explain }: Asked, day: Day, context: Context): Outcome {
  const byTerm = (context.days.byTerm ??= new Map());
  let byDay = byTerm.get(term);
  if (!byDay) byTerm.set(term, (byDay = new Map()));
  const seen = byDay.get(day);
  if (seen) return seen;
  const event = known(term, ofNumber(day));
  const year = known(term, ofNumber(dateOf(day).year));
  const outcome = explain({ ...context, event, year, asked: event, element: null, elementKind: null });
  byDay.set(day, outcome);
  return outcome;
}
