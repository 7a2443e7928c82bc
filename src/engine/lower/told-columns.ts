/** 都已知的列: what no enterprise of a snapshot leaves open. A statement for that snapshot need not ask whether it is told. */
import { listColumn, type Column, type Reference, type Table } from "#policy";

export interface Told {
  /** `资质.类别`: no row leaves it empty. */
  readonly columns: ReadonlySet<string>;
  /** `企业.注册地`: no row names a place that holds others, which would leave open in which of them it is. */
  readonly exact: ReadonlySet<string>;
  /** Lists that are whole for every enterprise. */
  readonly whole: ReadonlySet<string>;
}
export const NOTHING_TOLD: Told = { columns: new Set(), exact: new Set(), whole: new Set() };

interface Question {
  readonly of: "columns" | "exact" | "whole";
  readonly name: string;
  readonly sql: string;
}
function questionsOf(table: Table, reference: Reference): Question[] {
  const isMain = table.name === reference.enterprise.name;
  const lists = new Map([reference.yearly, ...reference.records].map(({ name }) => [listColumn(name), name]));
  const wide = reference.regions.filter(({ name }) => reference.regions.some(({ parent }) => parent === name)).map(({ name }) => `'${name.replaceAll("'", "''")}'`);
  return table.columns.flatMap((column: Column): Question[] => {
    const cell = `"${column.name}"`;
    const list = isMain ? lists.get(column.name) : undefined;
    if (list !== undefined) return [{ of: "whole", name: list, sql: `coalesce(min(CASE WHEN ${cell} THEN 1 ELSE 0 END), 1) = 1` }];
    const name = `${table.name}.${column.name}`;
    const told: Question = { of: "columns", name, sql: `count(*) = count(${cell})` };
    if (column.fact?.type.kind !== "region") return [told];
    return [told, { of: "exact", name, sql: `count(CASE WHEN ${cell} IN (${wide.join(", ")}) THEN 1 END) = 0` }];
  });
}

/** One query for each table, with one row for an answer. */
export const toldSql = (table: Table, reference: Reference, from: string): string =>
  `SELECT ${questionsOf(table, reference).map(({ sql }, index) => `${sql} AS "${index}"`).join(", ")} FROM ${from}`;

/** @param answers to `toldSql`, by table. */
export function toldOf(tables: readonly Table[], reference: Reference, answers: readonly (readonly unknown[])[]): Told {
  const yes = tables.flatMap((table, index) => questionsOf(table, reference).filter((_question, at) => answers[index]?.[at] === true));
  const named = (of: Question["of"]): Set<string> => new Set(yes.filter((question) => question.of === of).map(({ name }) => name));
  return { columns: named("columns"), exact: named("exact"), whole: named("whole") };
}
