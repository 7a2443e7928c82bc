/** 合成城市: the same seed gives the same enterprises in any order, and every one of them is a dossier the engine reads. */
import { expect, test } from "vitest";
import { rulesOf } from "#application";
import { readDossier, type Dossier } from "#engine";
import { dossierOfRows, rowsOfDossier } from "#engine/tables";
import { formatDay, isCreditCode, ratio } from "#kernel";
import { DECIMALS, HISTORY_TABLE, listColumn, tablesOf, WORD_MARK, type Cell, type Column, type EnterpriseRows, type Reference } from "#policy";
import { enterprises } from "#population";
import { library } from "../engine/asking.ts";

const { reference } = library;
const tables = tablesOf(reference);
const SIZE = 3_000;
const city = [...enterprises(reference, { seed: 7, from: 0, to: SIZE })];

/** As a person would write it. */
function written(cell: Cell, column: Column): unknown {
  switch (column.type) {
    case "words": return cell === "" ? [] : String(cell).split(WORD_MARK);
    case "day": return formatDay(Number(cell));
    case "money": return `${decimalText(BigInt(Number(cell)), 2)}元`;
    // 单价 is kept in 分, written in 元.
    case "decimal": return decimalText(BigInt(cell as number), column.fact?.written === "单价" ? DECIMALS + 2 : DECIMALS);
    default: return cell;
  }
}
const decimalText = (units: bigint, places: number): string => {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, "0");
  return `${units < 0n ? "-" : ""}${digits.slice(0, -places)}.${digits.slice(-places)}`;
};

function jsonOf(rows: EnterpriseRows): Record<string, unknown> {
  const facts = (cells: readonly Cell[], columns: readonly Column[]): Record<string, unknown> =>
    Object.fromEntries(columns.flatMap((column, at) => (column.fact && (cells[at] ?? null) !== null ? [[column.name, written(cells[at]!, column)]] : [])));
  const [main] = tables;
  const cells = rows[0]![0]!;
  const json: Record<string, unknown> = { 企业: facts(cells, main!.columns.slice(1)) };
  tables.forEach((table, index) => {
    const complete = cells[main!.columns.findIndex((column) => column.name === listColumn(table.name)) - 1];
    if (typeof complete !== "boolean") return expect(table === main || table.name === HISTORY_TABLE || rows[index]!.length === 0, table.name).toBe(true);
    const records = rows[index]!.map((row) => facts(row.slice(1), table.columns.slice(2)));
    json[table.name] = complete ? records : { 部分: true, 记录: records };
  });
  for (const [fact, , from, to, value] of rows[tables.findIndex((table) => table.name === HISTORY_TABLE)] ?? []) {
    const enterprise = json["企业"] as Record<string, unknown[]>;
    (enterprise[String(fact)] ??= []).push({ 值: value, ...(from === null ? {} : { 自: formatDay(Number(from)) }), ...(to === null ? {} : { 至: formatDay(Number(to)) }) });
  }
  return json;
}

function read(rows: EnterpriseRows): Dossier {
  const dossier = readDossier(jsonOf(rows), reference);
  if (!dossier.ok) throw new Error(JSON.stringify(dossier.error));
  return dossier.value;
}

test("the engine reads every one of them, as the same dossier, and it goes back into the same rows", () => {
  for (const rows of city) {
    const dossier = dossierOfRows(rows, tables);
    expect(read(rows)).toEqual(dossier);
    expect(rowsOfDossier(dossier, tables)).toEqual({ ok: true, value: rows });
  }
});

test("an enterprise follows from seed and number alone: parts, in any order, are the whole", () => {
  const part = (from: number, to: number, seed = 7): EnterpriseRows[] => [...enterprises(reference, { seed, from, to })];
  expect([...part(500, 1_000), ...part(0, 500)]).toEqual([...city.slice(500, 1_000), ...city.slice(0, 500)]);
  expect(part(2_999, 3_000)[0]).toEqual(city[2_999]);
  expect(part(0, 3, 8)).not.toEqual(city.slice(0, 3));
});

const at = (table: string, fact: string): number => tables.find((each) => each.name === table)!.columns.findIndex((column) => column.name === fact) - 1;
const values = (table: string, fact: string): Cell[] => city.flatMap((rows) => rows[tables.findIndex((each) => each.name === table)]!.map((row) => row[at(table, fact)] ?? null));

