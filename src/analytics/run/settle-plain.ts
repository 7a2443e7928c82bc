/**
 * 单项核定: where an enterprise has one live award of a group and nothing was paid before, its net follows from its own limits.
 * SQL says it of all of them at once; the others go to the exact settlement.
 */
import { possibleSql, statementOf } from "#engine/sql";
import type { LoweredRule } from "#engine/lower";
import { yearOf, type Day } from "#kernel";
import { named, text } from "../duckdb.ts";
import { formOf, isMoney, missingMask, type Group } from "./group.ts";
import { HISTORIES, working } from "./working-tables.ts";

export const CANDIDATES = named("候选");
/** Enterprises settled one by one. */
export const SHARED_KEYS = named("另算的企业");
/** Enterprises with several awards of which no record is told: who stands the same is settled the same, by one of them. */
export const ALIKE = named("同样的企业");

/** Columns of a match, in the order they are written. */
export const MATCH_COLUMNS = ["序号", "文号", "条", "编号", "事项", "形式", "次序", "状态", "毛低", "毛高", "净低", "净高", "兑付年", "缺", "缺自", "评定", "计入合计", "稳得"] as const;

/** Candidates for whom a clause of the group is, may be, or was. */
export const candidatesSql = (group: Group): string =>
  group.lowered.map((lowered, index) => `SELECT ${index} AS "规则", c.* FROM (${statementOf(lowered, { table: working, live: true }).sql}) c`).join(" UNION ALL BY NAME ");

/**
 * Enterprises the group is settled for one by one: their awards meet, something was paid before, or they are told in a way
 * that a column cannot hold.
 */
export function sharedSql(group: Group): string {
  const documents = new Set(group.rules.flatMap((rule) => [rule.policy.id, ...rule.policy.succeeds]));
  const counted = group.rules.some((rule) => (rule.block.grant?.counted ?? []).length > 0);
  const paid = counted ? "TRUE" : `("文号" IS NULL OR "文号" IN (${[...documents].map(text).join(", ")}))`;
  const live = `SELECT "序号" FROM ${CANDIDATES} WHERE "定" = 0`;
  const facts = [...group.reads].flatMap((name) => (name.startsWith("企业.") ? [name.slice("企业.".length)] : []));
  return [
    ...(group.lowered.length === 0 ? [] : [
      ...(group.alone ? [] : [`SELECT "序号" FROM ${CANDIDATES} WHERE "序号" IN (${live} GROUP BY "序号" HAVING count(*) > 1) GROUP BY "序号" HAVING NOT bool_and("次序" IS NULL)`]),
      `SELECT "序号" FROM ${working("已享支持")} WHERE ${paid} AND "序号" IN (${live})`,
      // A half-told history is open in another way than none at all.
      `SELECT "序号" FROM ${working("企业")} WHERE "有_已享支持" = FALSE AND "序号" IN (${live})`,
      ...(facts.length > 0 ? [`SELECT "序号" FROM ${HISTORIES} WHERE "事实" IN (${facts.map(text).join(", ")}) AND "序号" IN (SELECT "序号" FROM ${CANDIDATES})`] : []),
    ]),
    // Of a half-told list there may be more records than the rows that are there.
    ...group.lowered.flatMap(({ driver, rule }) => (driver ? [`SELECT "序号" FROM ${working("企业")} WHERE ${named(`有_${driver.table}`)} = FALSE AND "序号" IN (${possibleSql(group.needs(rule), working)})`] : [])),
    ...group.lowered.flatMap(({ without, rule }) => (without ? [`SELECT "序号" FROM ${working(without)} WHERE "序号" IN (${possibleSql(group.needs(rule), working)})`] : [])),
    ...group.explained.map(({ rule }) => possibleSql(group.needs(rule), working)),
  ].join(" UNION ");
}

/** What of a candidate decides how it is settled beside others. */
const STANDING = ["规则", "候选", "定", "适用", "符合", "有额", "毛低", "毛高", "不待评", "缺", "发生日", "年度", "次年", "阶梯", "年度最高", "累计最高", "支出"];

