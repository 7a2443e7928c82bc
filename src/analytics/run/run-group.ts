/** 跑一组: candidates in SQL, the plain ones settled in SQL, the others one by one; matches and totals to files. */
import { join } from "node:path";
import { BOOLEAN, BIGINT, DuckDBDataChunk, INTEGER, VARCHAR, type DuckDBConnection } from "@duckdb/node-api";
import type { CompiledLibrary, LowerAsking } from "#engine/lower";
import { named, rowsOf, text } from "../duckdb.ts";
import type { Snapshot } from "../snapshot/open-snapshot.ts";
import type { Group } from "./group.ts";
import { keep, matchFile, RUN_WORK_FOLDER, totalFile } from "./run-folder.ts";
import { settleExactly, type MatchRow, type TotalRow } from "./settle-exactly.ts";
import { ALIKE, alikeSql, CANDIDATES, candidatesSql, MATCH_COLUMNS, plainSql, SHARED_KEYS, sharedSql } from "./settle-plain.ts";

export interface GroupContext {
  readonly connection: DuckDBConnection;
  readonly snapshot: Snapshot;
  readonly compiled: CompiledLibrary;
  readonly asking: LowerAsking;
}
export interface RunContext extends GroupContext {
  readonly folder: string;
}

export const MATCHES = named("本组匹配");
export const TOTALS = named("本组合计");
const MODELS = named("代表匹配");
const MODEL_TOTALS = named("代表合计");
const MATCH_TYPES = { 序号: INTEGER, 次序: INTEGER, 兑付年: INTEGER, 毛低: BIGINT, 毛高: BIGINT, 净低: BIGINT, 净高: BIGINT, 计入合计: BOOLEAN, 稳得: BIGINT } as const;
const typeOf = (column: string) => MATCH_TYPES[column as keyof typeof MATCH_TYPES] ?? VARCHAR;

/** Settles a group and writes what it gives, in one order whatever the threads did: the same run, the same bytes. */
export async function runGroup(context: RunContext, group: Group): Promise<void> {
  const { connection, folder } = context;
  await settleGroup(context, group);
  const aside = (name: string): string => text(join(folder, RUN_WORK_FOLDER, name));
  await connection.run(`COPY (SELECT * EXCLUDE ("稳得", "计入合计") FROM ${MATCHES} ORDER BY ALL) TO ${aside(matchFile(group.number))} (FORMAT parquet, COMPRESSION zstd)`);
  await connection.run(`COPY (FROM ${TOTALS} ORDER BY ALL) TO ${aside(totalFile(group.number))} (FORMAT parquet, COMPRESSION zstd)`);
  keep(folder, group.number);
}

/** Leaves the matches and totals of a group in two tables. */
export async function settleGroup(context: GroupContext, group: Group): Promise<void> {
  const { connection, asking } = context;
  const columns = MATCH_COLUMNS.map((name) => `${named(name)} ${typeOf(name).toString()}`).join(", ");
  const empty = (matches: string, totals: string): string => `CREATE OR REPLACE TEMP TABLE ${matches} (${columns}); CREATE OR REPLACE TEMP TABLE ${totals} ("序号" INTEGER, "低" BIGINT, "高" BIGINT, "上限" BIGINT);`;
  await connection.run(empty(MATCHES, TOTALS) + empty(MODELS, MODEL_TOTALS));
  const compiled = group.lowered.length > 0;
  if (compiled) await connection.run(`CREATE OR REPLACE TEMP TABLE ${CANDIDATES} AS ${candidatesSql(group)}`);
  await connection.run(`CREATE OR REPLACE TEMP TABLE ${SHARED_KEYS} AS ${sharedSql(group)}`);
  await connection.run(`CREATE OR REPLACE TEMP TABLE ${ALIKE} AS ${compiled && !group.alone ? alikeSql() : `SELECT 0 AS "序号", 0 AS "代表" WHERE false`}`);
  if (compiled) {
    await connection.run(`INSERT INTO ${MATCHES} ${plainSql(group, asking.on)}`);
    await connection.run(`INSERT INTO ${TOTALS} SELECT "序号", CAST(sum("净低") AS BIGINT), CASE WHEN count("稳得") = count(*) THEN CAST(sum("稳得") AS BIGINT) END, CASE WHEN count("净高") = count(*) THEN CAST(sum("净高") AS BIGINT) END FROM ${MATCHES} WHERE "计入合计" GROUP BY "序号"`);
  }
  await settleInto(context, group, SHARED_KEYS, "本组匹配", "本组合计");
  const models = await settleInto(context, group, `(SELECT DISTINCT "代表" AS "序号" FROM ${ALIKE})`, "代表匹配", "代表合计");
  if (models > 0) {
    await connection.run(`INSERT INTO ${MATCHES} SELECT a."序号", m.* EXCLUDE ("序号") FROM ${MODELS} m JOIN ${ALIKE} a ON a."代表" = m."序号"`);
    await connection.run(`INSERT INTO ${TOTALS} SELECT a."序号", m.* EXCLUDE ("序号") FROM ${MODEL_TOTALS} m JOIN ${ALIKE} a ON a."代表" = m."序号"`);
  }
}

/** @param keys a table or query of keys. @returns how many enterprises it were. */
async function settleInto(context: GroupContext, group: Group, keys: string, matchTable: string, totalTable: string): Promise<number> {
  const matches = blocks(MATCH_COLUMNS.map(typeOf));
  const totals = blocks([INTEGER, BIGINT, BIGINT, BIGINT]);
  const count = await settleExactly(context, group, keys, (rows, total) => {
    for (const row of rows) matches.add(row);
    if (rows.length > 0) totals.add(total);
  });
  await matches.pour(context.connection, matchTable);
  await totals.pour(context.connection, totalTable);
  return count;
}

const BLOCK = 2048;

/** Rows made here on their way to DuckDB. */
function blocks(types: readonly ReturnType<typeof typeOf>[]): { add: (row: MatchRow | TotalRow) => void; pour: (connection: DuckDBConnection, table: string) => Promise<void> } {
  const all: (MatchRow | TotalRow)[] = [];
  return {
    add: (row) => void all.push(row),
    pour: async (connection, table) => {
      if (all.length === 0) return;
      const appender = await connection.createAppender(table);
      for (let from = 0; from < all.length; from += BLOCK) {
        const rows = all.slice(from, from + BLOCK);
        const chunk = DuckDBDataChunk.create([...types], rows.length);
        types.forEach((type, at) => {
          const vector = chunk.getColumnVector(at);
          rows.forEach((row, index) => {
            const cell = row[at] ?? null;
            vector.setItem(index, type === BIGINT && typeof cell === "number" ? BigInt(cell) : cell);
          });
          vector.flush();
        });
        appender.appendDataChunk(chunk);
      }
      appender.closeSync();
    },
  };
}

/** How many enterprises there are in a table. */
export const countOf = async (connection: DuckDBConnection, from: string): Promise<number> => Number((await rowsOf(connection, `SELECT count(*) FROM ${from}`))[0]?.[0]);
