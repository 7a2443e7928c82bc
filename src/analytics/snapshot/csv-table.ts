/** A table that lies in a CSV file: UTF-8, commas, the first line names the columns; an empty field is unknown, `""` is no word. */
import { closeSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { succeed, type Result } from "#kernel";
import type { FileRefusal } from "#application/ports";
import { refuseFile, refuseSystem } from "#application/refusals";
import { DECIMALS, type Column, type ColumnType, type Table } from "#policy";
import { named, text } from "../duckdb.ts";
import { SQL_TYPE } from "./layout.ts";
import { FILE, ROW, unknownColumn, type TableSource } from "./table-source.ts";

const HEADER_BYTES = 1 << 16;
const WHOLE = { pattern: "-?\\d{1,15}", hint: "写整数，不带逗号和单位" };
/** How a text must look before it is cast: a cast alone would round 1.5 to 2. */
const WRITTEN: Readonly<Record<ColumnType, { readonly pattern: string; readonly hint: string } | null>> = {
  id: WHOLE,
  year: { pattern: "\\d{4}", hint: "写作 2025" },
  money: { pattern: WHOLE.pattern, hint: "金额写整数分，300 万元写 300000000" },
  count: WHOLE,
  decimal: { pattern: `-?\\d{1,10}(\\.\\d{1,${DECIMALS}})?`, hint: `写小数，整数部分至多 10 位，小数至多 ${DECIMALS} 位；4.35% 写 0.0435` },
  day: { pattern: "\\d{4}-\\d{2}-\\d{2}", hint: "写作 2025-10-29，且须是日历上有的日子" },
  truth: { pattern: "是|否|true|false", hint: "写 是 或 否，不知道的空着" },
  text: null,
  words: null,
};

export function openCsv(table: Table, folder: string, name: string): Result<TableSource, FileRefusal> {
  const header = readHeader(folder, name);
  if (!header.ok) return header;
  const names = header.value;
  for (const column of table.columns) if (!names.includes(column.name)) return refuseFile(name, `缺“${column.name}”一列`, `“${table.name}”表应有 ${table.columns.length} 列：${table.columns.map((each) => each.name).join("、")}`, 1);
  for (const [index, each] of names.entries()) {
    if (names.indexOf(each) !== index) return refuseFile(name, `“${each}”一列写了两次`, "留下一列", 1);
    const wrong = table.columns.some((column) => column.name === each) ? null : unknownColumn(each, table);
    if (wrong) return refuseFile(name, wrong.message, wrong.hint, 1);
  }
  const columns = `{${names.map((each) => `${text(each)}: 'VARCHAR'`).join(", ")}}`;
  const raw = `read_csv(${text(join(folder, name))}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false, columns = ${columns})`;
  const read = table.columns.map((column) => `${typed(column)} AS ${named(column.name)}`).join(", ");
  const kept = table.columns.map((column) => `${named(column.name)} AS ${named(asWritten(column))}`).join(", ");
  const badText = table.columns.flatMap((column) => {
    const written = WRITTEN[column.type];
    return written ? [{ column: column.name, bad: `${named(asWritten(column))} IS NOT NULL AND ${named(column.name)} IS NULL`, shown: named(asWritten(column)), hint: written.hint }] : [];
  });
  return succeed({
    from: `(SELECT ${read} FROM ${raw})`,
    // The first line is the header.
    numbered: `(SELECT ${read}, ${kept}, ${text(name)} AS ${FILE}, row_number() OVER () + 1 AS ${ROW} FROM ${raw})`,
    badText,
    refuse: (error) => refuseCsv(name, error),
  });
}

const asWritten = (column: Column): string => `${column.name}#原文`;

function typed({ name, type }: Column): string {
  const written = WRITTEN[type];
  const column = named(name);
  if (!written) return column;
  const value = type === "truth" ? `${column} IN ('是', 'true')` : `TRY_CAST(${column} AS ${SQL_TYPE[type]})`;
  return `CASE WHEN regexp_full_match(${column}, ${text(written.pattern)}) THEN ${value} END`;
}

function readHeader(folder: string, name: string): Result<readonly string[], FileRefusal> {
  const bytes = Buffer.alloc(HEADER_BYTES);
  let length: number;
  try {
    const file = openSync(join(folder, name), "r");
    length = readSync(file, bytes, 0, HEADER_BYTES, 0);
    closeSync(file);
  } catch (error) {
    return refuseSystem(name, error, "读");
  }
  const end = bytes.indexOf(10);
  if (length === 0) return refuseFile(name, "文件是空的", "第一行写列名");
  try {
    const line = new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, end < 0 ? length : end)).replace(/\r$/, "");
    return succeed(line.split(",").map((each) => each.trim().replace(/^"(.*)"$/, "$1")));
  } catch {
    return refuseFile(name, "不是 UTF-8 编码的文字文件", "另存为 UTF-8 编码的 CSV", 1);
  }
}

function refuseCsv(name: string, error: unknown): Result<never, FileRefusal> {
  const message = error instanceof Error ? error.message : String(error);
  const line = /Line: (\d+)/.exec(message)?.[1];
  const at = line === undefined ? null : Number(line);
  if (/unicode|utf-?8/i.test(message)) return refuseFile(name, "不是 UTF-8 编码的文字文件", "另存为 UTF-8 编码的 CSV", at);
  if (/Number of Columns|column/i.test(message)) return refuseFile(name, "这一行的列数与第一行不同", "补齐空着的列；文字里有逗号的，整格加上双引号", at);
  return refuseFile(name, "这一行不是正确的 CSV", "核对引号是否配齐", at);
}
