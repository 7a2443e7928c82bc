/** What an example says of years and of 公布数, put where the engine reads it. */
import { dayOf, multiply, parseDecimal, parseMoney, yearOf, type Day, type Rational } from "#kernel";
import { readUnit, type Library, type Policy, type SeriesEntry } from "#policy";
import type { ExampleRow } from "./read-cells.ts";

type Json = Record<string, unknown>;

/** Puts 上年度.x beside each of the years it is relative to. */
export function fillYears(json: Json, example: ExampleRow, years: Iterable<number>): Json {
  if (example.relative.length === 0) return json;
  const rows = new Map<number, Json>();
  for (const row of (json["年度数据"] as Json[] | undefined) ?? []) rows.set(Number(row["年度"]), row);
  for (const year of years)
    for (const { back, fact, text } of example.relative) {
      const row = rows.get(year - back) ?? { 年度: year - back };
      if (text !== "") row[fact] = text === "是" ? true : text === "否" ? false : text;
      rows.set(year - back, row);
    }
  return { ...json, 年度数据: [...rows.values()] };
}

/** A library in which the example's 公布数 are published for every year it may ask. */
export function publish(library: Library, example: ExampleRow, policy: Policy, on: Day): Library {
  if (example.published.length === 0) return library;
  const values = new Map(example.published.map(({ series, text }) => [series, text]));
  const series = library.reference.series.map((s) => {
    const text = values.get(s.name);
    if (text === undefined) return s;
    const number = numberOf(text);
    const words = number === null ? text.split("、") : null;
    const from = yearOf(policy.validity.from ?? on) - 1;
    const entries = Array.from({ length: yearOf(on) - from + 2 }, (_unused, index): SeriesEntry => ({ region: policy.region, key: s.by === "年度" ? from + index : dayOf(from + index, 1, 1), number, words, source: "样例", grade: "样例", rule: null }));
    return { ...s, entries, knownTo: null };
  });
  return { ...library, reference: { ...library.reference, series } };
}

function numberOf(text: string): Rational | null {
  const percent = /^([\d.]+)%$/.exec(text)?.[1];
  if (percent) {
    const value = parseDecimal(percent);
    return value === null ? null : multiply(value, readUnit("%")?.factor ?? 1);
  }
  return parseMoney(text, parseDecimal) ?? parseDecimal(text);
}
