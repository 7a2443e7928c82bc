/** 复核批次: some enterprises explained again by the first evaluator, row for row and to the 分. */
import { join, resolve } from "node:path";
import { parseDay, succeed, type Result } from "#kernel";
import type { FileRefusal, RunCheck } from "#application/ports";
import { refuseFile } from "#application/refusals";
import type { CompiledLibrary } from "#engine/lower";
import { openDuckDb, rowsOf, text } from "../duckdb.ts";
import { openSnapshot } from "../snapshot/open-snapshot.ts";
import { readDossiers } from "../snapshot/read-dossiers.ts";
import { readRun, RUN_WORK_FOLDER } from "./run-folder.ts";
import { settleOne } from "./settle-exactly.ts";
import { mkdirSync, rmSync } from "node:fs";

export interface VerifyRequest {
  readonly snapshot: string;
  readonly run: string;
  readonly compiled: CompiledLibrary;
  readonly libraryHash: string;
  /** How many enterprises. */
  readonly sample: number;
  readonly progress?: (done: number, of: number) => void;
}
/** One row as the run has it and as it is explained; null = there is none. */
type Difference = RunCheck["differences"][number];

const AT_ONCE = 500;

export async function verifyRun({ snapshot: given, run, compiled, libraryHash, sample, progress }: VerifyRequest): Promise<Result<RunCheck, FileRefusal>> {
  const folder = resolve(run);
  const manifest = readRun(folder);
  if (!manifest.ok) return manifest;
  if (manifest.value.政策库 !== libraryHash) return refuseFile(run, "批次是按另一版政策文件跑的", "换回当时的政策文件，或重新跑批");
  const on = parseDay(manifest.value.问日);
  if (on === null) return refuseFile(run, `批次的问日“${manifest.value.问日}”不是日期`, "重新跑批");
  const temp = join(folder, RUN_WORK_FOLDER);
  mkdirSync(temp, { recursive: true });
  const database = await openDuckDb({ folders: [resolve(given), folder], temp });
  const { connection } = database;
  try {
    const snapshot = await openSnapshot(connection, given, compiled.library.reference);
    if (!snapshot.ok) return snapshot;
    if (snapshot.value.hash !== manifest.value.快照) return refuseFile(given, "这不是批次所用的快照", "换成当时的快照");
    const asking = { on, readings: manifest.value.读法 };
    const only = new Set(compiled.rules.filter((rule) => rule.block.kind === "事项").map((rule) => rule.id));
    const keys = spread(snapshot.value.size, sample);
    const differences: Difference[] = [];
    let matches = 0;
    for (let from = 0; from < keys.length; from += AT_ONCE) {
      const some = keys.slice(from, from + AT_ONCE);
      const dossiers = await readDossiers(connection, snapshot.value, some);
      const rows = await rowsOf(connection, `SELECT "序号", "编号", "次序", "状态", "毛低", "毛高", "净低", "净高", "兑付年" FROM read_parquet(${text(join(folder, "匹配-*.parquet"))}) WHERE "序号" IN (${some.join(", ")})`);
      for (const [key, dossier] of dossiers) {
        const explained = settleOne(compiled, dossier, asking, only).map(({ rule, record, said }) => told(rule, record, said));
        const inRun = rows.filter(([of]) => Number(of) === key).map(([, rule, record, ...said]) => told(rule, record, said));
        matches += explained.length;
        differences.push(...compare(key, inRun, explained));
      }
      progress?.(Math.min(from + AT_ONCE, keys.length), keys.length);
    }
    return succeed({ enterprises: keys.length, matches, differences });
  } finally {
    database.close();
    rmSync(temp, { recursive: true, force: true });
  }
}

interface Told {
  readonly rule: string;
  readonly record: number | null;
  readonly said: string;
}
/** `可享 毛 200000–200000 净 0–200000 兑付 2026`. */
const told = (rule: unknown, record: unknown, [status, grossLow, grossHigh, low, high, payYear]: readonly unknown[]): Told =>
  ({ rule: String(rule), record: record === null ? null : Number(record), said: `${String(status)} 毛 ${String(grossLow)}–${String(grossHigh)} 净 ${String(low)}–${String(high)} 兑付 ${String(payYear)}` });

/** Several matches may have no record of their own (租赁 by year): they are compared as a set. */
function compare(enterprise: number, inRun: readonly Told[], explained: readonly Told[]): Difference[] {
  const ids = new Map([...inRun, ...explained].map(({ rule, record }) => [`${rule} ${record}`, { rule, record }]));
  return [...ids].flatMap(([id, { rule, record }]): Difference[] => {
    const of = (all: readonly Told[]): string | null => all.filter((each) => `${each.rule} ${each.record}` === id).map(({ said }) => said).sort().join("；") || null;
    const [a, b] = [of(inRun), of(explained)];
    return a === b ? [] : [{ enterprise, rule, record, inRun: a, explained: b }];
  });
}

/** Evenly over the whole, the same every time. */
function spread(size: number, wanted: number): number[] {
  const count = Math.min(size, Math.max(0, Math.trunc(wanted)));
  return Array.from({ length: count }, (_unused, index) => Math.floor((index * size) / count));
}
