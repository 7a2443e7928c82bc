/** 候选: which records, years or single cases a rule is asked of, each with its 发生日 and 年度. */
import { formatDay, lastDayOf, yearOf, type Range } from "#kernel";
import { kindNamed, type Each, type Term } from "#policy";
import type { MatchRecord, Missing } from "./answer.ts";
import type { CompiledRule, Context, Outcome } from "./context.ts";
import { EMPTY_ROW, listOf, type Given, type Row } from "./dossier.ts";
import { missingList } from "./evaluate/aggregates.ts";
import { endOfYears, recordField, yearBounds, yearsOf } from "./evaluate/facts.ts";
import { evaluate } from "./evaluate/evaluate.ts";
import { known, node } from "./evaluate/outcome.ts";
import { NONE, ofNumber, ofRange, rangeIn, type Value } from "./value.ts";

export interface Candidate {
  readonly context: Context;
  readonly record: MatchRecord | null;
  /** 有 = this record; 不明 = nobody has said whether there are any (more); 没有 = known to be none. */
  readonly presence: "有" | "不明" | "没有";
  /** Kind of the list whose records are asked. */
  readonly kind: string | null;
}

const MOMENT: Term = { op: "moment", moment: "发生日", type: { kind: "day" }, at: { file: "", line: 0, column: 0 } };
const YEAR: Term = { op: "moment", moment: "年度", type: { kind: "year" }, at: { file: "", line: 0, column: 0 } };
const ANY_DAY: Value = { kind: "number", low: null, high: null, none: false };

export const candidatesOf = (rule: CompiledRule, base: Context): Candidate[] => candidatesFor(rule.block.each, base, rule.block.event);

/** @param event 发生日 of a record, where it is not the record's own date. */
export function candidatesFor(each: Each, base: Context, event: Term | null): Candidate[] {
  switch (each.kind) {
    case "一次": case "申报年度":
      return [{ context: at(base, known(MOMENT, ofNumber(base.on), "问询日"), null), record: null, presence: "有", kind: null }];
    case "年度数据":
      return overList(each, base, "年度数据", (row) => yearRow(row, base));
    case "租赁年度":
      return leaseYears(base);
    case "记录":
      return overList(each, base, each.record, (row) => record(event, each.record, row, base));
  }
}

/** Attaches event and year; a record's own year (贷款.年度) wins over the year of its event. */
function at(base: Context, event: Outcome, year: Outcome | null): Context {
  return { ...base, event, year: year ?? { ...node(YEAR, yearsOf(rangeIn(event.value) ?? { low: null, high: null }), [event]), children: [] } };
}

function overList(each: Each, base: Context, kind: string, make: (row: Row) => Candidate): Candidate[] {
  const list = listOf(base.dossier, kind);
  const candidates = (list?.rows ?? []).map(make);
  if (list?.complete) return candidates.length > 0 ? candidates : [nobody(each, base, kind, "没有")];
  return [...candidates, nobody(each, base, kind, "不明")];
}

/** One answer for the records nobody has told of: every field unknown. */
function nobody(each: Each, base: Context, kind: string, presence: "不明" | "没有"): Candidate {
  const missing = missingList(kind, base);
  const isRecord = each.kind === "记录";
  // What is measured by the year has happened only in completed years, whatever the list will say.
  const yearly = !isRecord || (kindNamed(base.compiled.library.reference, kind)?.year ?? null) !== null;
  const ended = lastDayOf(yearOf(base.on)) <= base.on ? yearOf(base.on) : yearOf(base.on) - 1;
  const event: Outcome = { ...known(MOMENT, yearly ? ofRange({ low: null, high: lastDayOf(ended) }) : ANY_DAY), missing };
  const year: Outcome = { ...known(YEAR, yearly ? ofRange({ low: null, high: ended }) : ANY_DAY), missing };
  return { context: { ...base, event, year, own: isRecord ? EMPTY_ROW : null, ownKind: isRecord ? kind : null }, record: null, presence, kind };
}

