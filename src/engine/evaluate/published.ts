/** 公布数 at a year or a day, for this policy's region or one around it. */
import { compare, type Rational } from "#kernel";
import { lies, type Policy, type Series, type SeriesEntry, type TermOf } from "#policy";
import type { Explain, Parts } from "../context.ts";
import { joinValues, ofNumber, ofRange, rangeIn, type Value } from "../value.ts";
import { decided, NO_DECISIONS, node, NOTHING_MISSING, outcomeOf, unknown } from "./outcome.ts";

export function published(term: TermOf<"published">, { explain, compiled }: Parts): Explain {
  const { series: all, regions } = compiled.library.reference;
  const series = all.find((s) => s.name === term.series);
  if (!series) return () => { throw new Error(`公布数没有 ${term.series}`); };
  const asked = explain(term.when);
  const domain = domainOfSeries(series.type.kind);
  const byPolicy = new Map<Policy, readonly SeriesEntry[]>();
  const entriesFor = (policy: Policy): readonly SeriesEntry[] => {
    const known = byPolicy.get(policy);
    if (known) return known;
    const entries = series.entries.filter((entry) => lies(regions, policy.region, entry.region));
    byPolicy.set(policy, entries);
    return entries;
  };
  return (context) => {
    const when = asked(context);
    const entries = entriesFor(context.policy);
    const range = rangeIn(when.value);
    const point = range && range.low !== null && range.high !== null && compare(range.low, range.high) === 0 ? range.low : null;
    const entry = point === null ? undefined : entryAt(point, entries, series);
    if (entry) return outcomeOf(term, valueOf(entry), NOTHING_MISSING, NO_DECISIONS, [when], `公布数 ${entry.source}`);
    if (point === null) return node(term, entries.length > 0 && range ? entries.map(valueOf).reduce(joinValues, domain) : domain, [when]);
    if (series.unpublished === "评定") {
      // “一定比例” is some share in (0, 1] until it is published.
      if (context.decidedLow) return outcomeOf(term, ofNumber(0), NOTHING_MISSING, NO_DECISIONS, [when], null);
      return decided(term, ofRange({ low: 0, high: 1 }), `${series.name}尚未公布`, [when]);
    }
    const year = series.by === "年度" && typeof point === "number" ? point : null;
    const holder = context.rule?.block.responsible[0] ?? series.publisher;
    const { missing } = unknown(term, domain, { fact: `公布.${series.name}`, from: holder, year, record: null });
    return outcomeOf(term, domain, missing, NO_DECISIONS, [when], null);
  };
}

function entryAt(key: Rational, entries: readonly SeriesEntry[], { by, knownTo }: Series): SeriesEntry | undefined {
  if (by === "年度") return entries.find((entry) => entry.key === key);
  return knownTo !== null && compare(key, knownTo) > 0 ? undefined : entries.findLast((entry) => compare(entry.key, key) <= 0);
}

const valueOf = (entry: SeriesEntry): Value => (entry.words ? { kind: "many", words: entry.words } : ofNumber(entry.number ?? 0));
const domainOfSeries = (kind: string): Value => (kind === "set" ? { kind: "many", words: null } : { kind: "number", low: 0, high: null, none: false });
