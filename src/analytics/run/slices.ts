/** 分片: enterprises that are settled and written together. A slice that is written is done, whatever happens afterwards. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { rowsOf } from "../duckdb.ts";
import type { Snapshot } from "../snapshot/open-snapshot.ts";
import type { Keys } from "./working-tables.ts";

/** What stays well within memory when two of them are worked on. */
const MOST = 500_000;
/** Below this one slice is soonest done: every slice asks every statement once. */
const FEW = 40_000;

/** How many enterprises to a slice, where nobody says: a few large ones, two at least. */
export const sliceSizeOf = (size: number): number => (size <= FEW ? Math.max(1, size) : Math.min(MOST, Math.ceil(size / 2)));

/** First and last key of each slice. */
export async function slicesOf(connection: DuckDBConnection, snapshot: Snapshot, each: number): Promise<Keys[]> {
  const rows = await rowsOf(connection, `SELECT min(k), max(k) FROM (SELECT "序号" AS k, (row_number() OVER (ORDER BY "序号") - 1) // ${each} AS slice FROM ${snapshot.from.get("企业")}) GROUP BY slice ORDER BY 1`);
  // Nobody is a slice too: what is written of them is empty.
  return rows.length === 0 ? [{ first: 0, last: -1 }] : rows.map(([first, last]) => ({ first: Number(first), last: Number(last) }));
}
