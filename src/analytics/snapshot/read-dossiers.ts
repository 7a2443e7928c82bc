import { dossierOfRows } from "#engine/tables";
import type { Dossier } from "#engine";
import { ENTERPRISE_KEY, HISTORY_TABLE, type Cell, type EnterpriseRows, type Table } from "#policy";
import { DuckDBDateValue, DuckDBDecimalValue, type DuckDBConnection } from "@duckdb/node-api";
import { named, rowsOf } from "../duckdb.ts";
import type { Snapshot } from "./open-snapshot.ts";

/** 取档案: some enterprises as the dossiers they were, in the order asked; a key that is not there is left out. */
export async function readDossiers(connection: DuckDBConnection, snapshot: Snapshot, keys: readonly number[]): Promise<ReadonlyMap<number, Dossier>> {
  const rows = await readRows(connection, snapshot, keys);
  return new Map(keys.flatMap((key) => {
    const own = rows.get(key);
    return own ? [[key, dossierOfRows(own, snapshot.tables)] as const] : [];
  }));
}

const ASKED = named("要取的企业");

/**
 * The rows themselves.
 * @param kinds lists that are read; the others stay empty. Null = all.
 * @param from where the rows of a list stand, when not in the snapshot's files: in whole numbers, as statements read them.
 */
export async function readRows(connection: DuckDBConnection, snapshot: Snapshot, keys: readonly number[], kinds: ReadonlySet<string> | null = null, from: ((table: string) => string) | null = null): Promise<ReadonlyMap<number, EnterpriseRows>> {
  const found = new Map<number, Cell[][][]>();
  if (keys.length === 0) return found;
  await connection.run(`CREATE OR REPLACE TEMP TABLE ${ASKED} AS SELECT unnest([${keys.map((key) => Math.trunc(key)).join(", ")}]) AS k`);
  const key = named(ENTERPRISE_KEY);
  // The bounds let whole parts of the files be passed over.
  const asked = `${key} IN (SELECT k FROM ${ASKED}) AND ${key} BETWEEN ${keys.reduce((a, b) => Math.min(a, b))} AND ${keys.reduce((a, b) => Math.max(a, b))}`;
  for (const [index, table] of snapshot.tables.entries()) {
    if (kinds && index > 0 && table.name !== HISTORY_TABLE && !kinds.has(table.name)) continue;
    const columns = table.columns.map((column) => named(column.name)).join(", ");
    const read = await rowsOf(connection, `SELECT ${columns} FROM ${index > 0 && from && table.name !== HISTORY_TABLE ? from(table.name) : snapshot.from.get(table.name)} WHERE ${asked} ORDER BY ${keysOf(table)}`);
    for (const [key, ...cells] of read) {
      if (index === 0) found.set(Number(key), snapshot.tables.map(() => []));
      found.get(Number(key))?.[index]?.push(cells.map(cellOf));
    }
  }
  return found;
}

const keysOf = (table: Table): string => table.columns.filter((column) => column.required && column.name !== "值").map((column) => named(column.name)).join(", ");

/** Money comes as a bigint, a day as a day's number. */
function cellOf(value: unknown): Cell {
  if (value instanceof DuckDBDateValue) return value.days;
  if (value instanceof DuckDBDecimalValue) return narrow(value.value);
  if (typeof value === "bigint") return narrow(value);
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  throw new Error(`快照里有读不懂的值：${String(value)}`);
}

const narrow = (value: bigint): number | bigint => (BigInt(Number(value)) === value && Number.isSafeInteger(Number(value)) ? Number(value) : value);
