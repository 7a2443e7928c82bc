/** 核定: candidates of each group in SQL, the plain ones settled in SQL, the others one by one. Leaves matches and totals in tables. */
import { named } from "../duckdb.ts";
import type { Group } from "./group.ts";
import { createMatchTables, MATCHES, MODEL_MATCHES, MODEL_TOTALS, nameMatches, PLAIN_TOTALS, TOTALS, Vocabulary } from "./match-table.ts";
import { settleExactly, type SettleContext } from "./settle-exactly.ts";
import { ALIKE, alikeSql, CANDIDATES, candidatesSql, KEY_TABLES, plainSql, sharedSql } from "./settle-plain.ts";

/** @param step after each group. */
export async function settleGroups(context: SettleContext, groups: readonly Group[], step?: () => void): Promise<void> {
  const { connection, asking } = context;
  await createMatchTables(connection);
  await connection.run(KEY_TABLES);
  for (const group of groups) {
    if (group.lowered.length > 0) await connection.run(`CREATE OR REPLACE TEMP TABLE ${CANDIDATES} AS ${candidatesSql(group, context.version)}`);
    await connection.run(sharedSql(group));
    if (group.lowered.length > 0) {
      if (!group.alone) await connection.run(alikeSql(group));
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
