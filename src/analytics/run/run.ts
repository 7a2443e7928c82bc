/** 跑批: every clause with 给予, every enterprise of a snapshot, one day. Stopped in the middle, the same call goes on. */
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { formatDay, succeed, type Result } from "#kernel";
import type { FileRefusal } from "#application/ports";
import type { CompiledLibrary, LowerAsking } from "#engine/lower";
import { openDuckDb, rowsOf, text } from "../duckdb.ts";
import { openSnapshot } from "../snapshot/open-snapshot.ts";
import { groupsFor, type Group } from "./group.ts";
import { writeReports } from "./reports.ts";
import { finishRun, isDone, prepareRun, runPlanOf, RUN_WORK_FOLDER, type RunManifest, type RunTotals } from "./run-folder.ts";
import { runGroup } from "./run-group.ts";
import { openWorkingTables } from "./working-tables.ts";

export interface RunRequest {
  readonly snapshot: string;
  readonly folder: string;
  readonly compiled: CompiledLibrary;
  /** Of the documents: a run belongs to one text of the law. */
  readonly libraryHash: string;
  readonly asking: LowerAsking;
  /** Of the program. */
  readonly version: string;
  readonly progress?: (done: number, of: number, what: string) => void;
  readonly threads?: number;
  readonly memory?: string;
  /** Also as CSV. */
  readonly csv?: boolean;
}

export async function run({ snapshot: given, folder: to, compiled, libraryHash, asking, version, progress, threads, memory, csv = true }: RunRequest): Promise<Result<RunManifest, FileRefusal>> {
  const folder = resolve(to);
  // DuckDB keeps to these folders, so they must be there.
  const made = ensure(folder);
  if (!made.ok) return made;
  const database = await openDuckDb({ folders: [resolve(given), folder], temp: join(folder, RUN_WORK_FOLDER), ...(threads === undefined ? {} : { threads }), ...(memory === undefined ? {} : { memory }) });
  const { connection } = database;
  try {
    progress?.(0, 1, "核对快照");
    const { reference } = compiled.library;
    const snapshot = await openSnapshot(connection, given, reference);
    if (!snapshot.ok) return snapshot;
    const plan = runPlanOf({ 合成: snapshot.value.synthetic, 快照: snapshot.value.hash, 政策库: libraryHash, 问日: formatDay(asking.on), 读法: asking.readings, 版本: version, 家数: snapshot.value.size });
    const prepared = prepareRun(folder, plan);
    if (!prepared.ok) return prepared;
    if (prepared.value) return succeed(prepared.value);
    await openWorkingTables(connection, snapshot.value, reference, asking.on);
    const groups = groupsFor(compiled, asking);
    for (const [index, group] of groups.entries()) {
      progress?.(index, groups.length, group.rules[0]?.block.item ?? "");
      if (!isDone(folder, group.number)) await runGroup({ connection, snapshot: snapshot.value, compiled, asking, folder }, group);
    }
    progress?.(groups.length, groups.length, "汇总");
    const manifest: RunManifest = { ...plan, 合计: await totalsOf(connection, folder), 条款: groups.flatMap(waysOf) };
    await writeReports({ connection, folder, csv, synthetic: snapshot.value.synthetic });
    finishRun(folder, manifest);
    return succeed(manifest);
  } finally {
    database.close();
  }
}

function ensure(folder: string): Result<null, FileRefusal> {
  try {
    mkdirSync(folder, { recursive: true });
    return succeed(null);
  } catch {
    // Said by prepareRun, with the reason.
    return succeed(null);
  }
}

const waysOf = (group: Group): RunManifest["条款"] =>
  group.rules.map((rule) => {
    const explained = group.explained.find((each) => each.rule === rule);
    if (explained) return { 编号: rule.id, 求值: "逐家", 原因: explained.why };
    const without = group.lowered.find((each) => each.rule === rule)?.without;
    return without ? { 编号: rule.id, 求值: "SQL，有记录的逐家", 原因: `有${without}记录的企业逐家核定` } : { 编号: rule.id, 求值: "SQL" };
  });

async function totalsOf(connection: Parameters<typeof rowsOf>[0], folder: string): Promise<RunTotals> {
  const files = (name: string): string => `read_parquet(${text(join(folder, `${name}-*.parquet`))})`;
  const [sums = []] = await rowsOf(connection, `SELECT CAST(coalesce(sum("低"), 0) AS VARCHAR), CASE WHEN count("高") = count(*) THEN CAST(coalesce(sum("高"), 0) AS VARCHAR) END, CASE WHEN count("上限") = count(*) THEN CAST(coalesce(sum("上限"), 0) AS VARCHAR) END FROM ${files("合计")}`);
  const [counts = []] = await rowsOf(connection, `SELECT count(*), count(DISTINCT "序号") FROM ${files("匹配")}`);
  const said = (value: unknown): string | null => (value === null ? null : String(value));
  return { 低: String(sums[0]), 高: said(sums[1]), 上限: said(sums[2]), 匹配: Number(counts[0]), 企业: Number(counts[1]), };
}
