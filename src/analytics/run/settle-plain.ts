/**
 * 平直核定: where nothing was paid before, and an enterprise has one award of a group, or several that are definite and meet in one
 * way, SQL says the net of all of them at once; the others go to the exact settlement.
 */
import { isCounted, type CompiledLibrary, type CompiledRule } from "#engine/lower";
import { possibleSql, settlementSql, statementOf } from "#engine/sql";
import { yearOf, type Day } from "#kernel";
import { listColumn } from "#policy";
import { named, text } from "../duckdb.ts";
import { missingMask, type Group } from "./group.ts";
import { HISTORY_BIT, statusNumber } from "./match-table.ts";
import { HISTORIES, working } from "./working-tables.ts";

export const CANDIDATES = named("候选");
/** Enterprises settled one by one, by group. */
export const SHARED = named("另算的企业");
/** Enterprises with several awards of which no record is told: who stands the same is settled the same, by one of them (代表). */
export const ALIKE = named("同样的企业");
/** What each of several awards gets, where they are settled together in SQL. */
export const TOGETHER = named("一起核定的");
export const KEY_TABLES = `CREATE OR REPLACE TEMP TABLE ${SHARED} ("组" INTEGER, "序号" INTEGER); CREATE OR REPLACE TEMP TABLE ${ALIKE} ("组" INTEGER, "序号" INTEGER, "代表" INTEGER);
  CREATE OR REPLACE TEMP TABLE ${TOGETHER} ("序号" INTEGER, "规则" INTEGER, "次序" INTEGER, "净" BIGINT)`;

/** Whether what was paid before is wholly told. */
const TOLD_HISTORY = listColumn("已享支持");
const ofGroup = ({ number }: Group, table: string): string => `SELECT "序号" FROM ${table} WHERE "组" = ${number}`;

const togetherIn = ({ first, rules }: Group): string => `SELECT "序号" FROM ${TOGETHER} WHERE "规则" BETWEEN ${first} AND ${first + rules.length - 1}`;
const numberIn = (group: Group, rule: CompiledRule): number => group.first + group.rules.indexOf(rule);

/** Candidates for whom a clause of the group is, may be, or was. @param version hash of the documents, where they are documents. */
export const candidatesSql = (group: Group, version: string | undefined): string =>
  group.lowered.map((lowered) => `SELECT ${numberIn(group, lowered.rule)} AS "规则", c.* FROM (${statementOf(lowered, { table: working, live: true, standing: !group.alone, carried: [TOLD_HISTORY], ...(version === undefined ? {} : { version }) }).sql}) c`).join(" UNION ALL BY NAME ");

/** Enterprises the group is settled for one by one, whatever their awards are: something was paid before, or they are told in a way that a column cannot hold. */
export function sharedSql(group: Group): string {
  const documents = new Set(group.rules.flatMap((rule) => [rule.policy.id, ...rule.policy.succeeds]));
  const counted = group.rules.some((rule) => (rule.block.grant?.counted ?? []).length > 0);
  const paid = counted ? "TRUE" : `("文号" IS NULL OR "文号" IN (${[...documents].map(text).join(", ")}))`;
  const live = `SELECT "序号" FROM ${CANDIDATES} WHERE "定" = 0`;
  const facts = [...group.reads].flatMap((name) => (name.startsWith("企业.") ? [name.slice("企业.".length)] : []));
  const ways = [
    ...(group.lowered.length === 0 ? [] : [
      `SELECT "序号" FROM ${working("已享支持")} WHERE ${paid} AND "序号" IN (${live})`,
      // A half-told history is open in another way than none at all.
      `SELECT "序号" FROM ${CANDIDATES} WHERE "定" = 0 AND ${named(TOLD_HISTORY)} = FALSE`,
      ...(facts.length > 0 ? [`SELECT "序号" FROM ${HISTORIES} WHERE "事实" IN (${facts.map(text).join(", ")}) AND "序号" IN (SELECT "序号" FROM ${CANDIDATES})`] : []),
    ]),
    // Of a half-told list there may be more records than the rows that are there.
    ...group.lowered.flatMap(({ driver, rule }) => (driver ? [possibleSql(group.needs(rule), working, driver.table)] : [])),
    ...group.lowered.flatMap(({ without, rule }) => (without ? [`SELECT "序号" FROM ${working(without)} WHERE "序号" IN (${possibleSql(group.needs(rule), working)})`] : [])),
    ...group.explained.map(({ rule }) => possibleSql(group.needs(rule), working)),
  ];
  return `INSERT INTO ${SHARED} SELECT ${group.number}, "序号" FROM (${ways.join(" UNION ")})`;
}

/** Enterprises with several awards, of which SQL can say what each gets. Null where the group has no such. */
export function togetherSql(group: Group, compiled: CompiledLibrary): string | null {
  const among = `SELECT "序号" FROM ${CANDIDATES} GROUP BY "序号" HAVING bool_and(${named(TOLD_HISTORY)} IS TRUE) EXCEPT ${ofGroup(group, SHARED)}`;
  const settled = settlementSql({ compiled, rules: group.lowered.map(({ rule }) => ({ rule, number: numberIn(group, rule) })), candidates: CANDIDATES, among });
  return settled === null ? null : `INSERT INTO ${TOGETHER} ${settled}`;
}

