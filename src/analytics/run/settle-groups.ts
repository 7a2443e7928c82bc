/** 核定: candidates of each group in SQL, the plain ones settled in SQL, the others one by one. Leaves matches and totals in tables. */
import type { DuckDBConnection } from "@duckdb/node-api";
import type { CompiledLibrary } from "#engine/lower";
import { named } from "../duckdb.ts";
import type { Group } from "./group.ts";
import { createMatchTables, MATCHES, MODEL_MATCHES, MODEL_TOTALS, nameMatches, PLAIN_TOTALS, TOTALS, Vocabulary } from "./match-table.ts";
import { settleExactly, type SettleContext } from "./settle-exactly.ts";
import { ALIKE, alikeSql, CANDIDATES, candidatesSql, KEY_TABLES, meetingSql, plainSql, sharedSql, togetherSql } from "./settle-plain.ts";

/** @param step after each group. */
export async function settleGroups(context: SettleContext, groups: readonly Group[], step?: () => void): Promise<void> {
  const { connection, asking } = context;
  await createMatchTables(connection);
  await connection.run(KEY_TABLES);
  for (const group of groups) {
    if (group.lowered.length > 0) await connection.run(`CREATE OR REPLACE TEMP TABLE ${CANDIDATES} AS ${candidatesSql(group, context.version)}`);
    await connection.run(sharedSql(group));
    if (group.lowered.length > 0) {
      if (!group.alone) await settleSeveral(connection, group, context.compiled);
      await connection.run(`INSERT INTO ${named(MATCHES)} ${plainSql(group, asking.on)}`);
    }
    step?.();
  }
  await connection.run(PLAIN_TOTALS);
  const vocabulary = new Vocabulary();
  await settleExactly(context, groups, vocabulary);
  for (const [from, to] of [[MODEL_MATCHES, MATCHES], [MODEL_TOTALS, TOTALS]] as const)
    await connection.run(`INSERT INTO ${named(to)} SELECT a."序号", m.* EXCLUDE ("组", "序号") FROM ${named(from)} m JOIN ${ALIKE} a ON a."组" = m."组" AND a."代表" = m."序号"`);
  await nameMatches(connection, groups, vocabulary);
}

/** Enterprises with several awards of the group: together in SQL, one by one, or by one who stands for many. */
async function settleSeveral(connection: DuckDBConnection, group: Group, compiled: CompiledLibrary): Promise<void> {
  const together = togetherSql(group, compiled);
  if (together !== null) await connection.run(together);
  await connection.run(meetingSql(group));
  await connection.run(alikeSql(group));
}
