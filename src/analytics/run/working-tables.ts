/** 工作表: the tables of a snapshot as the statements read them. Days are day numbers, decimals whole units of 10⁻⁸. */
import { formatDay, type Day } from "#kernel";
import type { DuckDBConnection } from "@duckdb/node-api";
import { toldOf, toldSql, type Told } from "#engine/lower";
import { DECIMALS, type Column, type Reference, type Table } from "#policy";
import { named, rowsOf, text } from "../duckdb.ts";
import type { Snapshot } from "../snapshot/open-snapshot.ts";

/** Name of a table for the statements. */
export const working = (table: string): string => named(`算 ${table}`);
/** 历史 of facts that are looked at on the day of asking (地区), where one span holds that day. */
const PLACES_NOW = named("问日的地区");
/** Which enterprise has a history of which fact that no single column can say. */
export const HISTORIES = named("有历史的事实");

function asWorked({ name, type }: Column): string {
  const column = `e.${named(name)}`;
  switch (type) {
    case "day":
      return `CAST(${column} - DATE '1970-01-01' AS BIGINT) AS ${named(name)}`;
    case "decimal":
      return `CAST(CAST(${column} AS DECIMAL(38, ${DECIMALS})) * ${10 ** DECIMALS} AS BIGINT) AS ${named(name)}`;
    case "year": case "count":
      return `CAST(${column} AS BIGINT) AS ${named(name)}`;
    default:
      return column;
  }
}

/** Keys from the first to the last, both included. */
export interface Keys {
  readonly first: number;
  readonly last: number;
}

/**
 * Every statement reads them, so they are kept in memory.
 * @param keys of those that are; null = all.
 * @param reads what is looked at, as `kindsRead` says; names and codes that nothing asks for are left where they are.
 */
export async function openWorkingTables(connection: DuckDBConnection, snapshot: Snapshot, reference: Reference, on: Day, keys: Keys | null = null, reads: ReadonlySet<string> | null = null): Promise<void> {
  const places = reference.enterprise.facts.filter((fact) => fact.history && fact.type.kind === "region").map((fact) => fact.name);
  const ours = keys ? ` WHERE "序号" BETWEEN ${keys.first} AND ${keys.last}` : "";
  const history = `(SELECT * FROM ${snapshot.from.get("历史")}${ours})`;
  const holds = `DATE ${text(formatDay(on))} >= coalesce("自", DATE '0001-01-01') AND DATE ${text(formatDay(on))} <= coalesce("至", DATE '9999-12-31')`;
  const isPlace = `"事实" IN (${places.map(text).join(", ")})`;
  await connection.run(`CREATE OR REPLACE TEMP TABLE ${PLACES_NOW} AS SELECT "序号", ${places.map((place) => `max("值") FILTER (WHERE "事实" = ${text(place)}) AS ${named(place)}`).join(", ")} FROM ${history} WHERE ${isPlace} AND ${holds} GROUP BY "序号"`);
  await connection.run(`CREATE OR REPLACE TEMP TABLE ${HISTORIES} AS SELECT DISTINCT "序号", "事实" FROM ${history} WHERE NOT ${isPlace}
    UNION SELECT "序号", "事实" FROM ${history} WHERE ${isPlace} AND ${holds} GROUP BY ALL HAVING count(*) > 1`);
  for (const table of lookedAt(snapshot.tables, reference, reads)) {
    const main = table.name === reference.enterprise.name;
    const columns = table.columns.map((column) => (main && places.includes(column.name) ? `coalesce(e.${named(column.name)}, h.${named(column.name)}) AS ${named(column.name)}` : asWorked(column)));
    await connection.run(`CREATE OR REPLACE TEMP TABLE ${working(table.name)} AS SELECT ${columns.join(", ")} FROM (SELECT * FROM ${snapshot.from.get(table.name)}${ours}) e${main ? ` LEFT JOIN ${PLACES_NOW} h USING ("序号")` : ""}`);
  }
}

/** The tables and columns that are looked at; null = all. */
function lookedAt(tables: readonly Table[], reference: Reference, reads: ReadonlySet<string> | null): readonly Table[] {
  if (!reads) return tables;
  const main = reference.enterprise;
  const isIdle = ({ fact }: Column): boolean => fact !== null && fact.type.kind === "word" && fact.listed.length === 0 && !reads.has(`${main.name}.${fact.name}`);
  return tables.flatMap((table) => (table.name === main.name ? [{ ...table, columns: table.columns.filter((column) => !isIdle(column)) }] : reads.has(table.name) ? [table] : []));
}

/** What no enterprise in the working tables leaves open. */
export async function toldInTables(connection: DuckDBConnection, tables: readonly Table[], reference: Reference, reads: ReadonlySet<string>): Promise<Told> {
  const looked = lookedAt(tables, reference, reads);
  const answers: (readonly unknown[])[] = [];
  for (const table of looked) answers.push((await rowsOf(connection, toldSql(table, reference, working(table.name))))[0] ?? []);
  return toldOf(looked, reference, answers);
}
