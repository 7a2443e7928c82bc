/** 匹配表: matches while they are settled, in whole numbers and by the million; what they say in words is joined when they are written. */
import { BIGINT, BOOLEAN, INTEGER, VARCHAR, type DuckDBConnection } from "@duckdb/node-api";
import type { Bit } from "#engine/lower";
import { named, rowsOf } from "../duckdb.ts";
import { fill } from "./fill.ts";
import { formOf, type Group } from "./group.ts";
import { working } from "./working-tables.ts";

/** Statuses of matches that are written; others have no row. The number in the table is the place here. */
export const STATUSES = ["可享", "待补充", "需评审", "已享", "已失效"] as const;
const NUMBERS = { 序号: INTEGER, 规则: INTEGER, 次序: INTEGER, 状态: INTEGER, 毛低: BIGINT, 毛高: BIGINT, 净低: BIGINT, 净高: BIGINT, 兑付年: INTEGER, 说: BIGINT, 计入合计: BOOLEAN, 稳得: BIGINT } as const;
export const MATCH_TYPES = Object.values(NUMBERS);
const AMOUNTS = { 序号: INTEGER, 低: BIGINT, 高: BIGINT, 上限: BIGINT } as const;
export const TOTAL_TYPES = Object.values(AMOUNTS);

export const MATCHES = "本片匹配";
export const TOTALS = "本片合计";
/** Of those that stand for others: 组 first. */
export const MODEL_MATCHES = "代表匹配";
export const MODEL_TOTALS = "代表合计";
const RULES = named("本片条款");
const WORDS = named("本片用语");

/** Among the bits of a match: what was paid before is not wholly told. */
export const HISTORY_BIT = 1n << 62n;
const WHEN_HISTORY_IS_OPEN = { fact: "已享支持", from: "财政部门" };

const columnsOf = (types: Readonly<Record<string, { toString: () => string }>>): string => Object.entries(types).map(([name, type]) => `${named(name)} ${type.toString()}`).join(", ");

const STATUS_NAMES = `['${STATUSES.join("', '")}']`;

export async function createMatchTables(connection: DuckDBConnection): Promise<void> {
  for (const [table, columns] of [[MATCHES, columnsOf(NUMBERS)], [TOTALS, columnsOf(AMOUNTS)], [MODEL_MATCHES, `"组" INTEGER, ${columnsOf(NUMBERS)}`], [MODEL_TOTALS, `"组" INTEGER, ${columnsOf(AMOUNTS)}`]] as const)
    await connection.run(`CREATE OR REPLACE TEMP TABLE ${named(table)} (${columns})`);
}

/** What a match lacks, who could tell, and what somebody has to decide. */
export type Words = readonly [missing: string | null, from: string | null, decisions: string | null];

/** Numbers for words: below zero, so that they are not taken for bits. */
export class Vocabulary {
  readonly #numbers = new Map<string, number>();
  readonly all: Words[] = [];
  numberOf(words: Words): number {
    if (words.every((each) => each === null)) return 0;
    const key = words.join("\n");
    const number = this.#numbers.get(key) ?? -this.all.push(words);
    this.#numbers.set(key, number);
    return number;
  }
}

/** Words and names for all that is in the table, so that `WRITTEN` can be read. */
export async function nameMatches(connection: DuckDBConnection, groups: readonly Group[], vocabulary: Vocabulary): Promise<void> {
  const rules = groups.flatMap((group) => group.rules.map((rule, index) => [group.first + index, rule.policy.id, rule.section.clause, rule.id, rule.block.item, formOf(rule)] as const));
  await connection.run(`CREATE OR REPLACE TEMP TABLE ${RULES} ("规则" INTEGER, "文号" VARCHAR, "条" VARCHAR, "编号" VARCHAR, "事项" VARCHAR, "形式" VARCHAR)`);
  await fill(connection, "本片条款", [INTEGER, VARCHAR, VARCHAR, VARCHAR, VARCHAR, VARCHAR], rules);
  await connection.run(`CREATE OR REPLACE TEMP TABLE ${WORDS} ("规则" INTEGER, "说" BIGINT, "缺" VARCHAR, "缺自" VARCHAR, "评定" VARCHAR)`);
  const bits = new Map(groups.flatMap((group) => group.lowered.map((lowered) => [group.first + group.rules.indexOf(lowered.rule), lowered.bits] as const)));
  const asked = await rowsOf(connection, `SELECT DISTINCT "规则", "说" FROM ${named(MATCHES)} WHERE "说" <> 0`);
  await fill(connection, "本片用语", [INTEGER, BIGINT, VARCHAR, VARCHAR, VARCHAR], asked.map(([rule, said]) => {
    const number = BigInt(String(said));
    const words = number < 0n ? vocabulary.all[Number(-number) - 1] : wordsOf(bits.get(Number(rule)) ?? [], number);
    return [Number(rule), number, ...(words ?? [null, null, null])];
  }));
}

