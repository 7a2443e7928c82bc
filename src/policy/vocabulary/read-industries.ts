import type { Findings, Place } from "../diagnostic.ts";
import type { Document } from "../document/read-document.ts";
import type { Industries } from "./industry.ts";
import { rowsOf, tablesOf } from "./read-tables.ts";

const COLUMNS = ["代码", "名称"];
const WRITTEN = /^([A-T]|[A-T]\d{2}|\d{3,4})$/;

interface Row {
  readonly code: string;
  readonly name: string;
  readonly at: Place;
}

/** 行业表: | 代码 | 名称 |, 门类 as C, 大类 as C39, 中类 as 391, 小类 as 3911; a 中类 that is not divided is written as its 小类 only (3990). */
export function readIndustries(documents: readonly Document[], findings: Findings): Industries {
  const written = documents.flatMap((document) => tablesOf(document, COLUMNS, findings).flatMap((table) => rowsOf(table, COLUMNS, table.at, findings)));
  const letters = new Map(written.map((row) => row.cell("代码")).filter((code) => /^[A-T]\d{2}$/.test(code)).map((code) => [code.slice(1), code.slice(0, 1)]));
  const rows = written.map((row): Row => {
    const code = row.cell("代码");
    return { code: /^\d/.test(code) ? `${letters.get(code.slice(0, 2)) ?? ""}${code}` : code, name: row.cell("名称"), at: row.place("代码") };
  });
  const industries: Record<string, string> = {};
  written.forEach((row, index) => {
    const { code, name, at } = rows[index] as Row;
    if (!WRITTEN.test(row.cell("代码"))) findings.report("表格格式", at, `“${row.cell("代码")}”不是行业代码`, "门类写 C，大类写 C39，中类写 391，小类写 3911");
    else if (/^\d/.test(code)) findings.report("表格格式", at, `${code} 所在的大类 ${code.slice(0, 2)} 不在表里`, `先加一行大类，字母加 ${code.slice(0, 2)}`);
    else if (Object.hasOwn(industries, code) && industries[code] !== name) findings.report("表格格式", at, `行业代码 ${row.cell("代码")} 写了两个名称：“${industries[code]}”和“${name}”`, "一个代码只有一个名称");
    else industries[code] = name;
  });
  for (const row of rows) if (Object.hasOwn(industries, row.code)) fillParent(industries, row, findings);
  return industries;
}

/** A 小类 that ends in 0 is its whole 中类, of the same name; any other code needs a row for what it lies in. */
function fillParent(industries: Record<string, string>, { code, name, at }: Row, findings: Findings): void {
  const parent = code.slice(0, code.length === 3 ? 1 : -1);
  if (parent === "" || Object.hasOwn(industries, parent)) return;
  if (code.length === 5 && code.endsWith("0")) industries[parent] = name;
  else findings.report("表格格式", at, `${code} 的上一级 ${parent} 不在表里`, "先加上一级的一行");
}
