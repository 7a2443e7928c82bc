/** 差异报告 on disk: one row for each enterprise, as Parquet and as CSV, and the sums. Whole, or not at all. */
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { FileRefusal } from "#application/ports";
import { refuseFile, refuseSystem } from "#application/refusals";
import { succeed, type Result } from "#kernel";
import { CSV, labelled, parquetOf, text } from "../duckdb.ts";
import { refuseWriting } from "../refuse-writing.ts";
import { ENTERPRISES_SQL } from "./outcome.ts";

/** What is written before all is there; DuckDB keeps to the folder, so it lies inside. */
const WORK_FOLDER = ".临时";
/** One row for each enterprise. */
const ROWS = ["逐家差异.parquet", "逐家差异.csv"] as const;
const SUMS = "差异报告.json";
/** What a command that was stopped may leave; the sums have their name last. */
const OURS: readonly string[] = [WORK_FOLDER, ...ROWS];

/** Only an empty folder, or one that is not there yet, is written to. */
export function prepareReport(given: string): Result<null, FileRefusal> {
  const folder = resolve(given);
  try {
    mkdirSync(folder, { recursive: true });
    const names = readdirSync(folder);
    const foreign = names.find((name) => !OURS.includes(name)) ?? (names.includes(WORK_FOLDER) ? undefined : names[0]);
    if (foreign !== undefined) return refuseFile(given, `文件夹不是空的，里面有“${foreign}”`, "换一个空文件夹，或写一个还没有的名字");
    // What a stopped command left: while its work folder is there, what already has its name belongs to no whole report.
    for (const name of names) rmSync(join(folder, name), { recursive: true, force: true });
    return succeed(null);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EEXIST" ? refuseFile(given, "这是一个文件，不是文件夹", "换一个文件夹") : refuseSystem(given, error, "写");
  }
}

/** @param sums the last file to get its name: where it is, the report is whole. */
export async function writeReport(connection: DuckDBConnection, given: string, synthetic: boolean, sums: string): Promise<Result<null, FileRefusal>> {
  const folder = resolve(given);
  const aside = (name: string): string => join(folder, WORK_FOLDER, name);
  const query = `${ENTERPRISES_SQL} ORDER BY x."序号"`;
  const [parquet, csv] = ROWS;
  try {
    mkdirSync(join(folder, WORK_FOLDER), { recursive: true });
    await connection.run(`COPY (${query}) TO ${text(aside(parquet))} (${parquetOf(synthetic)})`);
    await connection.run(`COPY (${labelled(query, synthetic)}) TO ${text(aside(csv))} (${CSV})`);
    writeFileSync(aside(SUMS), sums);
    for (const name of [...ROWS, SUMS]) renameSync(aside(name), join(folder, name));
    rmSync(join(folder, WORK_FOLDER), { recursive: true, force: true });
    return succeed(null);
  } catch (error) {
    for (const name of [...ROWS, SUMS, WORK_FOLDER]) rmSync(join(folder, name), { recursive: true, force: true });
    return refuseWriting(given, error, "从头写");
  }
}
