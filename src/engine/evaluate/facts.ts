/** Reading facts of the dossier: a known one is its value, an unknown one its whole domain. */
import { compare, firstDayOf, lastDayOf, yearOf, type Range } from "#kernel";
import { factNamed, kindNamed, type Fact, type Kind, type Reference, type Term, type TermOf } from "#policy";
import type { Missing } from "../answer.ts";
import type { Context, Explain, Outcome, Parts, Reckon } from "../context.ts";
import type { Given, Row, Span } from "../dossier.ts";
import { joinValues, NONE, ofNumber, ofRange, rangeIn, type Value } from "../value.ts";
import { alsoMissing, folded, known, node, unknown, valued } from "./outcome.ts";

export const YEAR_WORDS = ["本年度", "上年度", "前二年度", "前三年度"];
/** Years farther apart than this are not looked at one by one. */
const MANY_YEARS = 40;
const ANY: Range = { low: null, high: null };
const NO_ROWS: readonly Row[] = [];

/** Everything a fact may be. */
export function domainOf(fact: Fact): Value {
  const none = fact.mayBeNone || fact.endMark;
  switch (fact.type.kind) {
    case "truth":
      return { kind: "truth", truth: "未定" };
    case "number":
      return { kind: "number", low: fact.negative ? null : 0, high: null, none };
    case "day": case "year":
      return { kind: "number", low: null, high: null, none };
    case "set":
      return { kind: "many", words: null };
    case "word":
      return { kind: "words", words: fact.type.words, none };
    case "region": case "industry": case "none":
      return { kind: "words", words: null, none };
  }
}

/** The domain of a field, narrowed by 限于 where the field it depends on is known. */
function narrowing(kind: Kind, fact: Fact, domain: Value): (row: Row) => Value {
  const limits = domain.kind === "words" ? kind.limits.filter((limit) => limit.field === fact.name).map((limit) => ({ ...limit, value: { ...domain, words: limit.words } })) : [];
  return (row) => {
    for (const { by, when, value } of limits) {
      const given = row.facts.get(by);
      if (given?.kind === "value" && given.value.kind === "words" && given.value.words?.length === 1 && given.value.words[0] === when) return value;
    }
    return domain;
  };
}

/** A fact of 企业. Place facts are looked at on the day of asking, all others on the event day (SEMANTICS §3). */
export function enterpriseFact(term: TermOf<"fact">, reference: Reference): Explain {
  const { name } = term;
  const fact = factNamed(reference.enterprise, name);
  if (!fact) return noSuchFact(`企业.${name}`);
  const missing: Missing = { fact: `企业.${name}`, from: fact.holder, year: null, record: null };
  const domain = domainOf(fact);
  const untold = unknown(term, domain, missing);
  const place = fact.type.kind === "region";
  return (context) => {
    const given = context.dossier.enterprise.facts.get(name);
    if (!given) return untold;
    if (given.kind === "value") return known(term, given.value, "档案 企业");
    const day = place ? { low: context.on, high: context.on } : (rangeIn(context.event.value) ?? ANY);
    const value = during(given.spans, day, domain);
    const read = value.open ? unknown(term, value.value, missing) : known(term, value.value, "档案 企业（历史）");
    return place || value.open ? read : alsoMissing(read, context.event.missing);
  };
}

export function enterpriseValue(term: TermOf<"fact">, { explain, compiled }: Parts): Reckon {
  const { name } = term;
  const fact = factNamed(compiled.library.reference.enterprise, name);
  const explained = explain(term);
  if (!fact) return valueFrom(explained);
  const domain = domainOf(fact);
  return (context) => {
    const given = context.dossier.enterprise.facts.get(name);
    return !given ? domain : given.kind === "value" ? given.value : explained(context).value;
  };
}

/** The value of what is rarely asked, by the way that gives its reasons too. */
export const valueFrom = (explained: Explain): Reckon => (context) => explained(context).value;

