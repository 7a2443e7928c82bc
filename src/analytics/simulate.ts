/** 仿真: the law as it is and the law as it might be, over the same enterprises on the same day. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { succeed, type Result } from "#kernel";
import type { FileRefusal } from "#application/ports";
import type { CompiledLibrary, LowerAsking } from "#engine/lower";
import { named, openDuckDb, rowsOf } from "./duckdb.ts";
import { groupsFor } from "./run/group.ts";
import { TOTALS, WRITTEN } from "./run/match-table.ts";
import { settleGroups } from "./run/settle-groups.ts";
import { openWorkingTables, working } from "./run/working-tables.ts";
import { openSnapshot } from "./snapshot/open-snapshot.ts";

export interface Law {
  readonly compiled: CompiledLibrary;
  readonly asking: LowerAsking;
}
export interface SimulateRequest {
  readonly snapshot: string;
  readonly before: Law;
  readonly after: Law;
  /** Clauses that may differ; those they take from are settled with them. */
  readonly changed: ReadonlySet<string>;
  readonly progress?: (done: number, of: number) => void;
}

/** 分; a bound that is not there is null. */
export interface Cost {
  readonly low: bigint;
  readonly high: bigint | null;
  readonly ceiling: bigint | null;
  /** Enterprises with an award of these clauses that is certain. */
  readonly sure: number;
  /** And those for whom one is certain or may turn out so. */
  readonly possible: number;
}
/** Winners and losers by what is certain. */
export interface Shift {
  readonly by: string;
  readonly name: string;
  readonly before: bigint;
  readonly after: bigint;
  readonly winners: number;
  readonly losers: number;
}
export interface Simulated {
  readonly size: number;
  readonly synthetic: boolean;
  readonly clauses: readonly string[];
  readonly before: Cost;
  readonly after: Cost;
  readonly winners: { readonly enterprises: number; readonly amount: bigint };
  readonly losers: { readonly enterprises: number; readonly amount: bigint };
  /** By 地区, 企业划型, 技术领域. */
  readonly shifts: readonly Shift[];
}

const GROUPINGS = { 地区: "注册地", 划型: "企业划型", 领域: "技术领域" } as const;
const WHOLE = `SELECT "序号", "低", "高", "上限" FROM`;

export async function simulate({ snapshot: given, before, after, changed, progress }: SimulateRequest): Promise<Result<Simulated, FileRefusal>> {
  const temp = mkdtempSync(join(tmpdir(), "huice-simulate-"));
  mkdirSync(temp, { recursive: true });
  const database = await openDuckDb({ folders: [resolve(given), temp], temp });
  const { connection } = database;
  try {
    const snapshot = await openSnapshot(connection, given, before.compiled.library.reference);
    if (!snapshot.ok) return snapshot;
    await openWorkingTables(connection, snapshot.value, before.compiled.library.reference, before.asking.on);
    const laws = [["前", before], ["后", after]] as const;
    const groups = laws.map(([, { compiled, asking }]) => groupsFor(compiled, asking).filter((group) => group.rules.some((rule) => changed.has(rule.id))));
    const steps = groups.reduce((sum, some) => sum + some.length, 0);
    let done = 0;
    for (const [index, [name, law]] of laws.entries()) {
      await connection.run(`CREATE TEMP TABLE 合计${name} ("序号" INTEGER, "低" BIGINT, "高" BIGINT, "上限" BIGINT); CREATE TEMP TABLE 可享${name} ("序号" INTEGER, "确定" BOOLEAN)`);
      for (const group of groups[index] ?? []) {
        progress?.(done++, steps);
        await settleGroups({ connection, snapshot: snapshot.value, ...law }, [group]);
        await connection.run(`INSERT INTO 合计${name} ${WHOLE} ${named(TOTALS)}; INSERT INTO 可享${name} SELECT "序号", bool_or("状态" = '可享' AND "净低" > 0) FROM (${WRITTEN}) WHERE "形式" = '资金' AND "状态" IN ('可享', '待补充', '需评审') GROUP BY 1`);
      }
    }
    progress?.(steps, steps);
    const each = `(SELECT coalesce(a."序号", b."序号") AS "序号", coalesce(a."低", 0) AS "前", coalesce(b."低", 0) AS "后" FROM ${perEnterprise("前")} a FULL JOIN ${perEnterprise("后")} b USING ("序号"))`;
    const [moved = []] = await rowsOf(connection, `SELECT count(*) FILTER (WHERE "后" > "前"), sum("后" - "前") FILTER (WHERE "后" > "前"), count(*) FILTER (WHERE "后" < "前"), sum("前" - "后") FILTER (WHERE "后" < "前") FROM ${each}`);
    const shifts: Shift[] = [];
    for (const [by, column] of Object.entries(GROUPINGS)) {
      const rows = await rowsOf(connection, `SELECT CASE WHEN e."${column}" = '' THEN '没有' ELSE coalesce(e."${column}", '未知') END, sum("前"), sum("后"), count(*) FILTER (WHERE "后" > "前"), count(*) FILTER (WHERE "后" < "前") FROM ${each} x JOIN ${working("企业")} e USING ("序号") GROUP BY 1 HAVING sum("前") <> 0 OR sum("后") <> 0 ORDER BY greatest(sum("前"), sum("后")) DESC, 1`);
      for (const [name, low, high, winners, losers] of rows) shifts.push({ by, name: String(name), before: whole(low), after: whole(high), winners: Number(winners), losers: Number(losers) });
    }
    return succeed({
      size: snapshot.value.size, synthetic: snapshot.value.synthetic, clauses: [...new Set(groups.flat().flatMap((group) => group.rules.map((rule) => rule.id)))],
      before: await costOf(connection, "前"), after: await costOf(connection, "后"),
      winners: { enterprises: Number(moved[0]), amount: whole(moved[1]) }, losers: { enterprises: Number(moved[2]), amount: whole(moved[3]) }, shifts,
    });
  } finally {
    database.close();
    rmSync(temp, { recursive: true, force: true });
  }
}

const perEnterprise = (name: string): string => `(SELECT "序号", sum("低") AS "低" FROM 合计${name} GROUP BY 1)`;
/** A sum of 分 as DuckDB gives it. */
const whole = (value: unknown): bigint => (value === null || value === undefined ? 0n : BigInt(String(value)));

async function costOf(connection: Parameters<typeof rowsOf>[0], name: string): Promise<Cost> {
  const [sums = []] = await rowsOf(connection, `SELECT sum("低"), CASE WHEN count("高") = count(*) THEN sum("高") END, CASE WHEN count("上限") = count(*) THEN sum("上限") END, count(*) FROM 合计${name}`);
  const [reach = []] = await rowsOf(connection, `SELECT count(*) FILTER (WHERE sure), count(*) FROM (SELECT "序号", bool_or("确定") AS sure FROM 可享${name} GROUP BY 1)`);
  const none = Number(sums[3]) === 0;
  const bound = (value: unknown): bigint | null => (none ? 0n : value === null ? null : whole(value));
  return { low: whole(sums[0]), high: bound(sums[1]), ceiling: bound(sums[2]), sure: Number(reach[0]), possible: Number(reach[1]) };
}
