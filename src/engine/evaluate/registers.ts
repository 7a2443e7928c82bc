/** Reading registers: lists, titles and published numbers on a day. */
import { and, compare, not, or, type Rational, type Truth } from "#kernel";
import { lies, type SeriesEntry, type Term, type TermOf } from "#policy";
import type { Context, Outcome } from "../context.ts";
import { listOf, type Row } from "../dossier.ts";
import { compareRanges, joinValues, ofNumber, ofRange, ofTruth, rangeIn, truthIn, type NumberValue, type Value } from "../value.ts";
import { missingList, type Evaluate } from "./aggregates.ts";
import { recordField } from "./facts.ts";
import { known, node, unite, unknown } from "./outcome.ts";

const dayOf = (outcome: Outcome): NumberValue => (outcome.value.kind === "number" ? outcome.value : { kind: "number", low: null, high: null, none: false });

/** `day` is on or before the end mark; an absent end mark has not happened. */
function beforeEnd(day: NumberValue, end: Outcome, inclusive: boolean): Truth {
  if (end.value.kind === "none") return "是";
  if (end.value.kind !== "number") return "未定";
  const truth = compareRanges(inclusive ? "≤" : "<", day, end.value);
  return end.value.none ? or(truth, "未定") : truth;
}

function overRows(term: Term, kind: string, context: Context, test: (row: Row) => Outcome[] & { truth?: Truth }): Outcome {
  const list = listOf(context.dossier, kind);
  const children: Outcome[] = [];
  const relevant: Outcome[] = [];
  let truth: Truth = list === null || !list.complete ? "未定" : "否";
  for (const row of list?.rows ?? []) {
    const tested = test(row);
    const holds = tested.truth ?? "未定";
    truth = or(truth, holds);
    if (holds !== "否") children.push(...tested);
    if (holds === "未定") relevant.push(...tested);
  }
  const outcome = node(term, ofTruth(truth), children, relevant);
  const more = list === null || !list.complete;
  return more && truth === "未定" ? { ...outcome, missing: unite([outcome.missing, missingList(kind, context)]) } : outcome;
}

const tested = (outcomes: Outcome[], truth: Truth): Outcome[] & { truth?: Truth } => Object.assign(outcomes, { truth });

/** 持有: 认定日期 ≤ day ≤ 有效期至, not yet revoked (国科发火〔2016〕32号: 自颁发之日起有效). */
export function holds(term: TermOf<"call">, title: string, context: Context): Outcome {
  const day = dayOf(context.event);
  const outcome = overRows(term, "资质", context, (row) => {
    const field = (name: string): Outcome => recordField(term, "资质", name, row, context);
    const kind = field("类别");
    const isTitle: Truth = kind.value.kind !== "words" || !kind.value.words ? "未定" : !kind.value.words.includes(title) ? "否" : kind.value.words.length === 1 ? "是" : "未定";
    if (isTitle === "否") return tested([kind], "否");
    const [from, to, revoked] = [field("认定日期"), field("有效期至"), field("撤销日期")];
    const truth = [isTitle, compareRanges("≤", dayOf(from), day), to.value.kind === "none" ? "是" : compareRanges("≤", day, dayOf(to)), beforeEnd(day, revoked, false)].reduce<Truth>(and, "是");
    return tested([kind, from, to, revoked, context.event], truth);
  });
  return outcome;
}

/** 在单: entered, not taken off, and not past 自动出, which needs no act. */
export function listed(term: TermOf<"listed">, context: Context, evaluate: Evaluate): Outcome {
  const day = dayOf(context.event);
  const { regions } = context.compiled.library.reference;
  const definition = context.compiled.lists.find((l) => l.block.name === term.list && l.policy === context.policy)
    ?? context.compiled.lists.find((l) => l.block.name === term.list && lies(regions, term.region, l.block.region));
  return overRows(term, "名单", context, (row) => {
    const field = (name: string): Outcome => recordField(term, "名单", name, row, context);
    const name = field("名单");
    const isList: Truth = name.value.kind !== "words" || !name.value.words ? "未定" : name.value.words.includes(term.list) ? (name.value.words.length === 1 ? "是" : "未定") : "否";
    if (isList === "否") return tested([name], "否");
    const [region, from, to] = [field("地区"), field("入库日期"), field("出库日期")];
    const place: Truth = region.value.kind !== "words" || !region.value.words ? "未定" : region.value.words.some((r) => lies(regions, r, term.region)) ? "是" : "否";
    const exits = (definition?.block.autoExit ?? []).map((condition) =>
      evaluate(condition.term, { ...context, policy: definition?.policy ?? context.policy, own: row, ownKind: "名单", element: null, elementKind: null, asked: context.event }));
    const exited = exits.length === 0 ? "否" : exits.map((exit) => truthIn(exit.value)).reduce<Truth>(and, "是");
    const truth = [isList, place, compareRanges("≤", dayOf(from), day), beforeEnd(day, to, true), not(exited)].reduce<Truth>(and, "是");
    return tested([name, region, from, to, ...exits, context.event], truth);
  });
}

/** 公布数 at a year or a day, for this policy's region or one around it. */
export function published(term: TermOf<"published">, context: Context, evaluate: Evaluate): Outcome {
  const series = context.compiled.library.reference.series.find((s) => s.name === term.series);
  if (!series) throw new Error(`公布数没有 ${term.series}`);
  const when = evaluate(term.when, context);
  const { regions } = context.compiled.library.reference;
  const entries = series.entries.filter((entry) => lies(regions, context.policy.region, entry.region));
  const range = rangeIn(when.value);
  const at = (key: Rational): SeriesEntry | undefined =>
    series.by === "年度" ? entries.find((entry) => entry.key === key) : series.knownTo !== null && compare(key, series.knownTo) > 0 ? undefined : entries.findLast((entry) => compare(entry.key, key) <= 0);
  const point = range && range.low !== null && range.high !== null && compare(range.low, range.high) === 0 ? range.low : null;
  const entry = point === null ? undefined : at(point);
  if (entry) return { ...known(term, valueOf(entry), `公布数 ${entry.source}`), children: [when] };
  const domain = domainOfSeries(series.type.kind);
  if (point === null) return node(term, entries.length > 0 && range ? entries.map(valueOf).reduce(joinValues, domain) : domain, [when]);
  if (series.unpublished === "评定") {
    // “一定比例” is some share in (0, 1] until it is published.
    if (context.decidedLow) return { ...known(term, ofNumber(0)), children: [when] };
    return { ...known(term, ofRange({ low: 0, high: 1 })), decisions: new Set([`${series.name}尚未公布`]), children: [when] };
  }
  const year = series.by === "年度" && typeof point === "number" ? point : null;
  const holder = context.rule?.block.responsible[0] ?? series.publisher;
  return { ...unknown(term, domain, { fact: `公布.${series.name}`, from: holder, year, record: null }), children: [when] };
}

const valueOf = (entry: SeriesEntry): Value => (entry.words ? { kind: "many", words: entry.words } : ofNumber(entry.number ?? 0));
const domainOfSeries = (kind: string): Value => (kind === "set" ? { kind: "many", words: null } : { kind: "number", low: 0, high: null, none: false });
