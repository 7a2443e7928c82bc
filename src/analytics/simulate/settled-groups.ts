/** 已核定的组: what groups of clauses give each enterprise, kept in tables so that the next question need not settle them again. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { groupsOf, type CompiledLibrary, type LowerAsking } from "#engine/lower";
import { named } from "../duckdb.ts";
import { groupsFor, type Group } from "../run/group.ts";
import { TOTALS, WRITTEN } from "../run/match-table.ts";
import { settleGroups } from "../run/settle-groups.ts";
import type { Snapshot } from "../snapshot/open-snapshot.ts";

/** 一版法: a library, and how it is asked. */
export interface Law {
  readonly compiled: CompiledLibrary;
  readonly asking: LowerAsking;
}

/**
 * Groups of both laws that hold a changed clause. A change may join groups or part them: whatever stands beside a changed
 * clause in one law is settled in the other too, or the sums would be of different clauses.
 */
export function touchedGroups(before: Law, after: Law, changed: ReadonlySet<string>): { readonly before: readonly Group[]; readonly after: readonly Group[] } {
  const all = [groupsOf(before.compiled), groupsOf(after.compiled)].map((groups) => groups.map((rules) => new Set(rules.map(({ id }) => id))));
  const ids = new Set(changed);
  for (let size = -1; size !== ids.size; ) {
    size = ids.size;
    for (const group of all.flat()) if ([...group].some((id) => ids.has(id))) group.forEach((id) => ids.add(id));
  }
  // Lowering a clause takes longer than settling some: only those that are asked.
  const of = ({ compiled, asking }: Law): Group[] => groupsFor({ ...compiled, rules: compiled.rules.filter(({ id }) => ids.has(id)) }, asking);
  return { before: of(before), after: of(after) };
}

/** One row or more for each enterprise that a clause of the group concerns. */
export async function settleInto(connection: DuckDBConnection, snapshot: Snapshot, law: Law, group: Group, table: string): Promise<void> {
  await settleGroups({ connection, snapshot, ...law }, [group]);
  await connection.run(`CREATE OR REPLACE TEMP TABLE ${named(table)} AS
    SELECT "序号", "低", "高", "上限", false AS "可能" FROM ${named(TOTALS)}
    UNION ALL SELECT DISTINCT "序号", 0, 0, 0, true FROM (${WRITTEN}) WHERE "形式" = '资金' AND "状态" IN ('可享', '待补充', '需评审')`);
}

export const sameGroup = (group: Group): string => group.rules.map(({ id }) => id).join(" ");
