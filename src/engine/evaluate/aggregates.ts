import { add, and, greatest, least, divide, type Range, type Rational, type Truth } from "#kernel";
import { kindNamed, type Place, type Term, type TermOf } from "#policy";
import type { Missing } from "../answer.ts";
import type { Context, Outcome } from "../context.ts";
import { listOf, type Row } from "../dossier.ts";
import { compareRanges, NONE, ofRange, ofTruth, rangeIn, truthIn, type Value } from "../value.ts";
import { endOfYears, recordField } from "./facts.ts";
import { node, NO_DECISIONS, unite, uniteDecisions } from "./outcome.ts";

export type Evaluate = (term: Term, context: Context) => Outcome;

/** The list as a whole is what is missing: nobody has said whether there are (more) such records. */
export const missingList = (kind: string, context: Context): ReadonlyMap<string, Missing> => {
  // People are asked for the short form: 迁入日期 stands for the list of moves.
  const fact = kind === "迁移" ? "企业.迁入日期" : kind;
  const holder = kindNamed(context.compiled.library.reference, kind)?.facts[0]?.holder ?? "企业";
  return new Map([[`${fact}||`, { fact, from: holder, year: null, record: null }]]);
};

interface Seen {
  readonly row: Row;
  readonly holds: Truth;
  /** What decides whether the record counts. */
  readonly where: readonly Outcome[];
  readonly take: Outcome | null;
}

/** 合计 计数 存在 平均 最早 最晚 over the records of one kind. */
export function aggregate(term: TermOf<"aggregate">, context: Context, evaluate: Evaluate): Outcome {
  const list = listOf(context.dossier, term.record);
  const seen: Seen[] = (list?.rows ?? []).map((row) => {
    const inner: Context = { ...context, element: row, elementKind: term.record };
    const happened = notYet(term.record, row, context, term.at);
    const past = happened ? truthIn(happened.value) : "是";
    const where = term.where && past !== "否" ? evaluate(term.where, inner) : null;
    const holds = and(past, where ? truthIn(where.value) : "是");
    return { row, holds, where: [happened, where].filter((outcome) => outcome !== null), take: term.take && holds !== "否" ? evaluate(term.take, inner) : null };
  });
  const more = list === null || !list.complete;
  const value = valueOf(term, seen.filter((s) => s.holds !== "否"), more);
  const children = seen.flatMap((s) => [...s.where, ...(s.take ? [s.take] : [])]);
  const relevant = seen.flatMap((s) => [...(s.holds === "未定" ? s.where : []), ...(s.take ? [s.take] : [])]);
  const outcome = node(term, value, children, relevant);
  const open = outcome.missing.size > 0 || outcome.decisions.size > 0 || more;
  if (!more || !open || isSettled(outcome)) return outcome;
  return { ...outcome, missing: unite([outcome.missing, missingList(term.record, context)]), decisions: outcome.decisions.size > 0 ? uniteDecisions([outcome.decisions]) : NO_DECISIONS };
}

/** A record of a later day, or of a year that is not over, is not there yet on the day of asking (SEMANTICS §4). Null: it is. */
export function notYet(record: string, row: Row, context: Context, at: Place): Outcome | null {
  const kind = kindNamed(context.compiled.library.reference, record);
  const name = kind?.year ?? kind?.event ?? null;
  if (!kind || name === null) return null;
  const field: Term = { op: "field", frame: "元素", record, name, type: { kind: kind.year ? "year" : "day" }, at };
  const said = recordField(field, record, name, row, context);
  const range = rangeIn(said.value);
  const days = kind.year && range ? rangeIn(endOfYears(range)) : range;
  const truth = days ? compareRanges("≤", days, { low: context.on, high: context.on }) : "否";
  if (truth === "是") return null;
  const today: Term = { op: "moment", moment: "办理日", type: { kind: "day" }, at };
  return node({ op: "compare", comparison: "≤", left: field, right: today, type: { kind: "truth" }, at }, ofTruth(truth), [said]);
}

const isSettled = (outcome: Outcome): boolean => outcome.value.kind === "truth" && outcome.value.truth !== "未定";

function valueOf(term: TermOf<"aggregate">, possible: readonly Seen[], more: boolean): Value {
  const certain = possible.filter((s) => s.holds === "是");
  switch (term.name) {
    case "存在":
      return ofTruth(certain.length > 0 ? "是" : possible.length > 0 || more ? "未定" : "否");
    case "计数":
      return ofRange({ low: certain.length, high: more ? null : possible.length });
    case "合计":
      return sum(possible, more);
    case "平均":
      return mean(possible, certain.length === possible.length && !more);
    case "最早": case "最晚":
      return extreme(term.name, possible, more);
  }
}

const zero: Range = { low: 0, high: 0 };

function sum(possible: readonly Seen[], more: boolean): Value {
  let low: Rational | null = 0;
  let high: Rational | null = 0;
  for (const { holds, take } of possible) {
    const range: Range = take ? (rangeIn(take.value) ?? zero) : zero;
    const from: Rational | null = holds === "是" ? range.low : range.low === null ? null : least(0, range.low);
    const to: Rational | null = holds === "是" ? range.high : range.high === null ? null : greatest(0, range.high);
    low = low === null || from === null ? null : add(low, from);
    high = high === null || to === null ? null : add(high, to);
  }
  return ofRange({ low, high: more ? null : high });
}

function mean(possible: readonly Seen[], definite: boolean): Value {
  if (!definite) return ofRange({ low: null, high: null }, true);
  if (possible.length === 0) return NONE;
  const total = sum(possible, false);
  const range = rangeIn(total) ?? zero;
  const share = (value: Rational | null): Rational | null => (value === null ? null : divide(value, possible.length));
  return ofRange({ low: share(range.low), high: share(range.high) });
}

/** With an uncertain record the extreme may be it, or may be without it. */
function extreme(name: "最早" | "最晚", possible: readonly Seen[], more: boolean): Value {
  const ranges = possible.flatMap((s) => {
    const value = s.take?.value;
    return value && value.kind === "number" ? [{ ...value, certain: s.holds === "是" && !value.none }] : [];
  });
  if (ranges.length === 0) return more ? ofRange({ low: null, high: null }, true) : NONE;
  const pick = name === "最早" ? least : greatest;
  const near = (r: Range): Rational | null => (name === "最早" ? r.low : r.high);
  const far = (r: Range): Rational | null => (name === "最早" ? r.high : r.low);
  const join = (values: readonly (Rational | null)[], unbounded: boolean): Rational | null =>
    values.length === 0 || (unbounded && values.some((v) => v === null)) ? null : values.reduce((a, b) => (a === null ? b : b === null ? a : pick(a, b)));
  const best = more ? null : join(ranges.map(near), true);
  const certain = ranges.filter((r) => r.certain);
  // Without a certain record the answer may be the latest of the uncertain ones, or 无.
  const opposite = name === "最早" ? greatest : least;
  const worst = certain.length > 0
    ? join(certain.map(far), false)
    : ranges.map(far).reduce((a, b) => (a === null || b === null ? null : opposite(a, b)));
  const none = certain.length === 0;
  return ofRange(name === "最早" ? { low: best, high: none && more ? null : worst } : { low: none && more ? null : worst, high: best }, none);
}
