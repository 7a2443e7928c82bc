import { add, and, greatest, least, divide, type Range, type Rational, type Truth } from "#kernel";
import { kindNamed, type Reference, type TermOf } from "#policy";
import type { Missing } from "../answer.ts";
import { framed, type Context, type Explain, type Outcome, type Parts, type Reckon } from "../context.ts";
import { listOf, type Row } from "../dossier.ts";
import { NONE, ofRange, ofTruth, rangeIn, truthIn, type Value } from "../value.ts";
import { notYet } from "./not-yet.ts";
import { added, alsoMissing, keyOf, NO_CHILDREN, node } from "./outcome.ts";

/** The list as a whole is what is missing: nobody has said whether there are (more) such records. */
export const missingList = (kind: string, context: Context): ReadonlyMap<string, Missing> => untoldList(kind, context.compiled.library.reference);

export function untoldList(kind: string, reference: Reference): ReadonlyMap<string, Missing> {
  // People are asked for the short form: 迁入日期 stands for the list of moves.
  const fact = kind === "迁移" ? "企业.迁入日期" : kind;
  const missing: Missing = { fact, from: kindNamed(reference, kind)?.facts[0]?.holder ?? "企业", year: null, record: null };
  return new Map([[keyOf(missing), missing]]);
}

/** A record that may count, and what is taken of it. */
interface Counted {
  readonly holds: Truth;
  readonly taken: Value | null;
}
interface Seen extends Counted {
  /** What decides whether the record counts. */
  readonly happened: Outcome | null;
  readonly where: Outcome | null;
  readonly take: Outcome | null;
}
const NOBODY: readonly Counted[] = [];

/** 合计 计数 存在 平均 最早 最晚 over the records of one kind. */
export function aggregate(term: TermOf<"aggregate">, { explain, compiled }: Parts): Explain {
  const { record } = term;
  const { reference } = compiled.library;
  const ahead = notYet(record, reference, term.at);
  const [where, take] = [term.where && explain(term.where), term.take && explain(term.take)];
  const untold = untoldList(record, reference);
  // Of a list that is known to be empty there is nothing more to say.
  const empty = node(term, valueOf(term, NOBODY, false), NO_CHILDREN);
  const look = (row: Row, context: Context): Seen => {
    const happened = ahead(row, context);
    const past = happened ? truthIn(happened.value) : "是";
    if (past === "否") return { holds: "否", taken: null, happened, where: null, take: null };
    const inner = framed(context, context.own, context.ownKind, row, record);
    const condition = where && where(inner);
    const holds = condition ? and(past, truthIn(condition.value)) : past;
    const found = take && holds !== "否" ? take(inner) : null;
    return { holds, taken: found && found.value, happened, where: condition, take: found };
  };
  return (context) => {
    const list = listOf(context.dossier, record);
    const more = list === null || !list.complete;
    if (list === null || list.rows.length === 0) return more ? open(node(term, valueOf(term, NOBODY, true), NO_CHILDREN), untold) : empty;
    const all = list.rows.map((row) => look(row, context));
    let children: Outcome[] | null = null;
    let relevant: Outcome[] | null = null;
    for (const { holds, happened, where: condition, take: found } of all) {
      if (happened) children = added(children, happened);
      if (condition) children = added(children, condition);
      if (happened && holds === "未定") relevant = added(relevant, happened);
      if (condition && holds === "未定") relevant = added(relevant, condition);
      if (found) children = added(children, found);
      if (found) relevant = added(relevant, found);
    }
    const possible = all.some(isOut) ? all.filter((seen) => !isOut(seen)) : all;
    const outcome = node(term, valueOf(term, possible, more), children ?? NO_CHILDREN, relevant ?? NO_CHILDREN);
    return more ? open(outcome, untold) : outcome;
  };
}

export function aggregateValue(term: TermOf<"aggregate">, { reckon, compiled }: Parts): Reckon {
  const { record } = term;
  const ahead = notYet(record, compiled.library.reference, term.at);
  const [where, take] = [term.where && reckon(term.where), term.take && reckon(term.take)];
  const [none, untold] = [valueOf(term, NOBODY, false), valueOf(term, NOBODY, true)];
  return (context) => {
    const list = listOf(context.dossier, record);
    const more = list === null || !list.complete;
    if (list === null || list.rows.length === 0) return more ? untold : none;
    const possible: Counted[] = [];
    for (const row of list.rows) {
      const happened = ahead(row, context);
      const past = happened ? truthIn(happened.value) : "是";
      if (past === "否") continue;
      const inner = framed(context, context.own, context.ownKind, row, record);
      const holds = where ? and(past, truthIn(where(inner))) : past;
      if (holds !== "否") possible.push({ holds, taken: take && take(inner) });
    }
    return valueOf(term, possible, more);
  };
}

const isOut = ({ holds }: Counted): boolean => holds === "否";

/** The rest of the list may still change it. */
const open = (outcome: Outcome, untold: ReadonlyMap<string, Missing>): Outcome => (isSettled(outcome) ? outcome : alsoMissing(outcome, untold));

const isSettled = (outcome: Outcome): boolean => outcome.value.kind === "truth" && outcome.value.truth !== "未定";

function valueOf(term: TermOf<"aggregate">, possible: readonly Counted[], more: boolean): Value {
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

function sum(possible: readonly Counted[], more: boolean): Value {
  let low: Rational | null = 0;
  let high: Rational | null = 0;
  for (const { holds, taken } of possible) {
    const range: Range = taken ? (rangeIn(taken) ?? zero) : zero;
    const from: Rational | null = holds === "是" ? range.low : range.low === null ? null : least(0, range.low);
    const to: Rational | null = holds === "是" ? range.high : range.high === null ? null : greatest(0, range.high);
    low = low === null || from === null ? null : add(low, from);
    high = high === null || to === null ? null : add(high, to);
  }
  return ofRange({ low, high: more ? null : high });
}

function mean(possible: readonly Counted[], definite: boolean): Value {
  if (!definite) return ofRange({ low: null, high: null }, true);
  if (possible.length === 0) return NONE;
  const total = sum(possible, false);
  const range = rangeIn(total) ?? zero;
  const share = (value: Rational | null): Rational | null => (value === null ? null : divide(value, possible.length));
  return ofRange({ low: share(range.low), high: share(range.high) });
}

/** With an uncertain record the extreme may be it, or may be without it. */
function extreme(name: "最早" | "最晚", possible: readonly Counted[], more: boolean): Value {
  const ranges = possible.flatMap(({ holds, taken }) => (taken?.kind === "number" ? [{ ...taken, certain: holds === "是" && !taken.none }] : []));
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
