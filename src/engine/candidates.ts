/** 候选: which records, years or single cases a rule is asked of, each with its 发生日 and 年度. */
import { formatDay, lastDayOf, yearOf, type Day, type Range } from "#kernel";
import { kindNamed, type Each, type Term } from "#policy";
import type { MatchRecord, Missing } from "./answer.ts";
import { dated, framed, type CompiledRule, type Context, type Outcome, type Parts } from "./context.ts";
import { EMPTY_ROW, listOf, type Given, type Row } from "./dossier.ts";
import { missingList, untoldList } from "./evaluate/aggregates.ts";
import { partsOf, readyFor } from "./evaluate/evaluate.ts";
import { endOfYears, fieldReader, yearBounds, yearsOf } from "./evaluate/facts.ts";
import { concluded } from "./evaluate/reckon.ts";
import { folded, known, missingOnly, node, valued } from "./evaluate/outcome.ts";
import { isDefinite, ofNumber, ofRange, rangeIn, type Value } from "./value.ts";

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
const ANY: Range = { low: null, high: null };

export const candidatesOf = (rule: CompiledRule, base: Context): Candidate[] => candidatesBy(rule.block.each, rule.block.event, partsOf(base.compiled))(base);
/** The same for any other block that is asked of each record. */
export const candidatesFor = (each: Each, base: Context): Candidate[] => ofEach(each, base.compiled)(base);

export type Candidates = (base: Context) => Candidate[];
const ofEach = readyFor((each: Each, parts) => candidatesBy(each, null, parts));

/** @param event 发生日 of a record, where it is not the record's own date. */
export function candidatesBy(each: Each, event: Term | null, parts: Parts): Candidates {
  switch (each.kind) {
    case "一次": case "申报年度":
      return (base) => [{ context: at(base, known(MOMENT, ofNumber(base.on), "问询日"), null), record: null, presence: "有", kind: null }];
    case "年度数据":
      return overList(each, "年度数据", yearRow(parts), parts);
    case "租赁年度":
      return leaseYears;
    case "记录":
      return overList(each, each.record, recordOf(event, each.record, parts), parts);
  }
}

/** Attaches event and year; a record's own year (贷款.年度) wins over the year of its event. */
const at = (base: Context, event: Outcome, year: Outcome | null, own: Row | null = base.own, ownKind: string | null = base.ownKind): Context =>
  dated(base, event, year ?? following(YEAR, yearsOf(rangeIn(event.value) ?? ANY), event), own, ownKind);

/** What follows from an outcome that is shown elsewhere. */
const following = (term: Term, value: Value, from: Outcome): Outcome => (isDefinite(value) ? known(term, value) : folded(node(term, value, [from])));

function overList(each: Each, kind: string, make: MakeCandidate, parts: Parts): Candidates {
  const nobody = nobodyOf(each, kind, parts);
  return (base) => {
    const list = listOf(base.dossier, kind);
    const candidates = list === null ? [] : list.rows.map((row) => make(row, base));
    if (!list?.complete) candidates.push(nobody(base, "不明"));
    return candidates.length > 0 ? candidates : [nobody(base, "没有")];
  };
}

/** One answer for the records nobody has told of: every field unknown. */
function nobodyOf(each: Each, kind: string, { compiled: { library: { reference } } }: Parts): (base: Context, presence: "不明" | "没有") => Candidate {
  const isRecord = each.kind === "记录";
  // What is measured by the year has happened only in completed years, whatever the list will say.
  const yearly = !isRecord || (kindNamed(reference, kind)?.year ?? null) !== null;
  const missing = untoldList(kind, reference);
  const [anyDay, anyYear] = [missingOnly(known(MOMENT, ANY_DAY), missing), missingOnly(known(YEAR, ANY_DAY), missing)];
  const until = (on: Day): { readonly event: Outcome; readonly year: Outcome } => {
    const ended = lastDayOf(yearOf(on)) <= on ? yearOf(on) : yearOf(on) - 1;
    return { event: valued(anyDay, ofRange({ low: null, high: lastDayOf(ended) })), year: valued(anyYear, ofRange({ low: null, high: ended })) };
  };
  return (base, presence) => {
    const { event, year } = yearly ? until(base.on) : { event: anyDay, year: anyYear };
    return { context: dated(base, event, year, isRecord ? EMPTY_ROW : null, isRecord ? kind : null), record: null, presence, kind };
  };
}

/** A record that is told. Its name is for people and is said when somebody asks. */
class Told implements Candidate {
  readonly presence = "有";
  readonly context: Context;
  readonly kind: string;
  private readonly row: Row;
  private readonly name: (row: Row) => string;
  private said: MatchRecord | null = null;

  constructor(context: Context, kind: string, row: Row, name: (row: Row) => string) {
    this.context = context;
    this.kind = kind;
    this.row = row;
    this.name = name;
  }
  get record(): MatchRecord {
    return (this.said ??= { kind: this.kind, index: this.row.index, label: this.name(this.row) });
  }
}

type MakeCandidate = (row: Row, base: Context) => Candidate;

function recordOf(event: Term | null, kindName: string, parts: Parts): MakeCandidate {
  const { reference } = parts.compiled.library;
  const kind = kindNamed(reference, kindName);
  const title = kind?.title ?? [];
  const name = (row: Row): string => labelOf(title, row);
  const yearIn = kind?.year ? fieldReader(YEAR, kindName, kind.year, reference) : null;
  const told = (row: Row, base: Context, happened: Outcome): Candidate => new Told(at(base, happened, yearIn && yearIn(row), row, kindName), kindName, row, name);
  if (event) {
    const happened = concluded(event, parts, MOMENT);
    return (row, base) => told(row, base, happened(framed(base, row, kindName, base.element, base.elementKind)));
  }
  if (yearIn) return (row, base) => told(row, base, endOf(yearIn(row)));
  if (!kind?.event) return (row, base) => told(row, base, known(MOMENT, ofNumber(base.on)));
  const read = fieldReader(MOMENT, kindName, kind.event, reference);
  return (row, base) => told(row, base, read(row));
}

/** What is measured by the year happens on its last day. */
const endOf = (year: Outcome): Outcome => following(MOMENT, endOfYears(rangeIn(year.value) ?? ANY), year);

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

function yearRow({ compiled }: Parts): MakeCandidate {
  const read = fieldReader(YEAR, "年度数据", "年度", compiled.library.reference);
  const name = (row: Row): string => {
    const year = rangeIn(read(row).value)?.low;
    return typeof year === "number" ? `${year}年度` : `第 ${row.index + 1} 行`;
  };
  return (row, base) => {
    const year = read(row);
    return new Told(at(base, endOf(year), year), "年度数据", row, name);
  };
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
    return { context: at(base, known(MOMENT, ofNumber(day)), known(YEAR, ofNumber(year))), record: { kind: "租赁年度", index: null, label: `${year}年度` }, presence: "有", kind: "租赁" };
  });
  const missing = open ? missingList("租赁", base) : new Map<string, Missing>();
  // A lease nobody has told of may have been in any year up to now.
  const event = missingOnly(known(MOMENT, open ? ofRange({ low: null, high: base.on }) : ofNumber(base.on)), missing);
  const year = missingOnly(known(YEAR, ofRange({ low: yearOf(base.policy.validity.from ?? base.on), high: yearOf(base.on) })), missing);
  const nobodyYet: Candidate = { context: at(base, event, year), record: null, presence: open ? "不明" : "没有", kind: "租赁" };
  return open ? [...candidates, nobodyYet] : candidates.length > 0 ? candidates : [nobodyYet];
}
