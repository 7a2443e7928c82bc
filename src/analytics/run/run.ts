/** 跑批: every clause with 给予, every enterprise of a snapshot, one day. Stopped in the middle, the same call goes on. */
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { formatDay, succeed, type Result } from "#kernel";
import type { FileRefusal } from "#application/ports";
import type { CompiledLibrary, LowerAsking } from "#engine/lower";
import { CSV, labelled, openDuckDb, parquetOf, rowsOf, text, type DuckDb } from "../duckdb.ts";
import { refuseWriting } from "../refuse-writing.ts";
import { openSnapshot } from "../snapshot/open-snapshot.ts";
import { groupsFor, type Group } from "./group.ts";
import { ROSTER, TOTALS_WRITTEN, WRITTEN } from "./match-table.ts";
import { writeReports } from "./reports.ts";
import { finishRun, isDone, keep, matchCsv, matchFile, prepareRun, runPlanOf, RUN_WORK_FOLDER, rosterFile, totalFile, type RunManifest, type RunTotals } from "./run-folder.ts";
import type { SettleContext } from "./settle-exactly.ts";
import { settleGroups } from "./settle-groups.ts";
import { sliceSizeOf, slicesOf } from "./slices.ts";
import { openWorkingTables, toldInTables, type Keys } from "./working-tables.ts";

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
  /** Enterprises to a slice; null = as many as suit. */
  readonly slice?: number | null;
  /** Also as CSV. */
  readonly csv?: boolean;
}

/** Slices under way at once: each with a database and a thread of its own, so that nothing waits and its rows come in one order. */
const LANES = 2;
const MEMORY_OF_LANE = "3GB";

export async function run({ snapshot: given, folder: to, compiled, libraryHash, asking, version, progress, slice, csv = true }: RunRequest): Promise<Result<RunManifest, FileRefusal>> {
  const folder = resolve(to);
  // DuckDB keeps to these folders, so they must be there.
  const made = ensure(folder);
  if (!made.ok) return made;
  const place = { folders: [resolve(given), folder], temp: join(folder, RUN_WORK_FOLDER) };
  const database = await openDuckDb(place);
  const { connection } = database;
  try {
    progress?.(0, 1, "核对快照");
    const { reference } = compiled.library;
    const snapshot = await openSnapshot(connection, given, reference);
    if (!snapshot.ok) return snapshot;
    const { size } = snapshot.value;
    const plan = runPlanOf({ 合成: snapshot.value.synthetic, 快照: snapshot.value.hash, 政策库: libraryHash, 问日: formatDay(asking.on), 读法: asking.readings, 版本: version, 家数: size, 每片: slice ?? sliceSizeOf(size), 另写CSV: csv });
    const prepared = prepareRun(folder, plan);
    if (!prepared.ok) return prepared;
    if (prepared.value) return succeed(prepared.value);
    const groups = groupsFor(compiled, asking);
    const slices = (await slicesOf(connection, snapshot.value, plan.每片)).map((keys, index) => ({ keys, number: index + 1 }));
    const left = slices.filter(({ number }) => !isDone(folder, number));
    let done = (slices.length - left.length) * groups.length;
    const step = (): void => progress?.(++done, slices.length * groups.length, "核定");
    await inLanes(left, () => openDuckDb({ ...place, threads: 1, memory: MEMORY_OF_LANE }), async ({ connection: lane }, { keys, number }) => {
      await runSlice({ connection: lane, snapshot: snapshot.value, compiled, asking, version: libraryHash, folder, csv }, groups, keys, number, step);
    });
    progress?.(done, done, "汇总");
    const manifest: RunManifest = { ...plan, 合计: await totalsOf(connection, folder), 条款: groups.flatMap(waysOf) };
    await writeReports({ connection, folder, csv, synthetic: snapshot.value.synthetic, enterprises: snapshot.value.from.get(reference.enterprise.name) ?? "" });
    finishRun(folder, manifest);
    return succeed(manifest);
  } catch (error) {
    return refuseWriting(to, error, "跑完的片不再跑");
  } finally {
    database.close();
  }
}

/** Each item once, some at a time, each lane with a database of its own. */
async function inLanes<T>(items: readonly T[], open: () => Promise<DuckDb>, work: (lane: DuckDb, item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const ended = await Promise.allSettled(Array.from({ length: Math.min(LANES, items.length) }, async () => {
    const lane = await open();
    try {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(lane, item);
    } catch (error) {
      // The others finish what they have begun, and begin nothing more.
      queue.length = 0;
      throw error;
    } finally {
      lane.close();
    }
  }));
  for (const each of ended) if (each.status === "rejected") throw each.reason;
}

interface SliceContext extends SettleContext {
  readonly folder: string;
  readonly csv: boolean;
}

/** Settles some enterprises and writes what that gives. One thread: the same run, the same bytes. */
async function runSlice(context: SliceContext, groups: readonly Group[], keys: Keys, number: number, step: () => void): Promise<void> {
  const { connection, snapshot, compiled, asking, folder, csv } = context;
  const { reference } = compiled.library;
  const reads = new Set(groups.flatMap((group) => [...group.reads]));
  await openWorkingTables(connection, snapshot, reference, asking.on, keys, reads);
  await settleGroups(context, groupsFor(compiled, asking, await toldInTables(connection, snapshot.tables, reference, reads)), step);
  const aside = (name: string): string => text(join(folder, RUN_WORK_FOLDER, name));
  for (const [query, file] of [[ROSTER, rosterFile(number)], [TOTALS_WRITTEN, totalFile(number)], [WRITTEN, matchFile(number)]] as const)
    await connection.run(`COPY (${query}) TO ${aside(file)} (${parquetOf(snapshot.synthetic)})`);
  if (csv) await connection.run(`COPY (${labelled(WRITTEN, snapshot.synthetic)}) TO ${aside(matchCsv(number))} (${CSV})`);
  keep(folder, number, csv);
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
