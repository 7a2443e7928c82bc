/** 快照的表: how dossiers lie in a database. One table per kind of fact, one column per fact, under their own names. */
import type { Industries } from "./industry.ts";
import type { Fact, Kind, Reference } from "./model.ts";

/**
 * `money` is whole 分, `count` a whole number, `decimal` any other number in base units with at most 8 decimals,
 * `words` several words joined by 、. NULL is unknown, but in a column that is an end mark it is "has not happened".
 */
export type ColumnType = "id" | "text" | "words" | "truth" | "day" | "year" | "money" | "count" | "decimal";

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** Every row has one. */
  readonly required: boolean;
  /** The fact it holds; null for keys and for what says whether a list is known. */
  readonly fact: Fact | null;
  /** 行业 is kept as its full code (`I6513`), so that what lies in an industry begins with its code. */
  readonly industries: Industries | null;
}
export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
}

/**
 * One value as a table holds it, in base units: 分, a day's number, a year, a count; a `decimal` is whole units of 10⁻⁸
 * (a bigint where it is no safe integer); `words` are joined. Null is NULL.
 */
export type Cell = string | number | bigint | boolean | null;
/** 一家企业 as it lies in the tables: its rows of each, in the order of `tablesOf` and of the columns, without 序号. */
export type EnterpriseRows = readonly (readonly (readonly Cell[])[])[];

/** Decimals a `decimal` column keeps. */
export const DECIMALS = 8;
/** Between the words of a `words` column. */
export const WORD_MARK = "、";
/** Key of an enterprise within a snapshot, counted from 0. */
export const ENTERPRISE_KEY = "序号";
/** Place of a record in its list, counted from 0. */
export const RECORD_KEY = "次序";
/** `有_资质`: true = the list is whole, false = there may be more records, NULL = nobody has told of it. */
export const listColumn = (kind: string): string => `有_${kind}`;
/** 事实 that were given as a history instead of one value; the column of 企业 is then NULL. */
export const HISTORY_TABLE = "历史";

const column = (name: string, type: ColumnType, required = false, fact: Fact | null = null, industries: Industries | null = null): Column => ({ name, type, required, fact, industries });

/** The tables of a snapshot, 企业 first. */
export function tablesOf(reference: Reference): Table[] {
  const lists = [reference.yearly, ...reference.records];
  const facts = (kind: Kind): Column[] => kind.facts.map((fact) => column(fact.name, columnType(fact), false, fact, fact.type.kind === "industry" ? reference.industries : null));
  return [
    { name: reference.enterprise.name, columns: [column(ENTERPRISE_KEY, "id", true), ...facts(reference.enterprise), ...lists.map((kind) => column(listColumn(kind.name), "truth"))] },
    ...lists.map((kind) => ({ name: kind.name, columns: [column(ENTERPRISE_KEY, "id", true), column(RECORD_KEY, "id", true), ...facts(kind)] })),
    {
      name: HISTORY_TABLE,
      columns: [column(ENTERPRISE_KEY, "id", true), column("事实", "text", true), column("段", "id", true), column("自", "day"), column("至", "day"), column("值", "text", true)],
    },
  ];
}

/** In which column a fact is kept. 比例 and 面积 are `decimal`: what does not fit in 8 decimals is refused when a snapshot is made. */
export function columnType(fact: Fact): ColumnType {
  if (fact.many) return "words";
  switch (fact.type.kind) {
    case "truth":
      return "truth";
    case "day":
      return "day";
    case "year":
      return "year";
    case "number": {
      const written = fact.written.replace(/[集史]$/, "");
      return written === "金额" ? "money" : written === "人数" || written === "家数" ? "count" : "decimal";
    }
    default:
      return "text";
  }
}