function record(eventTerm: Term | null, kindName: string, row: Row, base: Context): Candidate {
  const kind = kindNamed(base.compiled.library.reference, kindName);
  const own: Context = { ...base, own: row, ownKind: kindName };
  const yearField = kind?.year ? recordField(YEAR, kindName, kind.year, row, own) : null;
  let event: Outcome;
  if (eventTerm) event = { ...evaluate(eventTerm, own), term: MOMENT };
  else if (yearField) event = { ...node(MOMENT, endOfYears(rangeIn(yearField.value) ?? { low: null, high: null }), [yearField]), children: [] };
  else event = kind?.event ? { ...recordField(MOMENT, kindName, kind.event, row, own), term: MOMENT } : known(MOMENT, ofNumber(base.on));
  // A record whose day turned out to be 无 (no such move) has no event in this district.
  if (event.value.kind === "none") event = { ...event, value: NONE };
  return { context: at(own, event, yearField), record: { kind: kindName, index: row.index, label: labelOf(kind?.title ?? [], row) }, presence: "有", kind: kindName };
}

/** `高新技术企业 2025-10-29`: the fields 词表 names as the record's title. */
export function labelOf(title: readonly string[], row: Row): string {
  const words = title.flatMap((name): string[] => {
    const given: Given | undefined = row.facts.get(name);
    const value = given?.kind === "value" ? given.value : null;
    if (value?.kind === "words") return value.words?.slice(0, 1) ?? [];
    if (value?.kind === "number" && typeof value.low === "number") return [value.low > 1900 && value.low < 2300 ? String(value.low) : formatDay(value.low)];
    return [];
  });
  return words.length > 0 ? words.join(" ") : `第 ${row.index + 1} 条`;
}

function yearRow(row: Row, base: Context): Candidate {
  const year = recordField(YEAR, "年度数据", "年度", row, base);
  const range: Range = rangeIn(year.value) ?? { low: null, high: null };
  const event: Outcome = { ...node(MOMENT, endOfYears(range), [year]), children: [] };
  const label = typeof range.low === "number" ? `${range.low}年度` : `第 ${row.index + 1} 行`;
  return { context: at(base, event, year), record: { kind: "年度数据", index: row.index, label }, presence: "有", kind: "年度数据" };
}

/** One case per calendar year that some 租赁 touches, up to the year of asking (SEMANTICS §1: 租赁 is measured by the day). */
function leaseYears(base: Context): Candidate[] {
  const list = listOf(base.dossier, "租赁");
  const years = new Set<number>();
  let open = list === null || !list.complete;
  for (const row of list?.rows ?? []) {
    const [from, to] = ["起租日", "止租日"].map((name) => {
      const given = row.facts.get(name);
      return given?.kind === "value" && given.value.kind === "number" && typeof given.value.low === "number" ? given.value.low : null;
    });
    if (from === null || from === undefined || to === null || to === undefined) open = true;
    else for (let year = yearOf(from); year <= Math.min(yearOf(to), yearOf(base.on)); year++) years.add(year);
  }
  const candidates = [...years].sort((a, b) => a - b).map((year): Candidate => {
    const day = Math.min(yearBounds(year).last, base.on);
    return { context: { ...base, event: known(MOMENT, ofNumber(day)), year: known(YEAR, ofNumber(year)) }, record: { kind: "租赁年度", index: null, label: `${year}年度` }, presence: "有", kind: "租赁" };
  });
  const missing = open ? missingList("租赁", base) : new Map<string, Missing>();
  // A lease nobody has told of may have been in any year up to now.
  const event: Outcome = { ...known(MOMENT, open ? ofRange({ low: null, high: base.on }) : ofNumber(base.on)), missing };
  const year: Outcome = { ...known(YEAR, ofRange({ low: yearOf(base.policy.validity.from ?? base.on), high: yearOf(base.on) })), missing };
  const nobodyYet: Candidate = { context: { ...base, event, year }, record: null, presence: open ? "不明" : "没有", kind: "租赁" };
  return open ? [...candidates, nobodyYet] : candidates.length > 0 ? candidates : [nobodyYet];
}
