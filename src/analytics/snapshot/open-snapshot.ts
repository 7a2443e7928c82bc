import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { succeed, type Result } from "#kernel";
import type { FileRefusal } from "#application/ports";
import { refuseFile } from "#application/refusals";
import { tablesOf, type Column, type Reference, type Table } from "#policy";
import type { DuckDBConnection } from "@duckdb/node-api";
import { named, rowsOf } from "../duckdb.ts";
import { columnChecks } from "./column-checks.ts";
import { openCsv } from "./csv-table.ts";
import { sha256Of, sizeOf } from "./folder.ts";
import { layoutHash } from "./layout.ts";
import { MANIFEST, readManifest, UNFINISHED, type Manifest } from "./manifest.ts";
import { openParquet } from "./parquet-table.ts";
import { rowChecks } from "./row-checks.ts";
import { FILE, ROW, type TableSource } from "./table-source.ts";

/** 快照: many enterprises as tables, checked from the first byte to the last row. */
export interface Snapshot {
  readonly folder: string;
  readonly size: number;
  /** Made up by `huice population`; every screen and file that shows them says so. */
  readonly synthetic: boolean;
  readonly seed: number | null;
  /** Of everything in it: the same hash, the same enterprises. */
  readonly hash: string;
  readonly tables: readonly Table[];
  /** What stands after FROM for each table. */
  readonly from: ReadonlyMap<string, string>;
}

const SHOWN = 40;

/**
 * 开快照. Nothing is believed: the files must be those of the manifest, every column there in its type, every value possible,
 * every key one of a kind. A folder without a manifest is read as `企业.csv` or `企业.parquet` and so on, one file per table.
 * @param connection may read the folder.
 */
export async function openSnapshot(connection: DuckDBConnection, given: string, reference: Reference): Promise<Result<Snapshot, FileRefusal>> {
  const folder = resolve(given);
  const tables = tablesOf(reference);
  const manifest = readManifest(folder);
  if (!manifest.ok) return manifest;
  if (!manifest.value && existsSync(join(folder, UNFINISHED))) return refuseFile(given, "这份快照没有写完", "再运行一次生成它的命令，会接着写完");
  const files = manifest.value ? await filesOfManifest(folder, manifest.value, tables) : await filesByName(folder, given, tables);
  if (!files.ok) return files;
  const sources = new Map<string, TableSource>();
  for (const [index, table] of tables.entries()) {
    const names = files.value.names[index] ?? [];
    const source = names[0]?.endsWith(".csv") ? openCsv(table, folder, names[0]) : await openParquet(connection, table, folder, names);
    if (!source.ok) return source;
    sources.set(table.name, source.value);
  }
  if (manifest.value && manifest.value.布局 !== layoutHash(reference)) return refuseFile(MANIFEST, "快照是按另一版词表做的", "按当前的词表重新生成快照");
  for (const table of tables) {
    const checked = await checkTable(connection, table, sources, reference);
    if (!checked.ok) return checked;
  }
  const from = new Map([...sources].map(([name, source]) => [name, source.from]));
  const size = Number((await rowsOf(connection, `SELECT count(*) FROM ${from.get(reference.enterprise.name)}`))[0]?.[0]);
  if (manifest.value && manifest.value.家数 !== size) return refuseFile(MANIFEST, `写着 ${manifest.value.家数} 家，企业表里有 ${size} 家`, "重新生成快照");
  return succeed({ folder, size, synthetic: manifest.value?.合成 ?? false, seed: manifest.value?.种子 ?? null, hash: files.value.hash, tables, from });
}

/** The tables under their own names, for SQL that reads them. */
export async function createViews(connection: DuckDBConnection, snapshot: Snapshot): Promise<void> {
  for (const [name, from] of snapshot.from) await connection.run(`CREATE OR REPLACE VIEW ${named(name)} AS SELECT * FROM ${from}`);
}

interface Files {
  /** By table. */
  readonly names: readonly (readonly string[])[];
  readonly hash: string;
}

async function filesOfManifest(folder: string, manifest: Manifest, tables: readonly Table[]): Promise<Result<Files, FileRefusal>> {
  const hash = createHash("sha256");
  const names: string[][] = [];
  for (const table of tables) {
    const listed = manifest.表.find((each) => each.名 === table.name);
    if (!listed || listed.文件.length === 0) return refuseFile(MANIFEST, `没有“${table.name}”表`, "按当前的词表重新生成快照");
    for (const file of listed.文件) {
      const size = sizeOf(join(folder, file.名));
      if (size === null) return refuseFile(file.名, "快照里少了这个文件", "重新生成快照，或把文件放回去");
      if (size !== file.字节) return refuseFile(file.名, `文件有 ${size} 字节，应有 ${file.字节} 字节，没有存完整或被改过`, "重新生成快照，或换一份完好的");
      if ((await sha256Of(join(folder, file.名))) !== file.校验) return refuseFile(file.名, "内容与快照清单的校验不同，已经损坏或被改过", "重新生成快照，或换一份完好的");
      hash.update(`${file.名} ${file.校验}\n`);
    }
    names.push(listed.文件.map((file) => file.名));
  }
  return succeed({ names, hash: hash.digest("hex") });
}