/** The others with several awards, of at least one of which the record is told. */
export const meetingSql = (group: Group): string =>
  `INSERT INTO ${SHARED} SELECT ${group.number}, "序号" FROM ${CANDIDATES} WHERE "序号" NOT IN (${ofGroup(group, SHARED)} UNION ALL ${togetherIn(group)})
    GROUP BY "序号" HAVING count(*) FILTER (WHERE "定" = 0) > 1 AND NOT bool_and("次序" IS NULL)`;

/** What of a candidate decides how it is settled beside others. */
const STANDING = ["规则", "候选", "定", "适用", "符合", "有额", "毛低", "毛高", "不待评", "缺", "发生日", "年度", "次年", "阶梯", "年度最高", "累计最高", "支出", TOLD_HISTORY];

/** Who stands the same, and who of them stands for all. */
export function alikeSql(group: Group): string {
  const standing = `concat_ws('|', ${STANDING.map((column) => `coalesce(CAST(${named(column)} AS VARCHAR), '~')`).join(", ")})`;
  const several = `SELECT "序号" FROM ${CANDIDATES} WHERE "定" = 0 GROUP BY "序号" HAVING count(*) > 1`;
  const stands = `SELECT "序号", md5(string_agg(${standing}, ';' ORDER BY "规则")) AS "情形" FROM ${CANDIDATES} WHERE "序号" IN (${several}) AND "序号" NOT IN (${ofGroup(group, SHARED)} UNION ALL ${togetherIn(group)}) GROUP BY "序号"`;
  return `INSERT INTO ${ALIKE} SELECT ${group.number}, "序号", min("序号") OVER (PARTITION BY "情形") FROM (${stands})`;
}

const least = (items: readonly string[]): string => (items.length === 1 ? (items[0] ?? "") : `least(${items.join(", ")})`);

/** The matches of all others. */
export function plainSql(group: Group, on: Day): string {
  const asked = yearOf(on);
  const parts = group.lowered.map((lowered) => {
    const { rule } = lowered;
    const number = numberIn(group, rule);
    const caps = [`"支出"`, `CASE WHEN "候选" = 1 THEN "年度最高" END`, `"累计最高"`];
    const facts = missingMask(lowered.bits);
    const missing = `(("缺" & ${facts}) <> 0)`;
    const decided = `(("缺" & ${~facts & ((1n << BigInt(lowered.bits.length)) - 1n)}) <> 0)`;
    // DuckDB's least skips NULL, which is "no limit" here.
    const own = (end: string): string => least([end, ...caps]);
    const net = (end: string): string => (group.alone ? own(end) : `coalesce("净", ${own(end)})`);
    const beside = group.alone ? "" : ` LEFT JOIN (SELECT "序号" AS k, "次序" AS r, "净" FROM ${TOGETHER} WHERE "规则" = ${number}) t ON k = "序号" AND r IS NOT DISTINCT FROM "次序"`;
    const told = `(${named(TOLD_HISTORY)} IS TRUE)`;
    const status = `CASE WHEN "定" = 3 THEN ${statusNumber("已失效")} WHEN ${missing} OR NOT ${told} OR (NOT ${decided} AND ("适用" IS NULL OR "符合" IS NULL)) THEN ${statusNumber("待补充")} WHEN ${decided} THEN ${statusNumber("需评审")} ELSE ${statusNumber("可享")} END`;
    return `SELECT "序号", "规则", "次序", ${status}, CASE WHEN "有额" THEN "毛低" END, CASE WHEN "有额" THEN "毛高" END,
      CASE WHEN "有额" THEN CASE WHEN "定" = 3 OR NOT ${told} THEN 0 ELSE ${net(`"毛低"`)} END END AS "净低",
      CASE WHEN "有额" THEN CASE WHEN "定" = 3 THEN 0 ELSE ${net(`"毛高"`)} END END AS "净高",
      greatest(coalesce("年度", ${asked}) + CASE WHEN "次年" THEN 1 ELSE 0 END, ${asked}),
      ${rule.block.kind === "事项" ? `CASE WHEN "定" = 0 AND NOT ${told} THEN "缺" | ${HISTORY_BIT} ELSE "缺" END` : `"缺"`},
      ${isCounted(rule)} AND "有额" AND "定" = 0 AS "计入合计",
      CASE WHEN "定" = 0 AND "有额" THEN ${net(`CASE WHEN ${decided} THEN "不待评" ELSE "毛高" END`)} END AS "稳得"
      FROM ${CANDIDATES}${beside} WHERE "规则" = ${number} AND "序号" NOT IN (${ofGroup(group, SHARED)} UNION ALL ${ofGroup(group, ALIKE)})`;
  });
  return parts.join(" UNION ALL ");
}
