import type { Kind } from "#policy";
import type { JsonObject } from "./json.ts";

/** A row of 年度数据 is nothing without its year: the year before the earliest one, or last year. */
export function firstRecord(kind: Kind, records: readonly JsonObject[]): JsonObject {
  if (kind.name !== "年度数据") return {};
  const years = records.map((record) => Number(record["年度"])).filter(Number.isInteger);
  return { 年度: years.length > 0 ? Math.min(...years) - 1 : new Date().getFullYear() - 1 };
}
