/**
 * 暂存: rows of one table on their way to Parquet. They go to DuckDB in blocks, column by column; NULL travels as a number
 * no fact can be, because the binding marks each missing value by an operation on bigints.
 */
import { DuckDBDataChunk, DuckDBDecimalType, DuckDBDecimalValue, DOUBLE, INTEGER, TINYINT, VARCHAR, type DuckDBAppender, type DuckDBConnection, type DuckDBType, type DuckDBVector } from "@duckdb/node-api";
import { DECIMALS, type Cell, type ColumnType, type Table } from "#policy";
import { named, text } from "../duckdb.ts";

/** Rows DuckDB takes at once. */
const BLOCK = 2048;
const ROW_GROUP = 122_880;

const NO_INTEGER = -2_147_483_648;
const NO_TRUTH = -1;
/** −2⁵³: money and counts are safe integers above it. */
const NO_NUMBER = -9_007_199_254_740_992;
const NO_DECIMAL = -(10n ** 18n - 1n);
const DECIMAL = new DuckDBDecimalType(18, DECIMALS);
const UNKNOWN_DECIMAL = new DuckDBDecimalValue(NO_DECIMAL, 18, DECIMALS);

type Block = readonly (readonly Cell[])[];
interface Way {
  readonly type: DuckDBType;
  readonly sql: string;
  readonly put: (vector: DuckDBVector, rows: Block, at: number) => void;
  /** From the stage to the column's own type. */
  readonly take: (column: string) => string;
}

const integers: Way["put"] = (vector, rows, at) => {
  rows.forEach((cells, row) => vector.setItem(row, cells[at] ?? NO_INTEGER));
};
const INTEGERS: Way = { type: INTEGER, sql: "INTEGER", put: integers, take: (column) => `nullif(${column}, ${NO_INTEGER})` };
const NUMBERS: Way = {
  type: DOUBLE, sql: "DOUBLE",
  put: (vector, rows, at) => {
    rows.forEach((cells, row) => vector.setItem(row, cells[at] ?? NO_NUMBER));
  },
  take: (column) => `nullif(CAST(${column} AS BIGINT), ${NO_NUMBER})`,
};
const TEXTS: Way = {
  type: VARCHAR, sql: "VARCHAR",
  put: (vector, rows, at) => {
    rows.forEach((cells, row) => vector.setItem(row, cells[at] ?? null));
  },
  take: (column) => column,
};
const WAYS: Readonly<Record<ColumnType, Way>> = {
  id: INTEGERS,
  year: INTEGERS,
  day: { ...INTEGERS, take: (column) => `DATE '1970-01-01' + nullif(${column}, ${NO_INTEGER})` },
  truth: {
    type: TINYINT, sql: "TINYINT",
    put: (vector, rows, at) => {
      rows.forEach((cells, row) => {
        const cell = cells[at] ?? null;
        vector.setItem(row, cell === null ? NO_TRUTH : cell ? 1 : 0);
      });
    },
    take: (column) => `CASE ${column} WHEN 1 THEN true WHEN 0 THEN false END`,
  },
  money: NUMBERS,
  count: NUMBERS,
  decimal: {
    type: DECIMAL, sql: `DECIMAL(18,${DECIMALS})`,
    put: (vector, rows, at) => {
      rows.forEach((cells, row) => {
        const cell = cells[at] ?? null;
        vector.setItem(row, cell === null ? UNKNOWN_DECIMAL : new DuckDBDecimalValue(BigInt(cell), 18, DECIMALS));
      });
    },
    take: (column) => `nullif(${column}, ${UNKNOWN_DECIMAL.toString()})`,
  },
  text: TEXTS,
  words: TEXTS,
};

export interface Stage {
  readonly add: (key: number, row: readonly Cell[]) => void;
  /** Writes what was added to a Parquet file and begins anew. @returns rows written. */
  readonly save: (path: string) => Promise<number>;
}

/** @param label what the file says of itself to whoever opens it with another program. */
export async function openStage(connection: DuckDBConnection, table: Table, label: Readonly<Record<string, string>>): Promise<Stage> {
  const stage = named(`暂存 ${table.name}`);
  // 序号 is no part of the rows that come.
  const columns = table.columns.map(({ name, type }, index) => ({ name: named(name), way: WAYS[type], at: index - 1 }));
  await connection.run(`CREATE TABLE ${stage} (${columns.map(({ name, way }) => `${name} ${way.sql}`).join(", ")})`);
  const taken = columns.map(({ name, way }) => `${way.take(name)} AS ${name}`).join(", ");
  const marks = Object.entries(label).map(([key, value]) => `${named(key)}: ${text(value)}`).join(", ");
  let appender: DuckDBAppender = await connection.createAppender(`暂存 ${table.name}`);
  let keys: number[] = [];
  let rows: (readonly Cell[])[] = [];
  let count = 0;
  const pour = (): void => {
    if (rows.length === 0) return;
    const chunk = DuckDBDataChunk.create(columns.map(({ way }) => way.type), rows.length);
    columns.forEach(({ way, at }, index) => {
      const vector = chunk.getColumnVector(index);
      if (at < 0) keys.forEach((key, row) => vector.setItem(row, key));
      else way.put(vector, rows, at);
      vector.flush();
    });
    appender.appendDataChunk(chunk);
    count += rows.length;
    keys = [];
    rows = [];
  };
  return {
    add: (key, row) => {
      keys.push(key);
      rows.push(row);
      if (rows.length === BLOCK) pour();
    },
    save: async (path) => {
      pour();
      appender.closeSync();
      await connection.run(`COPY (SELECT ${taken} FROM ${stage}) TO ${text(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${ROW_GROUP}, KV_METADATA {${marks}})`);
      await connection.run(`TRUNCATE ${stage}`);
      const saved = count;
      count = 0;
      appender = await connection.createAppender(`暂存 ${table.name}`);
      return saved;
    },
  };
}
