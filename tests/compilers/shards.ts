/** 分片: enterprises divided by their 统一社会信用代码, every record with its enterprise; the same statement asked of each part. */
import { createHash } from "node:crypto";
import { RECORD_KEY, ENTERPRISE_KEY, HISTORY_TABLE, tablesOf, type Cell, type EnterpriseRows, type Reference, type Table } from "#policy";
import { compileLibrary, lowerRule, type LowerAsking, type LoweredRule } from "#engine/lower";
import { statementOf } from "#engine/sql";
import type { Library } from "#policy";
import type { Database, SqlRow } from "./databases.ts";

/** Rows with the enterprise's key in front, by table. */
export type TableRows = ReadonlyMap<string, readonly (readonly Cell[])[]>;

const HASH_DIGITS = 8;
/** Which part an enterprise lies in. Any even hash will do; Citus has its own. */
export const shardOf = (code: string, shards: number): number => Number.parseInt(createHash("sha256").update(code).digest("hex").slice(0, HASH_DIGITS), 16) % shards;

export const codeOf = (rows: EnterpriseRows, tables: readonly Table[]): string => {
  const at = (tables[0]?.columns.findIndex((column) => column.name === "统一社会信用代码") ?? 0) - 1;
  return String(rows[0]?.[0]?.[at]);
};

/** @param keep whether an enterprise's rows of a table lie here. */
export function tableRows(city: readonly EnterpriseRows[], tables: readonly Table[], keep: (enterprise: number, table: Table) => boolean = () => true): TableRows {
  return new Map(tables.map((table, index) => [table.name, city.flatMap((rows, key) => (keep(key, table) ? (rows[index] ?? []).map((row) => [BigInt(key), ...row]) : []))]));
}

export const currentTables = (reference: Reference): Table[] => tablesOf(reference).filter((table) => table.name !== HISTORY_TABLE);

/** Loaded as anyone would have it: by enterprise and indexed by it. */
export async function load(database: Database, tables: readonly Table[], rows: TableRows): Promise<void> {
  await database.load(tables, rows);
  for (const { name } of tables) await database.query(`CREATE INDEX "${name} ${ENTERPRISE_KEY}" ON "${name}" ("${ENTERPRISE_KEY}")`);
  await database.query("ANALYZE");
}

export interface Question {
  readonly lowered: LoweredRule;
  readonly sql: string;
}
/** Every clause with 给予 that the compilers say, as the one text all databases are asked. */
export function questionsOf(library: Library, asking: LowerAsking): Question[] {
  const compiled = compileLibrary(library);
  return compiled.rules.filter((rule) => rule.block.kind === "事项").flatMap((rule) => {
    const lowered = lowerRule(compiled, rule, asking);
    return typeof lowered === "string" ? [] : [{ lowered, sql: statementOf(lowered, { table: (name) => `"${name}"`, live: false }).sql }];
  });
}

export type Told = ReadonlyMap<string, string>;
/** One statement, asked of every part; what the parts say lies side by side. */
export async function askAll(databases: readonly Database[], sql: string): Promise<Told> {
  const parts = await Promise.all(databases.map((database) => database.query(sql)));
  const told = new Map<string, string>();
  for (const row of parts.flat()) {
    const key = `${String(row[ENTERPRISE_KEY])}/${String(row[RECORD_KEY])}`;
    if (told.has(key)) throw new Error(`两个分片都回答了 ${key}`);
    told.set(key, sayRow(row));
  }
  return told;
}
const sayRow = (row: SqlRow): string => Object.entries(row).map(([name, value]) => `${name}=${value === null ? "NULL" : String(value)}`).join(" ");
