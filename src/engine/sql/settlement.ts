/**
 * 一起核定: enterprises with several awards of one group, everything about them definite, in one statement for all of them:
 * ladders, 次数 and 从优 of one kind, limits of a year and of a life (SEMANTICS §8). Whoever's awards meet in more than one way,
 * or stand level, is not in the result, and goes to the exact optimum.
 */
import { ENTERPRISE_KEY, RECORD_KEY } from "#policy";
import type { CompiledLibrary, CompiledRule } from "../context.ts";
import { listAsked } from "../lower/candidates.ts";
import { isCounted } from "../settle/counted.ts";
import { relationsOf, type Relation } from "../settle/relations.ts";
import { quoted } from "./print-exp.ts";

export interface SettlementRequest {
  readonly compiled: CompiledLibrary;
  /** Clauses of the group with their numbers in the column 规则. */
  readonly rules: readonly { readonly rule: CompiledRule; readonly number: number }[];
  /** Table of their candidates: 规则, and what statements with `standing` give. */
  readonly candidates: string;
  /** A query of the enterprises that may be settled so: nothing was paid to them before, and no list of theirs is half told. */
  readonly among: string;
}

/** @returns a query of 序号, 规则, 次序, 净 (分); null where the clauses never come to be settled so. */
export function settlementSql({ compiled, rules, candidates, among }: SettlementRequest): string | null {
  if (!rules.every(({ rule }) => isPlain(rule, compiled)) || new Set(rules.map(({ rule }) => isCounted(rule))).size > 1) return null;
  const parts = [
    ["asked", `SELECT ${KEY} FROM ${candidates} WHERE "定" = 0 AND ${KEY} IN (${among}) GROUP BY ${KEY} HAVING count(*) > 1 AND bool_and(coalesce(${DEFINITE}, FALSE))`],
    ["item", `SELECT ${KEY}, "规则", ${RECORD}, coalesce(${RECORD}, -1) AS row, "发生日" AS day, "年度" AS year, "阶梯" AS rung, "次数" AS times, "标的" AS subject, "支出" AS expense, "毛高" AS gross,
      ${CLIMBED} AS worth, count(*) OVER (PARTITION BY ${KEY}, "规则", "发生日", "毛高") AS level, ${limit("年度最高", `, "年度"`)} AS by_year, ${limit("累计最高")} AS by_life
      FROM ${candidates} WHERE "定" = 0 AND ${KEY} IN (SELECT ${KEY} FROM asked)`],
    ["rival", `SELECT a.${KEY}, a."规则" AS rule, a.row, b."规则" AS of_rule, b.row AS of_row, a.rung OR b.rung AS rung, b.worth > a.worth OR (b.worth = a.worth AND b.day < a.day) AS beaten, b.worth = a.worth AND b.day = a.day AS level
      FROM item a JOIN item b ON a.${KEY} = b.${KEY} AND (a."规则" <> b."规则" OR a.row <> b.row) AND (${rivalry(rules, compiled)})`],
    ["spent", `SELECT i.*, CASE WHEN expense < worth THEN expense ELSE worth END AS most FROM item i WHERE NOT EXISTS (SELECT 1 FROM rival r WHERE r.${KEY} = i.${KEY} AND r.rule = i."规则" AND r.row = i.row AND r.beaten)`],
    ["yearly", `SELECT s.*, ${within("most", "by_year", ", year")} AS of_year FROM spent s`],
    ["paid", `SELECT y.*, ${within("of_year", "by_life")} AS net FROM yearly y`],
    ["unsure", UNSURE],
  ] as const;
  return `WITH ${parts.map(([name, query]) => `${name} AS MATERIALIZED (${query})`).join(", ")}
    SELECT i.${KEY}, i."规则", i.${RECORD}, CAST(coalesce(p.net, 0) AS BIGINT) AS "净" FROM item i LEFT JOIN paid p ON p.${KEY} = i.${KEY} AND p."规则" = i."规则" AND p.row = i.row WHERE i.${KEY} NOT IN (SELECT ${KEY} FROM unsure)`;
}

const [KEY, RECORD] = [quoted(ENTERPRISE_KEY), quoted(RECORD_KEY)];

/** A ladder under limits is more than rungs and sums. */
const isPlain = ({ block: { grant, category } }: CompiledRule, { library: { reference } }: CompiledLibrary): boolean =>
  !grant?.ladder || !(grant.perYear || grant.lifetime || reference.categories.find(({ name }) => name === category)?.expense);

