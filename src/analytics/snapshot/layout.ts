/** 布局: which tables and columns a snapshot has, and how each column lies in Parquet. */
import { createHash } from "node:crypto";
import { DECIMALS, tablesOf, type ColumnType, type Reference } from "#policy";

export const SQL_TYPE: Readonly<Record<ColumnType, string>> = {
  id: "INTEGER", text: "VARCHAR", words: "VARCHAR", truth: "BOOLEAN", day: "DATE", year: "INTEGER", money: "BIGINT", count: "BIGINT", decimal: `DECIMAL(18,${DECIMALS})`,
};

/** Changes when a table, a column, its order or its type does: a run and its snapshot must agree on it. */
export function layoutHash(reference: Reference): string {
  const lines = tablesOf(reference).map((table) => `${table.name}: ${table.columns.map(({ name, type }) => `${name} ${SQL_TYPE[type]}`).join(", ")}`);
  return createHash("sha256").update(lines.join("\n")).digest("hex");
}
