/** 都已知的列: what no enterprise of a snapshot leaves open. A statement for that snapshot need not ask whether it is told. */
import { listColumn, type Reference, type Table } from "#policy";

export interface Told {
  /** `资质.类别`: no row leaves it empty. */
  readonly columns: ReadonlySet<string>;
  /** Lists that are whole for every enterprise. */
  readonly whole: ReadonlySet<string>;
}
export const NOTHING_TOLD: Told = { columns: new Set(), whole: new Set() };

/** One question for each table, with one row for an answer: for each column whether it is told everywhere; of a list, whether it is whole. */
export function toldSql(table: Table, reference: Reference, from: string): string {
  const lists = new Set(listsOf(reference).map(listColumn));
  const told = table.columns.map(({ name }) => (lists.has(name) && table.name === reference.enterprise.name ? `coalesce(min(CASE WHEN "${name}" THEN 1 ELSE 0 END), 1) = 1` : `count(*) = count("${name}")`));
  return `SELECT ${told.map((each, index) => `${each} AS "${index}"`).join(", ")} FROM ${from}`;
}
/** @param answers to `toldSql`, by table, in the order of the columns. */
export function toldOf(tables: readonly Table[], reference: Reference, answers: readonly (readonly unknown[])[]): Told {
  const yes = tables.flatMap((table, index) => table.columns.flatMap(({ name }, at) => (answers[index]?.[at] === true ? [`${table.name}.${name}`] : [])));
  return { columns: new Set(yes), whole: new Set(listsOf(reference).filter((name) => yes.includes(`${reference.enterprise.name}.${listColumn(name)}`))) };
}

const listsOf = (reference: Reference): string[] => [reference.yearly, ...reference.records].map((kind) => kind.name);
