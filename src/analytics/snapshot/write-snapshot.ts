import { existsSync, renameSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { succeed, type Result } from "#kernel";
import type { FileRefusal } from "#application/ports";
import { tablesOf, type EnterpriseRows, type Reference, type Table } from "#policy";
import type { DuckDBConnection } from "@duckdb/node-api";
import { openDuckDb, rowsOf, text } from "../duckdb.ts";
import { refuseWriting } from "../refuse-writing.ts";
import { chunkFile, clearFolder, finishFolder, prepareFolder, sha256Of, sizeOf } from "./folder.ts";
import { WORK_FOLDER, type Manifest, type Plan, type TableFiles } from "./manifest.ts";
import { openStage, type Stage } from "./stage.ts";

/** Enterprises per file: what has to be in memory at once. */
export const CHUNK = 100_000;
/** Enterprises between two reports of progress. */
const STEP = 1_000;

export interface SnapshotRequest {
  readonly folder: string;
  readonly reference: Reference;
  readonly plan: Plan;
  /** Enterprises `from` to `to` (not included), in order; a refusal ends the writing and takes away what was written. */
  readonly enterprises: (from: number, to: number) => Iterable<Result<EnterpriseRows, FileRefusal>>;
  /** The same plan gives the same enterprises, so that chunks already written need not be made again. */
  readonly resumable: boolean;
  readonly progress?: (done: number, size: number) => void;
  readonly threads?: number;
  readonly memory?: string;
}

/** 写快照: one Parquet file per table and chunk, each whole before it bears its name; the manifest last. */
export async function writeSnapshot(request: SnapshotRequest): Promise<Result<Manifest, FileRefusal>> {
  const folder = resolve(request.folder);
  const prepared = prepareFolder(folder, request.plan, request.resumable);
  if (!prepared.ok) return prepared;
  if (prepared.value.kind === "finished") return succeed(prepared.value.manifest);
  const { memory, threads } = request;
  const db = await openDuckDb({ folders: [folder], temp: join(folder, WORK_FOLDER), ...(memory === undefined ? {} : { memory }), ...(threads === undefined ? {} : { threads }) });
  try {
    const written = await writeChunks(request, folder, db.connection);
    if (!written.ok) {
      clearFolder(folder);
      return written;
    }
    const manifest = await manifestOf(request, folder, db.connection);
    finishFolder(folder, manifest);
    return succeed(manifest);
  } catch (error) {
    return refuseWriting(request.folder, error);
  } finally {
    db.close();
  }
}

async function writeChunks({ reference, plan, enterprises, progress }: SnapshotRequest, folder: string, connection: DuckDBConnection): Promise<Result<null, FileRefusal>> {
  const tables = tablesOf(reference);
  const stages = await Promise.all(tables.map((table) => openStage(connection, table, { 惠策: plan.说明 })));
  for (let chunk = 0; chunk < chunksOf(plan); chunk++) {
    const [from, to] = [chunk * plan.每块, Math.min(plan.家数, (chunk + 1) * plan.每块)];
    if (!isWritten(folder, tables, chunk)) {
      let key = from;
      for (const rows of enterprises(from, to)) {
        if (!rows.ok) return rows;
        rows.value.forEach((list, table) => {
          for (const row of list) stages[table]?.add(key, row);
        });
        key++;
        if (key % STEP === 0) progress?.(key, plan.家数);
      }
      if (key !== to) throw new Error(`应有 ${to - from} 家企业，只有 ${key - from} 家`);
      await saveChunk(stages, tables, chunk, folder);
    }
    progress?.(to, plan.家数);
  }
  return succeed(null);
}

/** At least one, so that every table has a file that says its columns. */
const chunksOf = (plan: Plan): number => Math.max(1, Math.ceil(plan.家数 / plan.每块));

/** 企业, the first table, gets its name last: where it is, the chunk is whole. */
const isWritten = (folder: string, [first]: readonly Table[], chunk: number): boolean => first !== undefined && existsSync(join(folder, chunkFile(first.name, chunk)));

async function saveChunk(stages: readonly Stage[], tables: readonly Table[], chunk: number, folder: string): Promise<void> {
  const names = tables.map((table) => chunkFile(table.name, chunk));
  for (const [index, name] of names.entries()) await stages[index]?.save(join(folder, WORK_FOLDER, name));
  for (const name of names.toReversed()) renameSync(join(folder, WORK_FOLDER, name), join(folder, name));
}

async function manifestOf({ reference, plan }: SnapshotRequest, folder: string, connection: DuckDBConnection): Promise<Manifest> {
  const tables: TableFiles[] = [];
  for (const table of tablesOf(reference)) {
    const names = Array.from({ length: chunksOf(plan) }, (_unused, chunk) => chunkFile(table.name, chunk));
    const counts = new Map((await rowsOf(connection, `SELECT file_name, num_rows FROM parquet_file_metadata([${names.map((name) => text(join(folder, name))).join(", ")}])`)).map(([path, rows]) => [basename(String(path)), Number(rows)]));
    const 文件 = await Promise.all(names.map(async (name) => ({ 名: name, 行数: counts.get(name) ?? 0, 字节: sizeOf(join(folder, name)) ?? 0, 校验: await sha256Of(join(folder, name)) })));
    tables.push({ 名: table.name, 行数: 文件.reduce((sum, file) => sum + file.行数, 0), 文件 });
  }
  return { ...plan, 表: tables };
}