async function filesByName(folder: string, given: string, tables: readonly Table[]): Promise<Result<Files, FileRefusal>> {
  const hash = createHash("sha256");
  const names: string[][] = [];
  for (const [index, table] of tables.entries()) {
    const name = [`${table.name}.csv`, `${table.name}.parquet`].find((each) => sizeOf(join(folder, each)) !== null);
    if (name === undefined && index === 0) return refuseFile(given, "这里没有快照", `快照文件夹里有 ${MANIFEST}；自己准备的表写作 ${table.name}.csv 等`);
    if (name === undefined) return refuseFile(`${table.name}.csv`, "缺这张表", "没有记录的表也要有，只写第一行列名");
    hash.update(`${name} ${await sha256Of(join(folder, name))}\n`);
    names.push([name]);
  }
  return succeed({ names, hash: hash.digest("hex") });
}

async function checkTable(connection: DuckDBConnection, table: Table, sources: ReadonlyMap<string, TableSource>, reference: Reference): Promise<Result<null, FileRefusal>> {
  const source = sources.get(table.name);
  if (!source) throw new Error(`没有“${table.name}”表`);
  const columns = [
    ...source.badText.map(({ column, bad, shown, hint }) => ({ column, bad: `(${bad})`, quick: null, byWord: false, shown, message: "读不懂", hint })),
    ...columnChecks(table, reference).map(({ column, bad, message, quick = null, byWord = false }) => ({ column, bad, quick, byWord, shown: named(column), message, hint: "核对这一格" })),
  ];
  const whole = source.badText.length > 0 ? source.numbered : source.from;
  try {
    // One reading of every value tells whether anything is wrong; only then is the place looked for.
    const asked = [...columns.map(({ bad, quick, byWord }) => (byWord ? "false" : (quick ?? `bool_or(${bad})`))), ...table.columns.map(readWhole)];
    const [answers = []] = await rowsOf(connection, `SELECT ${asked.join(", ")} FROM ${whole}`);
    for (const [index, { column, bad, byWord, shown, message, hint }] of columns.entries()) {
      const wrong = byWord ? (await rowsOf(connection, `SELECT 1 FROM (SELECT DISTINCT ${named(column)} FROM ${source.from}) WHERE ${bad} LIMIT 1`)).length > 0 : answers[index] === true;
      if (wrong) return place(column, message, hint, await rowsOf(connection, `SELECT ${FILE}, ${ROW}, CAST(${shown} AS VARCHAR) FROM ${source.numbered} WHERE ${bad} ORDER BY ${FILE}, ${ROW} LIMIT 1`));
    }
    const proved = new Map<string, boolean>();
    const proves = async (sql: string): Promise<boolean> => {
      const known = proved.get(sql) ?? (await rowsOf(connection, sql)).length === 0;
      proved.set(sql, known);
      return known;
    };
    for (const { column, quick = [], sql, message, hint } of rowChecks(table, sources, reference)) {
      if (await some(quick, proves)) continue;
      const found = await rowsOf(connection, sql);
      if (found.length > 0) return place(column, message, hint, found);
    }
    return succeed(null);
  } catch (error) {
    if (error instanceof Error && /^(IO|Invalid|Conversion|Serialization|CSV|Parquet|InvalidInput)/i.test(error.message)) return source.refuse(error);
    throw error;
  }
}

async function some<T>(items: readonly T[], holds: (item: T) => Promise<boolean>): Promise<boolean> {
  for (const item of items) if (await holds(item)) return true;
  return false;
}

/** A value that is never looked at is never decoded, and damage in it not seen. */
const readWhole = ({ name, type }: Column): string => (type === "text" || type === "words" ? `max(strlen(${named(name)}))` : `max(${named(name)})`);

function place(column: string, message: string, hint: string, [found]: readonly (readonly unknown[])[]): Result<never, FileRefusal> {
  const [file, row, shown] = found ?? [];
  const value = shown === null || shown === undefined ? "空着" : `是“${String(shown).slice(0, SHOWN)}”`;
  return refuseFile(String(file), `“${column}”一列${value}：${message}`, hint, Number(row));
}
