/** DuckDB, embedded, and closed to everything that is not asked for: no extension is loaded, no file outside the folders is opened. */
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { availableParallelism } from "node:os";

export interface DuckDbOptions {
  /** Folders it may read and write. */
  readonly folders: readonly string[];
  /** Where it puts what does not fit in memory. */
  readonly temp: string;
  /** As DuckDB writes it: `4GB`. */
  readonly memory?: string;
  readonly threads?: number;
}
export interface DuckDb {
  readonly connection: DuckDBConnection;
  readonly close: () => void;
}

const MEMORY = "4GB";

/** @throws Error when a folder does not exist or the system refuses; both are checked before. */
export async function openDuckDb({ folders, temp, memory = MEMORY, threads = availableParallelism() }: DuckDbOptions): Promise<DuckDb> {
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    memory_limit: memory,
    threads: String(threads),
    temp_directory: temp,
    preserve_insertion_order: "true",
  });
  const connection = await instance.connect();
  await connection.run(`SET allowed_directories = [${folders.map(text).join(", ")}]`);
  await connection.run("SET enable_external_access = false");
  await connection.run("SET lock_configuration = true");
  return {
    connection,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** A text in SQL. */
export const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
/** A name in SQL. */
export const named = (value: string): string => `"${value.replaceAll('"', '""')}"`;

/** Rows of a small answer, columns by position. */
export async function rowsOf(connection: DuckDBConnection, sql: string): Promise<readonly (readonly unknown[])[]> {
  return (await connection.runAndReadAll(sql)).getRows();
}

/** How what is computed is kept. What was computed of made-up enterprises says so in every file. */
export const parquetOf = (synthetic: boolean): string => `FORMAT parquet, COMPRESSION zstd${synthetic ? `, KV_METADATA {${named("说明")}: ${text("合成数据，不对应任何真实企业")}}` : ""}`;
export const CSV = "FORMAT csv, HEADER";
/** A CSV has no place for a note: the rows say it. */
export const labelled = (query: string, synthetic: boolean): string => (synthetic ? `SELECT *, '合成' AS "数据" FROM (${query})` : query);
