/** 杠杆: facts below a node that could be other than they are, and the dossier with some of them changed. */
import { compare, ratio, sign, subtract, negate, type Rational } from "#kernel";
import { factNamed, kindNamed, sayNumber, type Fact } from "#policy";
import type { Change, MatchRecord } from "./answer.ts";
import type { Context, Outcome } from "./context.ts";
import type { Dossier, Given, RecordList, Row } from "./dossier.ts";
import { sayValue } from "./say-value.ts";
import { isDefinite, rangeIn, type Value } from "./value.ts";

/** Where a node was evaluated, and the record it is about. */
export interface Ground {
  readonly context: Context;
  readonly record: MatchRecord | null;
}
/** A fact that could be other than it is. */
export interface Lever {
  readonly fact: Fact;
  readonly name: string;
  readonly year: number | null;
  readonly record: { readonly kind: string; readonly index: number } | null;
  readonly value: Value;
}
/** One fact given another value. */
export interface Trial {
  readonly lever: Lever;
  readonly to: Value;
}

/** Known, changeable facts an outcome was computed from, each once. */
export function leversIn(outcome: Outcome, { context, record }: Ground): Lever[] {
  const { reference } = context.compiled.library;
  const levers = new Map<string, Lever>();
  const year = rangeIn(context.year.value)?.low;
  const walk = (o: Outcome): void => {
    const { term } = o;
    const put = (fact: Fact | undefined, name: string, at: number | null, own: Lever["record"]): void => {
      if (fact?.changeable && isDefinite(o.value)) levers.set(`${name}|${at ?? ""}`, { fact, name, year: at, record: own, value: o.value });
    };
    if (term.op === "fact") put(factNamed(reference.enterprise, term.name), `企业.${term.name}`, null, null);
    if (term.op === "yearly" && typeof year === "number") put(factNamed(reference.yearly, term.name), `年度数据.${term.name}`, year - term.back, null);
    if (term.op === "field" && term.frame === "本项" && record && record.index !== null && record.kind === term.record)
      put(factNamed(kindNamed(reference, term.record), term.name), `${term.record}.${term.name}`, null, { kind: term.record, index: record.index });
    o.children.forEach(walk);
  };
  walk(outcome);
  return [...levers.values()];
}

const ONE_YUAN = 100;
const BASIS_POINT = ratio(1n, 10_000n);

/** The smallest step people speak of: one 元, one 人, 0.01%. */
export function stepOf({ type, written }: Fact): Rational {
  if (type.kind === "number" && type.dimension["元"] === 1) return ONE_YUAN;
  return written.startsWith("比例") ? BASIS_POINT : 1;
}

export const mayBe = (lever: Lever, value: Rational): boolean => lever.fact.negative || compare(value, 0) >= 0;

/** The dossier as if the facts were so. */
export function changed(dossier: Dossier, trials: readonly Trial[]): Dossier {
  return trials.reduce((d, { lever, to }): Dossier => {
    const given: Given = { kind: "value", value: to };
    const set = (row: Row, name: string): Row => ({ ...row, facts: new Map([...row.facts, [name, given]]) });
    if (lever.year !== null) {
      const rows = d.yearly?.rows ?? [];
      return { ...d, yearly: { complete: d.yearly?.complete ?? false, rows: rows.map((row) => (isYear(row, lever.year) ? set(row, lever.fact.name) : row)) } };
    }
    const { record } = lever;
    if (record) {
      const list = d.records.get(record.kind);
      if (!list) return d;
      const next: RecordList = { ...list, rows: list.rows.map((row) => (row.index === record.index ? set(row, lever.fact.name) : row)) };
      return { ...d, records: new Map([...d.records, [record.kind, next]]) };
    }
    return { ...d, enterprise: set(d.enterprise, lever.fact.name) };
  }, dossier);
}

const isYear = (row: Row, year: number | null): boolean => {
  const given = row.facts.get("年度");
  return given?.kind === "value" && given.value.kind === "number" && given.value.low === year;
};

export const changesOf = (trials: readonly Trial[]): Change[] =>
  trials.map(({ lever, to }): Change => ({
    fact: lever.name, year: lever.year, record: lever.record?.index ?? null, from: sayValue(lever.value, lever.fact.type), to: sayValue(to, lever.fact.type),
  }));

export const sayTrials = (trials: readonly Trial[]): string => trials.map(sayTrial).join("，并且");

/** `2024年度研发费用再增加12.4万元（到112.4万元）`. */
function sayTrial({ lever, to }: Trial): string {
  const name = `${lever.year === null ? "" : `${lever.year}年度`}${lever.fact.name}`;
  const [from, target] = [rangeIn(lever.value)?.low ?? null, rangeIn(to)?.low ?? null];
  if (from === null || target === null) return `“${name}”由${sayValue(lever.value, lever.fact.type)}变为${sayValue(to, lever.fact.type)}`;
  const difference = subtract(target, from);
  const up = sign(difference) > 0;
  return `${name}再${up ? "增加" : "减少"}${sayNumber(up ? difference : negate(difference), lever.fact.type)}（到${sayNumber(target, lever.fact.type)}）`;
}
