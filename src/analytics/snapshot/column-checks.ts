/** What a column may hold, as a condition that is true of a value it may not. The same limits as for one dossier. */
import { listColumn, RECORD_KEY, WORD_MARK, type Column, type Fact, type Reference, type Table } from "#policy";
import { named, text } from "../duckdb.ts";

export interface ColumnCheck {
  readonly column: string;
  readonly bad: string;
  readonly message: string;
  /** An aggregate that is true when some value is bad, where that is quicker than looking at each. */
  readonly quick?: string;
  /** Few different values: they are looked at, not the rows. */
  readonly byWord?: boolean;
}

/** As in a dossier: 一万亿 of anything, in base units. */
const MOST = 1_000_000_000_000;
const FEN = 100;
/** 迁入日期 is the short form of a 迁移 record, which stands in its table outside the list. */
const SHORT_MOVE = { fact: "迁入日期", kind: "迁移", place: -1 };

export function columnChecks(table: Table, reference: Reference): ColumnCheck[] {
  return table.columns.flatMap((column): ColumnCheck[] => {
    const name = named(column.name);
    const check = (bad: string, message: string, quick?: string): ColumnCheck => ({ column: column.name, bad, message, ...(quick ? { quick } : {}) });
    return [
      ...(column.name === SHORT_MOVE.fact ? [check(`${name} IS NOT NULL AND ${named(listColumn(SHORT_MOVE.kind))} IS NULL`, `写了${SHORT_MOVE.fact}，“${listColumn(SHORT_MOVE.kind)}”就不能空着`)] : []),
      ...(column.required || (table.name === reference.yearly.name && column.type === "year") ? [check(`${name} IS NULL`, "每一行都要有", `count(*) > count(${name})`)] : []),
      ...(column.fact ? factChecks(column, column.fact, reference) : column.type === "id" ? [within(column, table.name === SHORT_MOVE.kind && column.name === RECORD_KEY ? String(SHORT_MOVE.place) : "0", null, "从 0 数起，不能是负数")] : []),
      ...(column.type === "day" ? [within(column, "DATE '0001-01-01'", "DATE '9999-12-31'", "不是日历上有的日子")] : []),
    ].map((each) => ({ ...each, bad: `(${each.bad})` }));
  });
}

/** Bounds are asked of the smallest and the greatest value only. */
function within(column: Column, low: string | null, high: string | null, message: string): ColumnCheck {
  const name = named(column.name);
  const outside = (least: string, most: string): string => [...(low === null ? [] : [`${least} < ${low}`]), ...(high === null ? [] : [`${most} > ${high}`])].join(" OR ");
  return { column: column.name, bad: outside(name, name), message, quick: outside(`min(${name})`, `max(${name})`) };
}

function factChecks(column: Column, fact: Fact, reference: Reference): ColumnCheck[] {
  const limited = (most: number): ColumnCheck[] => [
    ...(fact.negative ? [] : [within(column, "0", null, "不能小于零")]),
    within(column, fact.negative ? `-${most}` : null, String(most), "大得不合理，核对单位"),
  ];
  switch (column.type) {
    case "year":
      return [within(column, "1900", "2200", "不是一个年度")];
    case "money":
      return limited(MOST * FEN);
    case "count":
      return limited(MOST);
    case "decimal":
      return fact.negative ? [] : [within(column, "0", null, "不能小于零")];
    case "text": case "words":
      return wordChecks(named(column.name), column, fact, reference);
    case "id": case "truth": case "day":
      return [];
  }
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function wordChecks(name: string, column: Column, fact: Fact, reference: Reference): ColumnCheck[] {
  const type = fact.type.kind === "set" ? fact.type.of : fact.type;
  if (type.kind === "industry") return [{ column: column.name, bad: `${name} NOT IN (${Object.keys(reference.industries).map(text).join(", ")})`, message: "不是行业表里的全码，如 I6513、I65", byWord: true }];
  const words = type.kind === "region" ? reference.regions.map((region) => region.name) : type.kind === "word" && type.words ? type.words : null;
  if (!words) return [];
  const message = type.kind === "region" ? "不是地区表里的地区" : "不是词表列出的取值";
  if (column.type === "text") return [{ column: column.name, bad: `${name} NOT IN (${[...words, ...(fact.mayBeNone ? ["无"] : [])].map(text).join(", ")})`, message, byWord: true }];
  const any = `(${words.map(escaped).join("|")})`;
  return [{ column: column.name, bad: `NOT regexp_full_match(${name}, ${text(`(${any}(${WORD_MARK}${any})*)?`)})`, message, byWord: true }];
}
