/** A table that lies in Parquet files. */
import { basename, join } from "node:path";
import { succeed, type Result } from "#kernel";
import type { FileRefusal } from "#application/ports";
import { refuseFile } from "#application/refusals";
import type { Table } from "#policy";
import type { DuckDBConnection } from "@duckdb/node-api";
import { named, rowsOf, text } from "../duckdb.ts";
import { SQL_TYPE } from "./layout.ts";
import { FILE, ROW, unknownColumn, type TableSource } from "./table-source.ts";

const AGAIN = "重新生成快照，或换一份完好的";

/** @returns the source when every file has every column in its own type. */
export async function openParquet(connection: DuckDBConnection, table: Table, folder: string, names: readonly string[]): Promise<Result<TableSource, FileRefusal>> {
  for (const name of await unlike(connection, folder, names)) {
    const columns = await columnsOf(connection, join(folder, name));
    if (!columns) return refuseFile(name, "不是 Parquet 文件，或者已经损坏", AGAIN);
    const wrong = wrongColumn(table, columns);
    if (wrong) return refuseFile(name, wrong.message, wrong.hint);
  }
  const files = `[${names.map((name) => text(join(folder, name))).join(", ")}]`;
  const columns = table.columns.map((column) => named(column.name)).join(", ");
  return succeed({
    from: `read_parquet(${files})`,
    numbered: `(SELECT ${columns}, parse_filename(filename) AS ${FILE}, file_row_number + 1 AS ${ROW} FROM read_parquet(${files}, filename = true, file_row_number = true))`,
    badText: [],
    refuse: (error) => refuseFile(basename(/[^/\\'"]+\.parquet/.exec(messageOf(error))?.[0] ?? names[0] ?? table.name), "Parquet 文件已经损坏，读到一半读不下去", AGAIN),
  });
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The files to look at one by one: the first stands for all that have its very schema. */
async function unlike(connection: DuckDBConnection, folder: string, names: readonly string[]): Promise<readonly string[]> {
  try {
    const files = names.map((name) => text(join(folder, name))).join(", ");
    const schemas = await rowsOf(connection, `SELECT DISTINCT list((name, type, converted_type, logical_type, scale, precision)) FROM parquet_schema([${files}]) GROUP BY file_name`);
    return schemas.length === 1 ? names.slice(0, 1) : names;
  } catch {
    return names;
  }
}

/** Null when it is no Parquet file. */
async function columnsOf(connection: DuckDBConnection, path: string): Promise<ReadonlyMap<string, string> | null> {
  try {
    return new Map((await rowsOf(connection, `DESCRIBE SELECT * FROM read_parquet(${text(path)})`)).map(([name, type]) => [String(name), String(type)]));
  } catch {
    return null;
  }
}

function wrongColumn(table: Table, columns: ReadonlyMap<string, string>): { message: string; hint: string } | null {
  const names = table.columns.map((column) => column.name);
  for (const { name, type } of table.columns) {
    const given = columns.get(name);
    if (given === undefined) return { message: `缺“${name}”一列`, hint: `“${table.name}”表应有 ${names.length} 列；快照须按当前的词表生成` };
    if (given !== SQL_TYPE[type]) return { message: `“${name}”一列的类型是 ${given}，应为 ${SQL_TYPE[type]}`, hint: "按当前的词表重新生成快照" };
  }
  const extra = [...columns.keys()].find((name) => !names.includes(name));
  return extra === undefined ? null : unknownColumn(extra, table);
}