/** What a history says of a span of days; a day in no span is unknown. */
function during(spans: readonly Span[], days: Range, domain: Value): { value: Value; open: boolean } {
  const before = (a: number | null, b: Range["low"]): boolean => a !== null && b !== null && compare(a, b) < 0;
  const touching = spans.filter((span) => !before(span.to, days.low) && !(span.from !== null && days.high !== null && compare(days.high, span.from) < 0));
  const covered = touching.some((span) => (span.from === null || (days.low !== null && compare(span.from, days.low) <= 0)) && (span.to === null || (days.high !== null && compare(days.high, span.to) <= 0)));
  const values = touching.map((span) => span.value);
  const first = values[0];
  if (!first) return { value: domain, open: true };
  const joined = values.reduce(joinValues);
  return covered ? { value: values.length === 1 ? first : joined, open: false } : { value: joinValues(joined, domain), open: true };
}

/** What is missing where a fact is told, but too widely to decide: 北京市 where a district is asked. */
export function tooWide(term: Term, context: Context): ReadonlyMap<string, Missing> {
  const { reference } = context.compiled.library;
  if (term.op === "fact") return unknown(term, NONE, { fact: `企业.${term.name}`, from: factNamed(reference.enterprise, term.name)?.holder ?? "企业", year: null, record: null }).missing;
  if (term.op !== "field") return new Map();
  const row = term.frame === "本项" ? context.own : context.element;
  return fieldMissing(term, term.record, term.name, row, context);
}

/** A field of a record as something still to be told. */
export const fieldMissing = (term: Term, kindName: string, name: string, row: Row | null, context: Context): ReadonlyMap<string, Missing> =>
  recordField(term, kindName, name, row === null ? null : { ...row, facts: new Map() }, context).missing;

/** A field of a record. */
export const recordField = (term: Term, kindName: string, name: string, row: Row | null, context: Context): Outcome =>
  fieldReader(term, kindName, name, context.compiled.library.reference)(row);

export type FieldReader = (row: Row | null) => Outcome;
export type FieldValue = (row: Row | null) => Value;

/** The value of one field of the records of a kind. */
export function fieldValue(kindName: string, name: string, reference: Reference): FieldValue {
  const kind = kindNamed(reference, kindName);
  const fact = factNamed(kind, name);
  if (!kind || !fact) return noSuchFact(`${kindName}.${name}`);
  const domain = domainOf(fact);
  const narrowed = narrowing(kind, fact, domain);
  return (row) => {
    const given = row?.facts.get(name);
    if (given) return valueGiven(given);
    return row === null ? domain : fact.endMark && row.index >= 0 ? NONE : narrowed(row);
  };
}

/** Of a history told of a record its last span. */
const valueGiven = (given: Given): Value => (given.kind === "value" ? given.value : (given.spans.at(-1)?.value ?? NONE));

/** Reads one field of the records of a kind. */
export function fieldReader(term: Term, kindName: string, name: string, reference: Reference): FieldReader {
  const kind = kindNamed(reference, kindName);
  const fact = factNamed(kind, name);
  if (!kind || !fact) return noSuchFact(`${kindName}.${name}`);
  const sourceOf = sourcesOf(kind);
  const domain = domainOf(fact);
  const narrowed = narrowing(kind, fact, domain);
  const ofNobody = unknown(term, domain, { fact: kindName, from: kind.facts[0]?.holder ?? "企业", year: null, record: null });
  const untold: Outcome[] = [];
  const untoldAt = (record: number): Outcome => (untold[record] ??= unknown(term, domain, { fact: `${kindName}.${name}`, from: fact.holder, year: null, record }));
  return (row) => {
    const given = row?.facts.get(name);
    if (given) return known(term, valueGiven(given), sourceOf(row));
    if (fact.endMark && row && row.index >= 0) return known(term, NONE, sourceOf(row));
    if (row === null) return ofNobody;
    const open = row.index < 0 ? ofNobody : untoldAt(row.index);
    const value = narrowed(row);
    return value === domain ? open : valued(open, value);
  };
}