function wordsOf(bits: readonly Bit[], said: bigint): Words {
  const set = bits.filter((_bit, index) => (said & (1n << BigInt(index))) !== 0n);
  const missing = set.flatMap((bit) => (bit.kind === "missing" ? [bit] : []));
  const all = (said & HISTORY_BIT) === 0n ? missing : [...missing, WHEN_HISTORY_IS_OPEN];
  return [joined(all.map((bit) => bit.fact)), joined(all.map((bit) => bit.from)), joined(set.flatMap((bit) => (bit.kind === "missing" ? [] : [bit.text])))];
}
export const joined = (words: readonly string[]): string | null => (words.length === 0 ? null : [...new Set(words)].join("、"));

/** Matches as they are written, clause by clause. */
export const WRITTEN = `SELECT m."序号", coalesce(e."注册地", '未知') AS "地区", r."文号", r."条", r."编号", r."事项", r."形式", m."次序", (${STATUS_NAMES})[m."状态" + 1] AS "状态",
  m."毛低", m."毛高", m."净低", m."净高", m."兑付年", w."缺", w."缺自", w."评定"
  FROM ${named(MATCHES)} m JOIN ${RULES} r USING ("规则") JOIN ${working("企业")} e USING ("序号") LEFT JOIN ${WORDS} w ON w."规则" = m."规则" AND w."说" = m."说"`;
/** Of the matches that stand for themselves; the exact settlement gives totals of its own. */
export const PLAIN_TOTALS = `INSERT INTO ${named(TOTALS)} SELECT "序号", CAST(sum("净低") AS BIGINT), CASE WHEN count("稳得") = count(*) THEN CAST(sum("稳得") AS BIGINT) END, CASE WHEN count("净高") = count(*) THEN CAST(sum("净高") AS BIGINT) END FROM ${named(MATCHES)} WHERE "计入合计" GROUP BY "序号"`;
/** How many, and how much, by place, award and status; an enterprise is in one slice only, so that slices add up. */
export const ROSTER = `SELECT g."地区", r."文号", r."条", r."编号", r."事项", r."形式", (${STATUS_NAMES})[g."状态" + 1] AS "状态", g.* EXCLUDE ("地区", "规则", "状态")
  FROM (SELECT coalesce(e."注册地", '未知') AS "地区", "规则", "状态", count(*) AS "项数", count(DISTINCT "序号") AS "企业数", sum("净低") AS "净低合计_分", count("净高") AS "有净高", sum("净高") AS "净高合计_分"
    FROM ${named(MATCHES)} JOIN ${working("企业")} e USING ("序号") GROUP BY ALL) g JOIN ${RULES} r USING ("规则") ORDER BY g."规则", g."状态", g."地区"`;
/** By enterprise. */
export const TOTALS_WRITTEN = `SELECT "序号", CAST(sum("低") AS BIGINT) AS "低", CASE WHEN count("高") = count(*) THEN CAST(sum("高") AS BIGINT) END AS "高", CASE WHEN count("上限") = count(*) THEN CAST(sum("上限") AS BIGINT) END AS "上限" FROM ${named(TOTALS)} GROUP BY "序号" ORDER BY "序号"`;

/** A status as its number. */
export const statusNumber = (status: string): number | null => {
  const at = (STATUSES as readonly string[]).indexOf(status);
  return at < 0 ? null : at;
};
