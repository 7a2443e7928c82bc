/** 都已知时的快路: what is told, but too widely to decide, is not told. */
import { describe, expect, test } from "vitest";
import { compileRule, type Result } from "#engine/js";
import { compileLibrary, lowerRule } from "#engine/lower";
import { CHANGPING, day, dossierOf, founded, library, title, wan, type Json } from "../engine/asking.ts";
import { columnsOf } from "./tables.ts";

const compiled = compileLibrary(library);

function answered(id: string, json: Json): Result[] {
  const rule = compiled.rules.find((each) => each.id === id);
  const lowered = rule ? lowerRule(compiled, rule, { on: day("2027-06-30"), readings: {} }) : "没有这一条";
  if (typeof lowered === "string") throw new Error(lowered);
  return columnsOf([dossierOf(json)], library.reference).flatMap(compileRule(lowered, library.reference));
}

const titled: Json = {
  资质: [title("高新技术企业", "首次认定", "2026-10-29", "2029-10-29")],
  年度数据: [{ 年度: 2025, 研发费用: "300万元" }],
};
const awarded = (json: Json): Pick<Result, "settled" | "low" | "high"> & { readonly isOpen: boolean } => {
  const [{ settled, low, high, open }] = answered(`${CHANGPING}#5`, json) as [Result];
  return { settled, low, high, isOpen: open !== 0 };
};

describe("高新技术企业认定", () => {
  test("all told", () => {
    expect(awarded(founded("昌平区", titled))).toEqual({ settled: 0, low: wan(30), high: wan(30), isOpen: false });
  });
  test.each(["注册地", "纳税地", "统计地"])("%s told as 北京市 leaves it open", (place) => {
    expect(awarded(founded("昌平区", titled, { [place]: "北京市" }))).toEqual({ settled: 0, low: 0, high: wan(30), isOpen: true });
  });
  test.each([["海淀区", "昌平区", wan(30)], ["海淀区", "北京市", 0]])("moved from %s to %s before the title", (迁出地, 迁入地, low) => {
    // A move told too widely may have brought the title along.
    const moved = founded("昌平区", { ...titled, 迁移: [{ 日期: "2026-12-01", 迁出地, 迁入地 }] });
    expect(awarded(moved)).toEqual({ settled: 0, low, high: wan(30), isOpen: low === 0 });
  });
  test("one fact not told", () => {
    expect(awarded(founded("昌平区", { ...titled, 年度数据: [{ 年度: 2025 }] }))).toEqual({ settled: 0, low: wan(5), high: wan(50), isOpen: true });
  });
  test("no title at all: ruled out without a record", () => {
    expect(answered(`${CHANGPING}#5`, founded("昌平区", { ...titled, 资质: [] }))).toMatchObject([{ record: null, settled: 2 }]);
    expect(answered(`${CHANGPING}#5`, founded("海淀区", { ...titled, 资质: [] }))).toMatchObject([{ record: null, settled: 1 }]);
  });
  test("elsewhere: every record is answered", () => {
    const two = founded("海淀区", { ...titled, 资质: [title("高新技术企业", "首次认定", "2023-10-29", "2026-10-29"), title("高新技术企业", "期满重新认定", "2026-10-29", "2029-10-29")] });
    expect(answered(`${CHANGPING}#5`, two).map(({ record, settled }) => [record, settled])).toEqual([[0, 1], [1, 1]]);
  });
});
