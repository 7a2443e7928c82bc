/** 批次报表: the roster, what is due and was never asked for, what is missing and who has it. Parquet, and CSV for people. */
import { renameSync } from "node:fs";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { CSV, labelled, parquetOf, text } from "../duckdb.ts";
import { ROSTER_FILES, RUN_WORK_FOLDER } from "./run-folder.ts";

interface ReportRequest {
  readonly connection: DuckDBConnection;
  readonly folder: string;
  readonly csv: boolean;
  readonly synthetic: boolean;
  /** What stands after FROM for the enterprises of the snapshot. */
  readonly enterprises: string;
}

const reportsOf = (enterprises: string, rosters: string): Readonly<Record<string, string>> => ({
  // By place and award: how many, how much.
  名册: `SELECT "地区", "文号", "条", "编号", "事项", "形式", "状态", CAST(sum("项数") AS BIGINT) AS "项数", CAST(sum("企业数") AS BIGINT) AS "企业数",
    CAST(sum("净低合计_分") AS BIGINT) AS "净低合计_分", CASE WHEN sum("有净高") = sum("项数") THEN CAST(sum("净高合计_分") AS BIGINT) END AS "净高合计_分"
    FROM ${rosters} GROUP BY ALL ORDER BY ALL`,
  // Qualified by what is known, and nothing of it paid.
  应享未享: `SELECT e."统一社会信用代码", e."名称", m.* FROM 匹配 m JOIN ${enterprises} e USING ("序号") WHERE m."状态" = '可享' AND m."形式" = '资金' ORDER BY m."序号", m."编号", m."次序", m."兑付年", m."净低"`,
  // What stands between enterprises and an answer, and who could tell.
  缺项: `SELECT f.fact AS "缺", count(*) AS "项数", count(DISTINCT "序号") AS "企业数", CASE WHEN count("净高") = count(*) THEN CAST(sum("净高" - "净低") AS BIGINT) END AS "相关金额_分" FROM (SELECT unnest(string_split("缺", '、')) AS fact, "序号", "净高", "净低" FROM 匹配 WHERE "状态" = '待补充' AND "形式" = '资金') f GROUP BY ALL ORDER BY "企业数" DESC, 1`,
});

export async function writeReports({ connection, folder, csv, synthetic, enterprises }: ReportRequest): Promise<void> {
  const matches = `read_parquet(${text(join(folder, "匹配-*.parquet"))})`;
  const write = async (name: string, query: string, format: "parquet" | "csv"): Promise<void> => {
    const file = `${name}.${format}`;
    const path = join(folder, RUN_WORK_FOLDER, file);
    await connection.run(format === "parquet" ? `COPY (${query}) TO ${text(path)} (${parquetOf(synthetic)})` : `COPY (${labelled(query, synthetic)}) TO ${text(path)} (${CSV})`);
    renameSync(path, join(folder, file));
  };
  await connection.run(`CREATE OR REPLACE TEMP VIEW 匹配 AS SELECT * FROM ${matches}`);
  for (const [name, query] of Object.entries(reportsOf(enterprises, `read_parquet(${text(join(folder, ROSTER_FILES))})`))) {
    await write(name, query, "parquet");
    if (csv) await write(name, query, "csv");
  }
}
