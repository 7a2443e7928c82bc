/** 分组: whom an enterprise is counted with. One that stands under several names is counted under each. */
import type { Day } from "#kernel";
import { named } from "../duckdb.ts";
import { working } from "../run/working-tables.ts";

export const GROUPINGS = ["地区", "划型", "领域", "资质"] as const;
export type Grouping = (typeof GROUPINGS)[number];

const single = (column: string): string => `SELECT "序号", coalesce(nullif(${named(column)}, ''), '未知') AS "名" FROM ${working("企业")}`;

/** Rows of 序号 and 名. 未知 is not 没有: nobody has told. */
export function membersSql(by: Grouping, on: Day): string {
  switch (by) {
    case "地区":
      return single("注册地");
    case "划型":
      return single("企业划型");
    case "领域":
      return `SELECT "序号", unnest(CASE WHEN "技术领域" IS NULL THEN ['未知'] WHEN "技术领域" = '' THEN ['没有'] ELSE string_split("技术领域", '、') END) AS "名" FROM ${working("企业")}`;
    case "资质":
      return titlesSql(on);
  }
}

/** 持有, as a rule that asks for a title on that day sees it. */
function titlesSql(on: Day): string {
  const maybe = `("认定日期" IS NULL OR "认定日期" <= ${on}) AND ("有效期至" IS NULL OR "有效期至" >= ${on}) AND ("撤销日期" IS NULL OR "撤销日期" > ${on})`;
  const sure = `"类别" IS NOT NULL AND "认定日期" IS NOT NULL AND "有效期至" IS NOT NULL`;
  return `WITH t AS (SELECT "序号", "类别", ${sure} AS "持有" FROM ${working("资质")} WHERE ${maybe}), h AS (SELECT DISTINCT "序号", "类别" FROM t WHERE "持有")
    SELECT "序号", "类别" AS "名" FROM h
    UNION ALL SELECT e."序号", CASE WHEN e."有_资质" AND e."序号" NOT IN (SELECT "序号" FROM t) THEN '没有' ELSE '未知' END FROM ${working("企业")} e WHERE e."序号" NOT IN (SELECT "序号" FROM h)`;
}
