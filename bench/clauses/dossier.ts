/** 对照用的档案: a case as our own evaluators read it, record by record. */
import { readDossier, type Dossier } from "#engine";
import type { Columns, Row } from "#engine/js";
import { rowsOfDossier } from "#engine/tables";
import { tablesOf, type Cell, type EnterpriseRows, type Reference, type Table } from "#policy";
import { HARMED, LAUNCHED, NEVER, TITLED, TITLED_TO, YEAR, type Case } from "./case.ts";

type Json = Readonly<Record<string, unknown>>;

const kinds = ({ 企业, 运营机构 }: Case): string[] => [...(企业 ? ["企业"] : []), ...(运营机构 ? ["区域性股权市场运营机构"] : [])];
/** What nobody has told is not written. */
const told = (facts: Json): Json => Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null));
const yuan = (fen: number | null): string | null => (fen === null ? null : `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, "0")}元`);
const products = (count: number): string[] => Array.from({ length: count }, (_unused, index) => `产品${index + 1}`);

export function jsonOf(each: Case): Json {
  const list = (happened: boolean | null, record: Json): readonly Json[] | null => (happened === null ? null : happened ? [record] : []);
  const title = each.取得方式 === NEVER ? [] : [told({ 类别: "高新技术企业", 取得方式: each.取得方式, 认定日期: TITLED, 有效期至: TITLED_TO })];
  return told({
    企业: told({ 名称: "对照企业（虚构）", 主体类型: each.企业 === null || each.运营机构 === null ? null : kinds(each), 注册地: each.注册地, 纳税地: each.纳税地, 统计地: each.统计地, 严重违法失信主体: each.严重违法失信主体 }),
    迁移: [], 已享支持: [], 资质: title,
    事故: list(each.安全生产事故, { 类型: "安全生产事故", 日期: HARMED }),
    失信: list(each.严重失信, { 类型: "严重失信", 日期: HARMED }),
    年度数据: [told({ 年度: YEAR - 1, 研发费用: yuan(each.研发费用), 直接融资额: "0元" }), told({ 年度: YEAR, 直接融资额: yuan(each.直接融资额) })],
    新技术新产品: each.新产品数 === null ? null : products(each.新产品数).map((名称) => ({ 名称, 认定日期: LAUNCHED })),
  });
}

/** The rows the databases hold, and the generated JavaScript and the JavaScript by hand read. */
export function rowsOf(each: Case, reference: Reference): EnterpriseRows {
  const rows = rowsOfDossier(dossierOf(each, reference), tablesOf(reference));
  if (!rows.ok) throw new Error("对照用的档案存不进表");
  return rows.value;
}
export function dossierOf(each: Case, reference: Reference): Dossier {
  const dossier = readDossier(jsonOf(each), reference);
  if (!dossier.ok) throw new Error(dossier.error.map((problem) => `${problem.path} ${problem.message}`).join("；"));
  return dossier.value;
}
export function columnsOf(rows: EnterpriseRows, tables: readonly Table[]): Columns {
  // Through JSON, as rows usually arrive: an object made key by key would be slow to read for whoever reads it.
  const named = (names: readonly string[], cells: readonly Cell[]): Row => JSON.parse(JSON.stringify(Object.fromEntries(names.map((name, index) => [name, plain(cells[index] ?? null)])))) as Row;
  const [main, ...lists] = tables.map((table, index) => ({ name: table.name, columns: table.columns.slice(1).map((column) => column.name), rows: rows[index] ?? [] }));
  if (!main) throw new Error("没有企业表");
  return {
    enterprise: named(main.columns, main.rows[0] ?? []),
    lists: Object.fromEntries(lists.map((list) => [list.name, list.rows.map((row) => named(list.columns, row))])),
  };
}
const plain = (cell: Cell): Row[string] => (typeof cell === "bigint" ? Number(cell) : cell);
