/** 一座城市: a snapshot opened once and asked many times; the law as it is beside the law as it might be, in one pass. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { succeed, type Day, type Result } from "#kernel";
import type { FileRefusal } from "#application/ports";
import type { Reference } from "#policy";
import { openDuckDb } from "../duckdb.ts";
import type { Group } from "../run/group.ts";
import { openWorkingTables } from "../run/working-tables.ts";
import { openSnapshot } from "../snapshot/open-snapshot.ts";
import { enterprisesMoved, outcomeOf, weigh, type EnterpriseShift, type Outcome } from "./outcome.ts";
import { sameGroup, settleInto, touchedGroups, type Law } from "./settled-groups.ts";
import { writeReport } from "./write-report.ts";

export interface CityRequest {
  readonly snapshot: string;
  readonly reference: Reference;
  /** Another folder it may write a report to. */
  readonly out?: string;
  /** An empty folder for what does not fit in memory; without one it makes its own and takes it away. */
  readonly temp?: string;
  readonly threads?: number;
}
export interface SimulateRequest {
  readonly before: Law;
  readonly after: Law;
  /** Clauses that may differ; those they take from are settled with them. */
  readonly changed: ReadonlySet<string>;
  /** Told before each group of clauses. What it throws ends the simulation, and the city can be asked again. */
  readonly progress?: (done: number, of: number) => void;
}
export interface Simulated extends Outcome {
  readonly size: number;
  readonly synthetic: boolean;
  /** Every clause that was settled. */
  readonly clauses: readonly string[];
}

/** Ask it one question after another: the tables of a question are those of the last one. */
export interface City {
  readonly size: number;
  readonly synthetic: boolean;
  readonly seed: number | null;
  /** What `before` gives is kept for the next question with the same day and readings. */
  readonly simulate: (request: SimulateRequest) => Promise<Simulated>;
  /** Of the last simulation. */
  readonly moved: (most: number) => Promise<readonly EnterpriseShift[]>;
  /** Of the last simulation. @param sums what is written beside the rows. */
  readonly writeReport: (folder: string, sums: string) => Promise<Result<null, FileRefusal>>;
  readonly close: () => void;
}

/** Groups of the law as it is that are kept; some hundred thousand rows each in a city of millions. */
const KEPT = 64;

export async function openCity({ snapshot: given, reference, out, temp: named, threads }: CityRequest): Promise<Result<City, FileRefusal>> {
  const temp = named ?? mkdtempSync(join(tmpdir(), "huice-city-"));
  const database = await openDuckDb({ folders: [resolve(given), temp, ...(out === undefined ? [] : [resolve(out)])], temp, ...(threads === undefined ? {} : { threads }) });
  const { connection } = database;
  const close = (): void => {
    database.close();
    if (named === undefined) rmSync(temp, { recursive: true, force: true });
  };
  const opened = await openSnapshot(connection, given, reference);
  if (!opened.ok) {
    close();
    return opened;
  }
  const snapshot = opened.value;
  const { size, synthetic, seed } = snapshot;
  let day: Day | null = null;
  /** Tables by what is settled in them, the longest unused first. */
  const kept = new Map<string, string>();
  let made = 0;

  const settledBefore = async (law: Law, group: Group): Promise<string> => {
    const key = [idOf(law.compiled), law.asking.on, JSON.stringify(Object.entries(law.asking.readings).sort()), sameGroup(group)].join("|");
    const known = kept.get(key);
    const table = known ?? `现行${made++}`;
    if (known === undefined) await settleInto(connection, snapshot, law, group, table);
    kept.delete(key);
    kept.set(key, table);
    return table;
  };
  const forget = async (): Promise<void> => {
    for (const [key, table] of [...kept].slice(0, Math.max(0, kept.size - KEPT))) {
      kept.delete(key);
      await connection.run(`DROP TABLE "${table}"`);
    }
  };

  return succeed({
    size, synthetic, seed, close,
    simulate: async ({ before, after, changed, progress }) => {
      await forget();
      if (day !== before.asking.on) {
        // Half-replaced tables belong to no day.
        day = null;
        await openWorkingTables(connection, snapshot, reference, before.asking.on);
        day = before.asking.on;
      }
      const groups = touchedGroups(before, after, changed);
      const steps = groups.before.length + groups.after.length;
      let done = 0;
      const tables: { readonly before: string[]; readonly after: string[] } = { before: [], after: [] };
      for (const group of groups.before) {
        progress?.(done++, steps);
        tables.before.push(await settledBefore(before, group));
      }
      for (const [index, group] of groups.after.entries()) {
        progress?.(done++, steps);
        await settleInto(connection, snapshot, after, group, `改后${index}`);
        tables.after.push(`改后${index}`);
      }
      progress?.(steps, steps);
      await weigh(connection, tables.before, tables.after);
      return { size, synthetic, clauses: [...new Set([...groups.before, ...groups.after].flatMap((group) => group.rules.map((rule) => rule.id)))], ...(await outcomeOf(connection, before.asking.on)) };
    },
    moved: (most) => enterprisesMoved(connection, most),
    writeReport: (folder, sums) => writeReport(connection, folder, synthetic, sums),
  });
}

const ids = new WeakMap<Law["compiled"], number>();
let last = 0;
/** One number for each library that was compiled. */
function idOf(compiled: Law["compiled"]): number {
  const known = ids.get(compiled) ?? ++last;
  ids.set(compiled, known);
  return known;
}
