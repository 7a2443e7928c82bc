/** 结果: what both laws give each enterprise, side by side, and what that comes to. */
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Day } from "#kernel";
import { named, rowsOf } from "../duckdb.ts";
import { working } from "../run/working-tables.ts";
import { GROUPINGS, membersSql, type Grouping } from "./groupings.ts";

/** 分; a bound that is not there is null. */
export interface Cost {
  readonly low: bigint;
  readonly high: bigint | null;
  readonly ceiling: bigint | null;
  /** Enterprises for whom there is no upper bound without, and with, what a review may add. */
  readonly unbounded: { readonly high: number; readonly ceiling: number };
  /** Enterprises to whom some amount is certain. */
  readonly sure: number;
  /** And those for whom an award is open or may turn out so. */
  readonly possible: number;
}
/** By what is certain. */
export interface Moved {
  readonly enterprises: number;
  readonly amount: bigint;
}
/** Enterprises whose certain amount stays, while what they may get at most, reviews included, does not. */
export interface MayMove {
  readonly more: number;
  readonly less: number;
}
export interface Shift {
  readonly by: Grouping;
  readonly name: string;
  readonly before: bigint;
  readonly after: bigint;
  /** Enterprises to whom some amount is certain. */
  readonly sureBefore: number;
  readonly sureAfter: number;
  readonly winners: number;
  readonly losers: number;
}
export interface EnterpriseShift {
  readonly key: number;
  readonly name: string;
  readonly region: string;
  readonly before: bigint;
  readonly after: bigint;
}
export interface Outcome {
  readonly before: Cost;
  readonly after: Cost;
  readonly winners: Moved;
  readonly losers: Moved;
  readonly mayMove: MayMove;
  /** By 地区, 划型, 领域 and 资质; names an enterprise may share are counted under each. */
  readonly shifts: readonly Shift[];
}

const EACH = named("得失");
const LAWS = ["前", "后"] as const;

/** @param tables of `settleInto`. */
export async function weigh(connection: DuckDBConnection, before: readonly string[], after: readonly string[]): Promise<void> {
  const rows = (tables: readonly string[], later: boolean): string[] => tables.map((table) => `SELECT ${later} AS "后", * FROM ${named(table)}`);
  const none = `SELECT false AS "后", 0::INTEGER AS "序号", 0::BIGINT AS "低", 0::BIGINT AS "高", 0::BIGINT AS "上限", false AS "可能" WHERE false`;
  const of = (law: (typeof LAWS)[number]): string => {
    const mine = law === "后" ? `"后"` : `NOT "后"`;
    const sum = (column: string): string => `CASE WHEN bool_or(${named(column)} IS NULL) FILTER (${mine}) THEN NULL ELSE CAST(coalesce(sum(${named(column)}) FILTER (${mine}), 0) AS BIGINT) END AS ${named(`${law}${column}`)}`;
    return `${sum("低")}, ${sum("高")}, ${sum("上限")}, coalesce(bool_or("可能") FILTER (${mine}), false) AS ${named(`${law}可能`)}`;
  };
  await connection.run(`CREATE OR REPLACE TEMP TABLE ${EACH} AS SELECT "序号", ${LAWS.map(of).join(", ")} FROM (${[none, ...rows(before, false), ...rows(after, true)].join(" UNION ALL ")}) GROUP BY "序号"`);
}

export async function outcomeOf(connection: DuckDBConnection, on: Day): Promise<Outcome> {
  const won = `count(*) FILTER (WHERE "后低" > "前低")`;
  const lost = `count(*) FILTER (WHERE "后低" < "前低")`;
  const [moved = []] = await rowsOf(connection, `SELECT ${won}, sum("后低" - "前低") FILTER (WHERE "后低" > "前低"), ${lost}, sum("前低" - "后低") FILTER (WHERE "后低" < "前低") FROM ${EACH}`);
  // Without a bound is more than any.
  const rises = (from: string, to: string): string => `count(*) FILTER (WHERE "前低" = "后低" AND ${from} IS NOT NULL AND (${to} IS NULL OR ${to} > ${from}))`;
  const [may = []] = await rowsOf(connection, `SELECT ${rises(`"前上限"`, `"后上限"`)}, ${rises(`"后上限"`, `"前上限"`)} FROM ${EACH}`);
  const shifts: Shift[] = [];
  for (const by of GROUPINGS) {
    const rows = await rowsOf(connection, `SELECT m."名", sum("前低"), sum("后低"), count(*) FILTER (WHERE "前低" > 0), count(*) FILTER (WHERE "后低" > 0), ${won}, ${lost}
      FROM ${EACH} JOIN (${membersSql(by, on)}) m USING ("序号") GROUP BY 1 HAVING sum("前低") <> 0 OR sum("后低") <> 0 ORDER BY greatest(sum("前低"), sum("后低")) DESC, 1`);
    for (const [name, before, after, sureBefore, sureAfter, winners, losers] of rows)
      shifts.push({ by, name: String(name), before: whole(before), after: whole(after), sureBefore: Number(sureBefore), sureAfter: Number(sureAfter), winners: Number(winners), losers: Number(losers) });
  }
  return {
    before: await costOf(connection, "前"), after: await costOf(connection, "后"),
    winners: { enterprises: Number(moved[0]), amount: whole(moved[1]) }, losers: { enterprises: Number(moved[2]), amount: whole(moved[3]) },
    mayMove: { more: Number(may[0]), less: Number(may[1]) }, shifts,
  };
}

/** 逐家: every enterprise with something certain in one law or the other, as a query; amounts in 分. */
export const ENTERPRISES_SQL = `SELECT x."序号", e."名称", coalesce(e."注册地", '未知') AS "地区", "前低" AS "现行_分", "后低" AS "改后_分", "后低" - "前低" AS "差_分"
  FROM ${EACH} x JOIN ${working("企业")} e USING ("序号") WHERE "前低" <> 0 OR "后低" <> 0`;

/** Those whose certain amount changes, the greatest changes first. */
export async function enterprisesMoved(connection: DuckDBConnection, most: number): Promise<EnterpriseShift[]> {
  const rows = await rowsOf(connection, `SELECT "序号", "名称", "地区", "现行_分", "改后_分" FROM (${ENTERPRISES_SQL}) WHERE "差_分" <> 0 ORDER BY abs("差_分") DESC, "序号" LIMIT ${Math.trunc(most)}`);
  return rows.map(([key, name, region, before, after]) => ({ key: Number(key), name: name === null ? "" : String(name), region: String(region), before: whole(before), after: whole(after) }));
}

/** A sum of 分 as DuckDB gives it. */
const whole = (value: unknown): bigint => (value === null || value === undefined ? 0n : BigInt(String(value)));

async function costOf(connection: DuckDBConnection, law: (typeof LAWS)[number]): Promise<Cost> {
  const open = (column: string): string => `count(*) FILTER (WHERE ${named(`${law}${column}`)} IS NULL)`;
  const [row = []] = await rowsOf(connection, `SELECT ${["低", "高", "上限"].map((column) => `sum(${named(`${law}${column}`)})`).join(", ")}, ${open("高")}, ${open("上限")}, count(*) FILTER (WHERE ${named(`${law}低`)} > 0), count(*) FILTER (WHERE ${named(`${law}可能`)}) FROM ${EACH}`);
  const [high, ceiling] = [Number(row[3]), Number(row[4])];
  return {
    low: whole(row[0]), high: high > 0 ? null : whole(row[1]), ceiling: ceiling > 0 ? null : whole(row[2]),
    unbounded: { high, ceiling }, sure: Number(row[5]), possible: Number(row[6]),
  };
}