/** Names that are not in 词表 are found when documents are read; here they can only be a mistake of ours. */
const noSuchFact = (name: string) => (): never => {
  throw new Error(`词表没有 ${name}`);
};

/** `档案 资质 第 1 条`, said once for each place in the list. */
function sourcesOf(kind: Kind): (row: Row | null) => string {
  const said: string[] = [];
  return (row) => (row && row.index >= 0 ? (said[row.index] ??= `档案 ${kind.name} 第 ${row.index + 1} 条`) : `档案 ${kind.name}`);
}

/** 上年度.研发费用 and the like: relative to the match's own 年度, never to the day of asking. */
export function yearlyFact(term: TermOf<"yearly">, reference: Reference): Explain {
  const { name, back } = term;
  const fact = factNamed(reference.yearly, name);
  if (!fact) return noSuchFact(`年度数据.${name}`);
  const domain = domainOf(fact);
  const ofYear = (year: number, context: Context): Outcome => {
    const given = yearOfDossier(context, year)?.facts.get(name);
    if (given?.kind === "value") return known(term, given.value, `档案 年度数据 ${year}年度`);
    return unknown(term, domain, { fact: `${YEAR_WORDS[back] ?? `前${back}年度`}.${name}`, from: fact.holder, year, record: null });
  };
  return (context) => {
    const years = rangeIn(context.year.value);
    const [low, high] = [years?.low ?? null, years?.high ?? null];
    if (typeof low !== "number" || typeof high !== "number" || high - low > MANY_YEARS) return folded(node(term, domain, [context.year]));
    if (low === high) return ofYear(low - back, context);
    const outcomes: Outcome[] = [];
    for (let year = low; year <= high; year++) outcomes.push(ofYear(year - back, context));
    if (outcomes.length === 0) throw new Error("年度区间为空");
    const value = outcomes.map((outcome) => outcome.value).reduce(joinValues);
    return folded(node(term, value, outcomes, [...outcomes, context.year]));
  };
}

/** Several years are joined where their reasons are. */
export function yearlyValue(term: TermOf<"yearly">, { explain, compiled }: Parts): Reckon {
  const { name, back } = term;
  const fact = factNamed(compiled.library.reference.yearly, name);
  const explained = explain(term);
  if (!fact) return valueFrom(explained);
  const domain = domainOf(fact);
  return (context) => {
    const years = context.year.value;
    if (years.kind !== "number" || typeof years.low !== "number" || years.low !== years.high) return explained(context).value;
    const given = yearOfDossier(context, years.low - back)?.facts.get(name);
    return given?.kind === "value" ? given.value : domain;
  };
}

function yearOfDossier({ dossier }: Context, year: number): Row | undefined {
  for (const row of dossier.yearly?.rows ?? NO_ROWS) if (isYear(row.facts.get("年度"), year)) return row;
  return undefined;
}

const isYear = (given: Given | undefined, year: number): boolean => given?.kind === "value" && given.value.kind === "number" && given.value.low === year;

/** Years a range of days may fall in. */
export function yearsOf(days: Range): Value {
  if (typeof days.low === "number" && days.low === days.high) return ofNumber(yearOf(days.low));
  return ofRange({ low: typeof days.low === "number" ? yearOf(days.low) : null, high: typeof days.high === "number" ? yearOf(days.high) : null });
}
export const endOfYears = (years: Range): Value =>
  ofRange({ low: typeof years.low === "number" ? lastDayOf(years.low) : null, high: typeof years.high === "number" ? lastDayOf(years.high) : null });
export const yearBounds = (year: number): { first: number; last: number } => ({ first: firstDayOf(year), last: lastDayOf(year) });