/** Key and representative. */
export function alikeSql(): string {
  const standing = `concat_ws('|', ${STANDING.map((column) => `coalesce(CAST(${named(column)} AS VARCHAR), '~')`).join(", ")})`;
  const several = `SELECT "序号" FROM ${CANDIDATES} WHERE "定" = 0 GROUP BY "序号" HAVING count(*) > 1`;
  const stands = `SELECT "序号", md5(string_agg(${standing}, ';' ORDER BY "规则")) AS "情形" FROM ${CANDIDATES} WHERE "序号" IN (${several}) AND "序号" NOT IN (SELECT "序号" FROM ${SHARED_KEYS}) GROUP BY "序号"`;
  return `SELECT s."序号", min(s."序号") OVER (PARTITION BY s."情形", e."有_已享支持") AS "代表" FROM (${stands}) s JOIN ${working("企业")} e USING ("序号")`;
}

const least = (items: readonly string[]): string => (items.length === 1 ? (items[0] ?? "") : `least(${items.join(", ")})`);

/** The matches of all others. */
export function plainSql(group: Group, on: Day): string {
  const asked = yearOf(on);
  const parts = group.lowered.map((lowered, index) => {
    const { rule } = lowered;
    const caps = [`"支出"`, `CASE WHEN "候选" = 1 THEN "年度最高" END`, `"累计最高"`];
    const facts = missingMask(lowered.bits);
    const missing = `(("缺" & ${facts}) <> 0)`;
    const decided = `(("缺" & ${~facts & ((1n << BigInt(lowered.bits.length)) - 1n)}) <> 0)`;
    // DuckDB's least skips NULL, which is "no limit" here.
    const net = (end: string): string => least([end, ...caps]);
    const status = `CASE WHEN "定" = 3 THEN '已失效' WHEN ${missing} OR NOT h."全" OR (NOT ${decided} AND ("适用" IS NULL OR "符合" IS NULL)) THEN '待补充' WHEN ${decided} THEN '需评审' ELSE '可享' END`;
    return `SELECT c."序号", ${text(rule.policy.id)} AS "文号", ${text(rule.section.clause)} AS "条", ${text(rule.id)} AS "编号", ${text(rule.block.item)} AS "事项", ${text(formOf(rule))} AS "形式", c."次序", ${status} AS "状态",
      CASE WHEN "有额" THEN "毛低" END AS "毛低", CASE WHEN "有额" THEN "毛高" END AS "毛高",
      CASE WHEN "有额" THEN CASE WHEN "定" = 3 OR NOT h."全" THEN 0 ELSE ${net(`"毛低"`)} END END AS "净低",
      CASE WHEN "有额" THEN CASE WHEN "定" = 3 THEN 0 ELSE ${net(`"毛高"`)} END END AS "净高",
      greatest(coalesce("年度", ${asked}) + CASE WHEN "次年" THEN 1 ELSE 0 END, ${asked}) AS "兑付年",
      ${namesOf(lowered, "fact")} AS "缺", ${namesOf(lowered, "from")} AS "缺自", ${namesOf(lowered, "text")} AS "评定",
      ${isMoney(rule)} AND "有额" AND "定" = 0 AS "计入合计",
      CASE WHEN "定" = 0 AND "有额" THEN ${net(`CASE WHEN ${decided} THEN "不待评" ELSE "毛高" END`)} END AS "稳得"
      FROM ${CANDIDATES} c JOIN ${working("企业")} e USING ("序号") CROSS JOIN LATERAL (SELECT e."有_已享支持" IS NOT NULL AND e."有_已享支持" AS "全") h
      WHERE "规则" = ${index} AND c."序号" NOT IN (SELECT "序号" FROM ${SHARED_KEYS} UNION ALL SELECT "序号" FROM ${ALIKE})`;
  });
  return parts.join(" UNION ALL ");
}

/** The names behind the bits that are set, joined; NULL where none is. */
function namesOf({ bits, rule }: LoweredRule, what: "fact" | "from" | "text"): string {
  const history = what === "text" || rule.block.kind !== "事项" ? [] : [`CASE WHEN "定" = 0 AND NOT h."全" THEN ${text(what === "fact" ? "已享支持" : "财政部门")} END`];
  const names = new Map<string, bigint>();
  bits.forEach((bit, index) => {
    const name = bit.kind === "missing" ? (what === "fact" ? bit.fact : what === "from" ? bit.from : null) : what === "text" ? bit.text : null;
    if (name !== null) names.set(name, (names.get(name) ?? 0n) | (1n << BigInt(index)));
  });
  const parts = [...[...names].map(([name, mask]) => `CASE WHEN ("缺" & ${mask}) <> 0 THEN ${text(name)} END`), ...history];
  return parts.length === 0 ? "CAST(NULL AS VARCHAR)" : `nullif(concat_ws('、', ${parts.join(", ")}), '')`;
}
