/** 公布数 at a year or a day, for the policy's region or one around it. */
import { lies, type SeriesEntry, type TermOf } from "#policy";
import { unlowered } from "./exp.ts";
import { lowerNumber, type Scope } from "./scope.ts";
import { constantNumber, isOneOf, openTruth, pick, type Low, type NumberValue } from "./values.ts";

/** Named in a published catalogue of the year: open until the catalogue is published. */
export function inPublished(item: Low, term: TermOf<"published">, scope: Scope): Low {
  const { plan, library } = scope;
  const { pool: p } = plan;
  const series = library.reference.series.find((each) => each.name === term.series);
  if (!series || series.by !== "年度" || series.unpublished === "评定" || item.kind !== "word") return unlowered(`公布数 ${term.series}`);
  const when = lowerNumber(term.when, scope);
  const entries = series.entries.filter((entry) => lies(library.reference.regions, scope.policy.region, entry.region));
  const published = entries.map((entry) => ({ when: p.compare("=", when.low, p.int(entry.key)), then: isOneOf(p, item, entry.words ?? []) }));
  const some = p.or(...published.map((row) => p.isTrue(row.when)));
  const point = when.low === when.high ? p.known(when.low) : p.isTrue(p.compare("=", when.low, when.high));
  const missing = p.if(point, p.if(some, p.ZERO, plan.missing(`公布.${series.name}`, scope.responsible ?? series.publisher)), when.open);
  return openTruth(p, p.if(point, p.case(published, p.OPEN), p.OPEN), p.bits(item.open, missing));
}

export function published(term: TermOf<"published">, scope: Scope): Low {
  const { plan, library } = scope;
  const { pool: p } = plan;
  const { regions, series: all } = library.reference;
  const series = all.find((each) => each.name === term.series);
  if (!series || series.type.kind !== "number") return unlowered(`公布数 ${term.series}`);
  const when = lowerNumber(term.when, scope);
  const entries = series.entries.filter((entry) => lies(regions, scope.policy.region, entry.region));
  const valueOf = (entry: SeriesEntry): NumberValue => constantNumber(p, entry.number ?? 0);
  const missing = plan.missing(`公布.${series.name}`, scope.responsible ?? series.publisher);
  const unpublished: NumberValue = series.unpublished === "评定"
    ? scope.decidedLow ? constantNumber(p, 0) : { ...constantNumber(p, 0), high: p.int(1), open: plan.decision(`${series.name}尚未公布`) }
    : { ...constantNumber(p, 0), high: p.NO_INT, open: missing };
  const point = when.low === when.high ? p.known(when.low) : p.isTrue(p.compare("=", when.low, when.high));
  // Of dates the latest first: it hides the earlier ones.
  const ordered = series.by === "年度" ? entries : [...entries].sort((a, b) => b.key - a.key);
  const rows = ordered.map((entry) => ({ when: series.by === "年度" ? p.compare("=", when.low, p.int(entry.key)) : p.compare("≤", p.int(entry.key), when.low), value: valueOf(entry) }));
  const known = rows.reduceRight<Low>((rest, row) => pick(p, row.when, row.value, rest), unpublished);
  const dated = series.by === "日期" && series.knownTo !== null ? pick(p, p.compare("<", p.int(series.knownTo), when.low), unpublished, known) : known;
  const open: NumberValue = { ...constantNumber(p, 0), high: p.NO_INT, open: when.open };
  return pick(p, point, dated, open);
}
