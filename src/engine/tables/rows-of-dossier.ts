import { decimal, isDecimal, multiply, refuse, succeed, truncate, type Rational, type Result } from "#kernel";
import { DECIMALS, HISTORY_TABLE, industryCode, listColumn, WORD_MARK, type Cell, type Column, type EnterpriseRows, type Table } from "#policy";
import { listOf, type Dossier, type Given, type Row } from "../dossier.ts";
import type { Value } from "../value.ts";

/** What of a dossier the tables cannot hold, and why. */
export interface NotKept {
  /** `租赁[0].面积`. */
  readonly path: string;
  readonly message: string;
}

/** Scaled decimals stay below this: DECIMAL(18,8). */
const DECIMAL_LIMIT = 10n ** 18n;
const SCALE = 10 ** DECIMALS;

type Report = (path: string, message: string) => null;

/**
 * 档案入表: exactly what `dossierOfRows` gives back; what would not come back the same is refused.
 * @param tables `tablesOf(reference)`.
 */
export function rowsOfDossier(dossier: Dossier, tables: readonly Table[]): Result<EnterpriseRows, readonly NotKept[]> {
  const problems: NotKept[] = [];
  const report: Report = (path, message) => {
    problems.push({ path, message });
    return null;
  };
  const rows = tables.map((table, index) => {
    if (index === 0) return [enterpriseRow(dossier, table, tables, report)];
    return table.name === HISTORY_TABLE ? historyRows(dossier, tables, report) : recordRows(dossier, table, report);
  });
  return problems.length > 0 ? refuse(problems) : succeed(rows);
}

function enterpriseRow(dossier: Dossier, table: Table, tables: readonly Table[], report: Report): Cell[] {
  const lists = new Map(tables.map(({ name }) => [listColumn(name), name]));
  return table.columns.slice(1).map((column) => {
    if (!column.fact) return listOf(dossier, lists.get(column.name) ?? "")?.complete ?? null;
    const given = dossier.enterprise.facts.get(column.name);
    return given?.kind === "value" ? cellOf(given.value, column, `企业.${column.name}`, report) : null;
  });
}

function recordRows(dossier: Dossier, table: Table, report: Report): Cell[][] {
  return (listOf(dossier, table.name)?.rows ?? []).map((row) => [row.index, ...table.columns.slice(2).map((column) => fieldCell(row, column, table, report))]);
}

function fieldCell(row: Row, column: Column, table: Table, report: Report): Cell {
  const given: Given | undefined = row.facts.get(column.name);
  const path = `${table.name}[${row.index}].${column.name}`;
  if (given?.kind === "history") return report(path, "记录里的事实不能带历史");
  return given ? cellOf(given.value, column, path, report) : null;
}

function historyRows(dossier: Dossier, tables: readonly Table[], report: Report): Cell[][] {
  return (tables[0]?.columns ?? []).flatMap((column) => {
    const given = dossier.enterprise.facts.get(column.name);
    if (given?.kind !== "history") return [];
    const path = `企业.${column.name}`;
    if (given.spans.length === 0) report(path, "历史一段也没有；不知道的不要写");
    return given.spans.map(({ value, from, to }, index): Cell[] => [column.name, index, from, to, historyText(value, column, `${path}[${index}].值`, report)]);
  });
}

function historyText(value: Value, column: Column, path: string, report: Report): string | null {
  const cell = cellOf(value, column, path, report);
  if (typeof cell === "boolean") return cell ? "是" : "否";
  return cell === null || typeof cell === "string" ? cell : report(path, "历史里只存词和是否");
}

function cellOf(value: Value, column: Column, path: string, report: Report): Cell {
  switch (value.kind) {
    case "truth":
      if (value.truth !== "未定") return value.truth === "是";
      break;
    case "none":
      if (column.type === "text" && column.fact?.mayBeNone) return "无";
      break;
    case "words":
      if (value.words?.length === 1 && !value.none) return textCell(column.industries ? (industryCode(column.industries, value.words[0] ?? "") ?? "") : (value.words[0] ?? ""), path, report);
      break;
    case "many":
      if (value.words) return wordsCell(value.words, path, report);
      break;
    case "number":
      if (value.low !== null && !value.none) return numberCell(value.low, column, path, report);
  }
  return report(path, "不是一个确定的值");
}

/** A database's text is UTF-8 without NUL. */
function textCell(text: string, path: string, report: Report): string | null {
  return text.includes("\0") || /\p{Surrogate}/u.test(text) ? report(path, "文字里有数据库存不下的字符") : text;
}

function wordsCell(words: readonly string[], path: string, report: Report): string | null {
  if (words.some((word) => word.includes(WORD_MARK))) return report(path, `一个词里有“${WORD_MARK}”，与分隔的顿号分不开`);
  if (words.length === 1 && words[0] === "") return report(path, "词是空的");
  return textCell(words.join(WORD_MARK), path, report);
}

function numberCell(value: Rational, column: Column, path: string, report: Report): number | bigint | null {
  if (column.type !== "decimal") {
    return typeof value === "number" ? value : report(path, `${decimal(value, DECIMALS)} 不是整数`);
  }
  if (!isDecimal(value, DECIMALS)) return report(path, `多于 ${DECIMALS} 位小数`);
  const scaled = truncate(multiply(value, SCALE));
  const whole = typeof scaled === "number" ? BigInt(scaled) : scaled.n;
  if (whole >= DECIMAL_LIMIT || whole <= -DECIMAL_LIMIT) return report(path, "整数部分超过 10 位");
  return typeof scaled === "number" ? scaled : whole;
}
