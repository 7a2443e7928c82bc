import { ratio } from "#kernel";
import { DECIMALS, HISTORY_TABLE, listColumn, sayIndustry, WORD_MARK, type Cell, type Column, type EnterpriseRows, type Table } from "#policy";
import { told, type Dossier, type Given, type RecordList, type Row, type Span } from "../dossier.ts";
import { NONE, ofNumber, ofTruth, ofWord, type Value } from "../value.ts";

const SCALE = 10n ** BigInt(DECIMALS);

/** 表成档案: the dossier `rowsOfDossier` was given. @param tables `tablesOf(reference)`. */
export function dossierOfRows(rows: EnterpriseRows, tables: readonly Table[]): Dossier {
  const [main] = tables;
  const cells = rows[0]?.[0] ?? [];
  if (!main) throw new Error("没有企业表");
  const facts = factsOf(cells, main.columns.slice(1));
  for (const [name, spans] of historiesOf(rows, tables)) facts.set(name, { kind: "history", spans });
  const records = new Map<string, RecordList>();
  tables.forEach((table, index) => {
    const complete = cells[main.columns.findIndex((column) => column.name === listColumn(table.name)) - 1];
    if (typeof complete !== "boolean") return;
    records.set(table.name, { complete, rows: (rows[index] ?? []).map((row): Row => ({ index: Number(row[0]), facts: factsOf(row.slice(1), table.columns.slice(2)) })) });
  });
  const yearly = records.get("年度数据") ?? null;
  records.delete("年度数据");
  const name = cells[main.columns.findIndex((column) => column.name === "名称") - 1];
  return { name: typeof name === "string" ? name : "", enterprise: { index: 0, facts }, yearly, records };
}

function factsOf(cells: readonly Cell[], columns: readonly Column[]): Map<string, Given> {
  const facts = new Map<string, Given>();
  columns.forEach((column, index) => {
    const cell = cells[index] ?? null;
    if (column.fact && cell !== null) facts.set(column.name, told(valueOf(cell, column), column.fact));
  });
  return facts;
}

function historiesOf(rows: EnterpriseRows, tables: readonly Table[]): Map<string, Span[]> {
  const histories = new Map<string, Span[]>();
  const at = tables.findIndex((table) => table.name === HISTORY_TABLE);
  for (const [fact, , from, to, text] of rows[at] ?? []) {
    const column = tables[0]?.columns.find(({ name }) => name === fact);
    if (!column) throw new Error(`词表没有 企业.${String(fact)}`);
    const cell = column.type === "truth" ? text === "是" : (text ?? null);
    const spans = histories.get(column.name) ?? [];
    spans.push({ value: valueOf(cell, column), from: dayOrNull(from), to: dayOrNull(to) });
    histories.set(column.name, spans);
  }
  return histories;
}

const dayOrNull = (cell: Cell | undefined): number | null => (typeof cell === "number" ? cell : null);

function valueOf(cell: Cell, column: Column): Value {
  switch (column.type) {
    case "truth":
      return ofTruth(cell === true ? "是" : "否");
    case "text":
      if (cell === "无" && column.fact?.mayBeNone) return NONE;
      return ofWord(column.industries ? sayIndustry(column.industries, String(cell)) : String(cell));
    case "words":
      return { kind: "many", words: cell === "" ? [] : String(cell).split(WORD_MARK) };
    case "decimal":
      return ofNumber(ratio(BigInt(cell as number | bigint), SCALE));
    case "id": case "day": case "year": case "money": case "count":
      return ofNumber(Number(cell));
  }
}
