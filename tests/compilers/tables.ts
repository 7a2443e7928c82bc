/** Dossiers as rows of the working tables: what the statements read. Days are day numbers, decimals whole after × 10⁸. */
import { listOf, type Dossier, type Given } from "#engine/lower";
import type { Columns, Row } from "#engine/js";
import { DECIMALS, ENTERPRISE_KEY, HISTORY_TABLE, industryCode, listColumn, RECORD_KEY, tablesOf, type Column, type Reference, type Table } from "#policy";
import { multiply, toInteger, type Rational } from "#kernel";

export type Cell = bigint | boolean | string | null;

export const workingTables = (reference: Reference): Table[] => tablesOf(reference).filter((table) => table.name !== HISTORY_TABLE);
export const sqlType = ({ type }: Column): string => (type === "truth" ? "BOOLEAN" : type === "text" || type === "words" ? "TEXT" : "BIGINT");

function cellOf(given: Given | undefined, column: Column, reference: Reference): Cell {
  if (given?.kind !== "value") return null;
  const { value } = given;
  switch (value.kind) {
    case "truth":
      return value.truth === "是";
    case "number":
      return BigInt(toInteger(column.type === "decimal" ? multiply(value.low as Rational, 10 ** DECIMALS) : (value.low as Rational)));
    case "words":
      return column.fact?.type.kind === "industry" ? industryCode(reference.industries, value.words?.[0] ?? "") : (value.words?.[0] ?? null);
    case "many":
      return value.words?.join("、") ?? null;
    case "none":
      return "无";
  }
}

/** Rows of every table, by its name. */
export function rowsOf(dossiers: readonly Dossier[], reference: Reference): Map<string, Cell[][]> {
  return new Map(workingTables(reference).map((table) => [
    table.name,
    dossiers.flatMap((dossier, key): Cell[][] => {
      const lists = [reference.yearly, ...reference.records];
      if (table.name === reference.enterprise.name)
        return [table.columns.map((column): Cell => {
          if (column.name === ENTERPRISE_KEY) return BigInt(key);
          if (column.fact) return cellOf(dossier.enterprise.facts.get(column.name), column, reference);
          const kind = lists.find((each) => listColumn(each.name) === column.name);
          const list = kind && listOf(dossier, kind.name);
          return list ? list.complete : null;
        })];
      return (listOf(dossier, table.name)?.rows ?? []).map((row, index) => table.columns.map((column): Cell =>
        column.name === ENTERPRISE_KEY ? BigInt(key) : column.name === RECORD_KEY ? BigInt(index) : cellOf(row.facts.get(column.name), column, reference)));
    }),
  ]));
}

/** The same rows as compiled functions read them. */
export function columnsOf(dossiers: readonly Dossier[], reference: Reference): Columns[] {
  const tables = workingTables(reference);
  const rows = rowsOf(dossiers, reference);
  const plain = (cell: Cell): boolean | string | number | null => (typeof cell === "bigint" ? Number(cell) : cell);
  const named = (table: Table, row: readonly Cell[]): Row => Object.fromEntries(table.columns.map((column, index) => [column.name, plain(row[index] ?? null)]));
  return dossiers.map((_dossier, key): Columns => {
    const of = (table: Table): Row[] => (rows.get(table.name) ?? []).filter((row) => row[0] === BigInt(key)).map((row) => named(table, row));
    return {
      enterprise: of(tables.find((table) => table.name === reference.enterprise.name) as Table)[0] ?? {},
      lists: Object.fromEntries(tables.filter((table) => table.name !== reference.enterprise.name).map((table) => [table.name, of(table)])),
    };
  });
}
