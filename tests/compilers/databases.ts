/** The databases a statement must mean the same on. DuckDB and PGlite always; PostgreSQL where one answers on 127.0.0.1. */
import { DuckDBInstance } from "@duckdb/node-api";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import type { Table } from "#policy";
import { sqlType, type Cell } from "./tables.ts";

export type SqlRow = Readonly<Record<string, unknown>>;
export interface Database {
  readonly name: string;
  readonly load: (tables: readonly Table[], rows: ReadonlyMap<string, readonly (readonly (Cell | number)[])[]>) => Promise<void>;
  readonly query: (sql: string) => Promise<SqlRow[]>;
  readonly close: () => Promise<void>;
}

const ROWS_AT_ONCE = 500;
const literal = (cell: Cell | number): string => (cell === null ? "NULL" : typeof cell === "string" ? `'${cell.replaceAll("'", "''")}'` : String(cell));

/** @param prefix before CREATE TABLE: where a shared server keeps them. */
function loader(run: (sql: string) => Promise<unknown>): Database["load"] {
  return async (tables, rows) => {
    for (const table of tables) {
      await run(`DROP TABLE IF EXISTS "${table.name}"`);
      await run(`CREATE TABLE "${table.name}" (${table.columns.map((column) => `"${column.name}" ${sqlType(column)}`).join(", ")})`);
      const all = rows.get(table.name) ?? [];
      for (let from = 0; from < all.length; from += ROWS_AT_ONCE)
        await run(`INSERT INTO "${table.name}" VALUES ${all.slice(from, from + ROWS_AT_ONCE).map((row) => `(${row.map(literal).join(",")})`).join(",")}`);
    }
  };
}

export async function openDuckDb(): Promise<Database> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1", autoinstall_known_extensions: "false", autoload_known_extensions: "false" });
  const connection = await instance.connect();
  return {
    name: "DuckDB",
    load: loader((sql) => connection.run(sql)),
    query: async (sql) => (await connection.runAndReadAll(sql)).getRowObjects() as SqlRow[],
    close: () => Promise.resolve(instance.closeSync()),
  };
}

export async function openPgLite(): Promise<Database> {
  const database = await PGlite.create();
  return {
    name: "PGlite",
    load: loader((sql) => database.exec(sql)),
    query: async (sql) => (await database.query<SqlRow>(sql)).rows,
    close: () => database.close(),
  };
}

const SERVER = { host: "127.0.0.1", port: 5432, user: "postgres", database: "test", connectionTimeoutMillis: 2000 };

/** @returns null where no server answers; the caller says so aloud. */
export async function openPostgres(): Promise<Database | null> {
  try {
    return await connectPostgres(SERVER);
  } catch {
    return null;
  }
}

/** A schema of its own, so that others on the server are left alone. */
export async function connectPostgres(config: pg.ClientConfig): Promise<Database> {
  const client = new pg.Client(config);
  await client.connect();
  const schema = `huice_${process.pid}_${process.hrtime.bigint()}`;
  await client.query(`CREATE SCHEMA ${schema}; SET search_path TO ${schema}; SET jit = off`);
  return {
    name: "PostgreSQL",
    load: loader((sql) => client.query(sql)),
    query: async (sql) => (await client.query<SqlRow>(sql)).rows,
    close: async () => {
      await client.query(`DROP SCHEMA ${schema} CASCADE`);
      await client.end();
    },
  };
}

export const OPENING_MS = 60_000;

/** DuckDB, PGlite, and PostgreSQL where one answers. */
export async function openAll(): Promise<Database[]> {
  const server = await openPostgres();
  // oxlint-disable-next-line no-console -- what is skipped is said aloud
  if (!server) console.warn("跳过 PostgreSQL：127.0.0.1:5432 没有应答。DuckDB 与 PGlite 照常。");
  return [await openDuckDb(), await openPgLite(), ...(server ? [server] : [])];
}
