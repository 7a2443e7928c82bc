/** 三条条款 on DuckDB: our statements and statements by hand, over the same tables. One row for each enterprise that is paid. */
import { statementOf } from "#engine/sql";
import type { Told } from "#engine/lower";
import type { Library } from "#policy";
import { loweredOf } from "./ours.ts";

/** The yearly cap is the settlement's; all of a case's records lie in one year. */
export const ourSql = (library: Library, told: Told): string[] => loweredOf(library, told).map((lowered) => {
  const { sql } = statementOf(lowered, { table: (name) => `"${name}"`, live: true });
  return `SELECT "序号", CAST(CASE WHEN max("年度最高") < sum("毛低") THEN max("年度最高") ELSE sum("毛低") END AS BIGINT) AS paid FROM (${sql}) s WHERE "定" = 0 AND "毛低" = "毛高" GROUP BY "序号"`;
});

const dayNumber = (date: string): string => `CAST(DATE '${date}' - DATE '1970-01-01' AS BIGINT)`;
const ON = dayNumber("2027-06-30");
const RECENT = dayNumber("2024-06-30");
const FROM = dayNumber("2025-09-05");
const TO = dayNumber("2030-09-05");

/** Whom the clauses of 昌平 are for; everything is taken as known. */
const QUALIFIED = `SELECT e."序号" FROM "企业" e WHERE ('、' || e."主体类型" || '、') LIKE '%、企业、%' AND e."注册地" = '昌平区' AND e."纳税地" = '昌平区' AND e."统计地" = '昌平区' AND NOT e."严重违法失信主体"
  AND NOT EXISTS (SELECT 1 FROM "事故" a WHERE a."序号" = e."序号" AND a."类型" = '安全生产事故' AND a."日期" BETWEEN ${RECENT} AND ${ON})
  AND NOT EXISTS (SELECT 1 FROM "失信" d WHERE d."序号" = e."序号" AND d."日期" BETWEEN ${RECENT} AND ${ON})`;
const moved = (after: string): string => `EXISTS (SELECT 1 FROM "迁移" m WHERE m."序号" = r."序号" AND m."迁入地" = '昌平区' AND m."迁出地" <> '昌平区' AND m."日期" <= ${ON} AND m."日期" > ${after})`;

export const sqlByHand: readonly string[] = [
  // An event that a move brought along happens on the day of the move.
  `SELECT "序号", CAST(sum(CASE WHEN again AND NOT came THEN 5000000 ELSE least(50000000, greatest(5000000, (research - research % 10) // 10)) END) AS BIGINT) AS paid FROM (
    SELECT r.*, y."研发费用" AS research FROM (
      SELECT r."序号", r."取得方式" = '期满重新认定' AS again, m.day IS NOT NULL AS came, coalesce(m.day, r."认定日期") AS day FROM "资质" r
      SEMI JOIN (${QUALIFIED}) q ON q."序号" = r."序号"
      LEFT JOIN LATERAL (SELECT max(m."日期") AS day FROM "迁移" m WHERE m."序号" = r."序号" AND m."迁入地" = '昌平区' AND m."迁出地" <> '昌平区' AND m."日期" > r."认定日期" AND m."日期" <= r."有效期至" AND m."日期" <= ${ON}) m ON TRUE
      WHERE r."类别" = '高新技术企业') r
    LEFT JOIN "年度数据" y ON y."序号" = r."序号" AND y."年度" = year(DATE '1970-01-01' + CAST(r.day AS INTEGER)) - 1
    WHERE r.day BETWEEN ${FROM} AND ${TO} AND r.day <= ${ON}) GROUP BY "序号"`,
  `SELECT y."序号", CAST(least(200000000, sum((2 * greatest(0, least(y."直接融资额", 250000000000) - 200000000000) + 3 * greatest(0, y."直接融资额" - 250000000000)) // 100)) AS BIGINT) AS paid
    FROM "年度数据" y JOIN "企业" e ON e."序号" = y."序号" WHERE ('、' || e."主体类型" || '、') LIKE '%、区域性股权市场运营机构、%' AND y."年度" BETWEEN 2023 AND 2026 AND y."直接融资额" > 200000000000 GROUP BY y."序号"`,
  `SELECT r."序号", CAST(least(10000000, 5000000 * count(*)) AS BIGINT) AS paid FROM "新技术新产品" r SEMI JOIN (${QUALIFIED}) q ON q."序号" = r."序号"
    WHERE r."认定日期" BETWEEN ${FROM} AND ${TO} AND r."认定日期" <= ${ON} AND NOT ${moved('r."认定日期"')}
      AND EXISTS (SELECT 1 FROM "资质" h WHERE h."序号" = r."序号" AND h."类别" = '高新技术企业' AND h."认定日期" <= r."认定日期" AND r."认定日期" <= h."有效期至" AND (h."撤销日期" IS NULL OR r."认定日期" < h."撤销日期"))
    GROUP BY r."序号"`,
];
