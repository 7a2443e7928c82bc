/** What rows must be to each other: keys that mean one thing, and no row of an enterprise that is not there. */
import { ENTERPRISE_KEY, HISTORY_TABLE, listColumn, RECORD_KEY, type Column, type Reference, type Table } from "#policy";
import { named, text } from "../duckdb.ts";
import { FILE, ROW, type TableSource } from "./table-source.ts";

/** A query for the first offending rows: file, row, what is shown. */
export interface RowCheck {
  readonly column: string;
  /** Each, when it gives no row, proves that all is well: quicker than finding where it is not. */
  readonly quick?: readonly string[];
  readonly sql: string;
  readonly message: string;
  readonly hint: string;
}

const KEY = named(ENTERPRISE_KEY);

export function rowChecks(table: Table, sources: ReadonlyMap<string, TableSource>, reference: Reference): RowCheck[] {
  const own = sources.get(table.name);
  const main = sources.get(reference.enterprise.name);
  if (!own || !main) throw new Error(`没有“${table.name}”表`);
  if (table.name === reference.enterprise.name) return [unique(own, [ENTERPRISE_KEY])];
  const orphan: RowCheck = {
    column: ENTERPRISE_KEY,
    sql: first(`${own.numbered} r ANTI JOIN ${main.from} e USING (${KEY})`, KEY),
    message: "企业表里没有这个序号", hint: "核对两张表的序号",
  };
  if (table.name === HISTORY_TABLE) return [orphan, unique(own, [ENTERPRISE_KEY, "事实", "段"]), ...historyChecks(own, main, reference)];
  const list = listColumn(table.name);
  // Who is not there has no list either.
  const quick = [`SELECT 1 FROM (SELECT DISTINCT ${KEY} FROM ${own.from}) r ANTI JOIN (SELECT ${KEY} FROM ${main.from} WHERE ${named(list)} IS NOT NULL) e USING (${KEY}) LIMIT 1`];
  return [
    { ...orphan, quick },
    unique(own, [ENTERPRISE_KEY, RECORD_KEY]),
    ...(table.name === reference.yearly.name ? [unique(own, [ENTERPRISE_KEY, "年度"])] : []),
    {
      column: ENTERPRISE_KEY,
      quick,
      sql: first(`${own.numbered} r SEMI JOIN (SELECT ${KEY} FROM ${main.from} WHERE ${named(list)} IS NULL) e USING (${KEY})`, KEY),
      message: `企业表的“${list}”空着，这里却有记录`, hint: `列全的把“${list}”写成 true，不全的写成 false`,
    },
  ];
}

const first = (from: string, shown: string): string => `SELECT ${FILE}, ${ROW}, ${shown} FROM ${from} ORDER BY ${FILE}, ${ROW} LIMIT 1`;

/** The grouping is done on the key alone; the row is looked for only where a key is there twice. */
function unique(own: TableSource, columns: readonly string[]): RowCheck {
  const key = columns.map(named).join(", ");
  const number = columns.length > 2 ? null : packed(columns);
  const twice = `(SELECT ${key} FROM ${own.from} GROUP BY ${key} HAVING count(*) > 1 ORDER BY ${key} LIMIT 1)`;
  return {
    column: columns.at(-1) ?? "",
    quick: [
      // Rows that only ever rise, as we write them, need not be grouped.
      ...(number === null ? [] : [`SELECT 1 FROM (SELECT k, lag(k) OVER () AS before FROM (SELECT ${number} AS k FROM ${own.from})) WHERE k <= before LIMIT 1`]),
      `SELECT 1 FROM ${own.from} GROUP BY ${number ?? key} HAVING count(*) > 1 LIMIT 1`,
    ],
    sql: `SELECT ${FILE}, ${ROW}, concat_ws('，', ${key}) FROM ${own.numbered} SEMI JOIN ${twice} t USING (${key}) ORDER BY ${FILE} DESC, ${ROW} DESC LIMIT 1`,
    message: `${columns.join("、")}与别的行相同`, hint: "一行只写一次",
  };
}

/** Two small whole numbers as one, which is grouped much quicker. */
const packed = (columns: readonly string[]): string => columns.map((column, index) => `CAST(${named(column)} AS BIGINT)${index === 0 ? " * 4294967296" : ""}`).join(" + ");

function historyChecks(own: TableSource, main: TableSource, reference: Reference): RowCheck[] {
  const facts = reference.enterprise.facts.filter((fact) => fact.history);
  const values = facts.map((fact) => {
    const words = fact.type.kind === "truth" ? ["是", "否"] : fact.type.kind === "region" ? reference.regions.map((region) => region.name) : fact.type.kind === "word" ? fact.type.words : null;
    return words ? [`("事实" = ${text(fact.name)} AND "值" NOT IN (${words.map(text).join(", ")}))`] : [];
  });
  const given = facts.map((fact) => `SELECT ${KEY}, ${text(fact.name)} AS "事实" FROM ${main.from} WHERE ${named(fact.name)} IS NOT NULL`).join(" UNION ALL ");
  const where = (column: Column["name"], bad: string, message: string, hint: string): RowCheck => ({ column, sql: first(`${own.numbered} r WHERE ${bad}`, named(column)), message, hint });
  return [
    where("事实", `"事实" NOT IN (${facts.map((fact) => text(fact.name)).join(", ")})`, "不是可以写历史的事实", `可用：${facts.map((fact) => fact.name).join("、")}`),
    where("自", `"自" > "至"`, "“自”晚于“至”", "核对这一段的起止"),
    where("值", values.flat().join(" OR ") || "false", "不是词表列出的取值", "核对词表"),
    { column: "事实", sql: first(`${own.numbered} r SEMI JOIN (${given}) e USING (${KEY}, "事实")`, `"事实"`), message: "企业表里已有一个值，不能再写历史", hint: "有历史的，企业表里空着" },
  ];
}