const DEFINITE = `"候选" = 1 AND "有额" AND "毛低" = "毛高" AND "缺" = 0 AND "发生日" IS NOT NULL AND "年度" IS NOT NULL AND "阶梯" IS NOT NULL AND "次数" IS NOT NULL AND NOT "标的未定"`;

/** 阶梯: what a rung is more than the highest before it. */
const BEFORE = `max("毛高") OVER (PARTITION BY ${KEY}, "规则", "阶梯" ORDER BY "发生日", "毛高" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)`;
const CLIMBED = `CASE WHEN NOT "阶梯" THEN "毛高" WHEN ${BEFORE} >= "毛高" THEN 0 ELSE "毛高" - coalesce(${BEFORE}, 0) END`;

/** An award without a limit draws on none. Records that are told differently may say different limits: the least holds. */
const limit = (column: string, more = ""): string => `CASE WHEN ${quoted(column)} IS NOT NULL THEN min(${quoted(column)}) OVER (PARTITION BY ${KEY}, "规则"${more}) END`;

/** What a limit leaves, when it is drawn on in order of 发生日, then size. */
function within(amount: string, cap: string, more = ""): string {
  const sum = `sum(${amount}) OVER (PARTITION BY ${KEY}, "规则"${more}, ${cap} IS NULL ORDER BY day, gross, row ROWS UNBOUNDED PRECEDING)`;
  const least = (drawn: string): string => `CASE WHEN ${drawn} < ${cap} THEN ${drawn} ELSE ${cap} END`;
  return `CASE WHEN ${cap} IS NULL THEN ${amount} ELSE ${least(sum)} - ${least(`${sum} - ${amount}`)} END`;
}

function rivalry(rules: SettlementRequest["rules"], compiled: CompiledLibrary): string {
  const pairs = rules.flatMap((a, index) => rules.slice(index).flatMap((b) => {
    const holds = relationsOf(a.rule, b.rule, compiled).map((relation) => relationSql(relation, sameRecord(a.rule, b.rule)));
    if (holds.length === 0) return [];
    const which = a === b ? `a."规则" = ${a.number} AND b."规则" = ${a.number} AND NOT a.rung AND NOT b.rung` : `((a."规则" = ${a.number} AND b."规则" = ${b.number}) OR (a."规则" = ${b.number} AND b."规则" = ${a.number}))`;
    return [`(${which} AND (${holds.join(" OR ")}))`];
  }));
  return pairs.join(" OR ");
}

/** Awards of different lists are never for one record. */
const sameRecord = (a: CompiledRule, b: CompiledRule): string => (listAsked(a) === listAsked(b) ? `(a.${RECORD} IS NOT NULL AND a.${RECORD} = b.${RECORD})` : "FALSE");

function relationSql(relation: Relation, record: string): string {
  switch (relation) {
    case "每企业一次":
      return OFTEN(relation);
    case "每标的一次":
      return `(${OFTEN(relation)} AND a.subject = b.subject)`;
    case "每年一次":
      return `(${OFTEN(relation)} AND a.year = b.year)`;
    case "同一记录":
      return record;
    case "同年":
      return `a.year = b.year`;
    case "同年同标的":
      return `(a.year = b.year AND CASE WHEN a.subject IS NOT NULL AND b.subject IS NOT NULL THEN a.subject = b.subject ELSE ${record} END)`;
  }
}
const OFTEN = (times: Relation): string => `a.times = '${times}' AND b.times = '${times}'`;

/** Where order, or who excludes whom, is not plain from amounts and days; or where a limit runs out among rivals. */
const UNSURE = [
  `SELECT ${KEY} FROM item WHERE rung AND level > 1`,
  `SELECT ${KEY} FROM rival WHERE level OR rung`,
  `SELECT x.${KEY} FROM rival x JOIN rival y ON x.${KEY} = y.${KEY} AND x.of_rule = y.rule AND x.of_row = y.row AND NOT (y.of_rule = x.rule AND y.of_row = x.row)
    WHERE NOT EXISTS (SELECT 1 FROM rival z WHERE z.${KEY} = x.${KEY} AND z.rule = x.rule AND z.row = x.row AND z.of_rule = y.of_rule AND z.of_row = y.of_row)`,
  `SELECT ${KEY} FROM paid WHERE net < worth AND ${KEY} IN (SELECT ${KEY} FROM rival)`,
  `SELECT ${KEY} FROM paid GROUP BY ${KEY}, "规则", day, gross HAVING count(*) > 1 AND sum(net) > 0 AND sum(net) < sum(most)`,
  `SELECT ${KEY} FROM item WHERE expense IS NOT NULL GROUP BY ${KEY}, row HAVING count(*) > 1`,
].join(" UNION ");