test("names say that they are made up; codes are right and of no place", () => {
  const codes = values("企业", "统一社会信用代码").map(String);
  expect(new Set(codes).size).toBe(SIZE);
  for (const code of codes) expect([isCreditCode(code), code.slice(0, 8)]).toEqual([true, "91999999"]);
  for (const name of values("企业", "名称")) expect(name).toMatch(/（合成）$/);
  expect(reference.regions.map((region) => region.code)).not.toContain("999999");
});

const shareOf = (cells: readonly Cell[], holds: (cell: Cell) => boolean): number => cells.filter(holds).length / cells.length;

test("every place has its enterprises; unknown, known to be none and partly known all occur; histories are rare", () => {
  const districts = reference.regions.filter((region) => region.parent === "北京市").map((region) => region.name);
  expect(new Set(values("企业", "注册地"))).toEqual(new Set([...districts, null]));
  for (const place of ["昌平区", "亦庄新城", "石景山区"]) expect(shareOf(values("企业", "注册地"), (cell) => cell === place)).toBeGreaterThan(0.05);
  for (const kind of ["资质", "贷款", "失信"]) for (const complete of [true, false, null]) expect(shareOf(values("企业", listColumn(kind)), (cell) => cell === complete), `${kind} ${complete}`).toBeGreaterThan(complete === false ? 0 : 0.02);
  expect(shareOf(values("企业", "从业日期"), (cell) => cell === null)).toBeGreaterThan(0.5);
  expect(shareOf(values("企业", "成立日期"), (cell) => cell === null)).toBe(0);
  const told = city.filter((rows) => rows[tables.findIndex((table) => table.name === HISTORY_TABLE)]!.length > 0).length;
  expect(told).toBeGreaterThan(0);
  expect(told).toBeLessThan(SIZE / 100);
});

test("titles come in order: a second 高企 after the first, years apart; nothing happens before the enterprise is there or after the city is known", () => {
  const [kind, how, granted] = ["类别", "取得方式", "认定日期"].map((fact) => at("资质", fact)) as [number, number, number];
  let renewed = 0;
  for (const rows of city) {
    const founded = Number(rows[0]![0]![at("企业", "成立日期")]);
    const titles = rows[tables.findIndex((table) => table.name === "资质")]!;
    for (const title of titles) expect(Number(title[granted])).toBeGreaterThanOrEqual(founded);
    const hiTech = titles.filter((title) => title[kind] === "高新技术企业");
    hiTech.slice(1).forEach((title, index) => {
      renewed++;
      expect(Number(title[granted]) - Number(hiTech[index]![granted])).toBeGreaterThan(900);
      expect(["期满重新认定", null]).toContain(title[how]);
    });
  }
  expect(renewed).toBeGreaterThan(20);
});

test("what was paid names documents and clauses of the library", () => {
  const clauses = new Set(rulesOf(library).map(({ policy, section }) => `${policy.id}#${section.clause}`));
  const table = tables.findIndex((each) => each.name === "已享支持");
  const paid = [...enterprises(reference, { seed: 7, from: 0, to: 20_000 })].flatMap((rows) => rows[table]!);
  const named = new Set(paid.map((row) => `${row[at("已享支持", "文号")]}#${row[at("已享支持", "条")]}`));
  expect(named.size).toBeGreaterThanOrEqual(6);
  for (const each of named) expect(clauses).toContain(each);
});

test("a vocabulary without a word or a fact that is relied on is refused at once", () => {
  const without = (change: (text: string) => string): Reference => JSON.parse(change(JSON.stringify(reference, (_key, value: unknown) => (typeof value === "bigint" ? Number(value) : value)))) as Reference;
  expect(() => [...enterprises(without((text) => text.replaceAll("小巨人", "巨人")), { seed: 1, from: 0, to: 1 })]).toThrow("合成企业用到的“资质.类别 = 专精特新小巨人”，词表里没有");
  expect(() => [...enterprises(without((text) => text.replaceAll("石景山区", "石景区")), { seed: 1, from: 0, to: 1 })]).toThrow("= 石景山区”，词表里没有");
  expect(() => [...enterprises(without((text) => text.replaceAll('"name":"实付利息"', '"name":"利息"')), { seed: 1, from: 0, to: 1 })]).toThrow("合成企业用到的“贷款.实付利息”，词表里没有");
});

test("decimals in tests are written exactly", () => {
  expect([decimalText(4_350_000n, 8), decimalText(-5n, 2), ratio(1n, 2n)]).toEqual(["0.04350000", "-0.05", { n: 1n, d: 2n }]);
});
