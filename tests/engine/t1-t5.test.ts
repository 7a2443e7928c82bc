/** T1–T5 of the engines compared: 昌平第五条 with facts missing. */
import { expect, test } from "vitest";
import { ask, CHANGPING, founded, missingOf, point, range, theMatch, title, told, type Json } from "./asking.ts";

const FIVE = `${CHANGPING}#5`;
const ON = "2026-06-30";
const first = title("高新技术企业", "首次认定", "2025-10-29", "2028-10-29");
const without = (json: Json, key: string): Json => Object.fromEntries(Object.entries(json).filter(([name]) => name !== key));

test("T1 an enterprise of another district gets nothing, and nobody is asked for anything", () => {
  const match = theMatch(ask({ 企业: { 注册地: "石景山区" } }, ON), FIVE);
  expect(told(match)).toBe("不适用 0万");
  expect(match.missing).toEqual([]);
});

test("T2 without the R&D expense it is 5万 to 50万, and only that expense is missing", () => {
  const match = theMatch(ask(founded("昌平区", { 资质: [first] }), ON), FIVE);
  expect(told(match)).toBe("待补充 5–50万");
  expect(match.gross).toEqual(range(5, 50));
  expect(match.missing).toEqual([{ fact: "上年度.研发费用", from: "企业", year: 2024, record: null }]);
});

test("T3 where both ways of getting the title pay 5万, it is 5万 and nothing is missing", () => {
  const json = founded("昌平区", { 资质: [without(first, "取得方式")], 年度数据: [{ 年度: 2024, 研发费用: "50万元" }] });
  const match = theMatch(ask(json, ON), FIVE);
  expect(told(match)).toBe("可享 5万");
  expect(match.gross).toEqual(point(5));
  expect(match.missing).toEqual([]);
});

test("T3 with 50.01万元 of R&D the way of getting the title matters by a hair", () => {
  const json = founded("昌平区", { 资质: [without(first, "取得方式")], 年度数据: [{ 年度: 2024, 研发费用: "50.01万元" }] });
  const match = theMatch(ask(json, ON), FIVE);
  expect(told(match)).toBe("待补充 5–5.001万");
  expect(missingOf(match)).toEqual(["资质.取得方式"]);
});

test("T3 with neither the way of getting the title nor the R&D expense, both are missing", () => {
  const match = theMatch(ask(founded("昌平区", { 资质: [without(first, "取得方式")] }), ON), FIVE);
  expect(told(match)).toBe("待补充 5–50万");
  expect(missingOf(match)).toEqual(["上年度.研发费用", "资质.取得方式"]);
});

test("T4 an accident settles it, whether dishonest or not", () => {
  const json = { ...without(founded("昌平区", { 资质: [first] }), "失信"), 事故: [{ 类型: "安全生产事故", 等级: "一般", 日期: "2025-03-01" }], 企业: { 主体类型: "企业", 注册地: "昌平区", 纳税地: "昌平区", 统计地: "昌平区" } };
  const match = theMatch(ask(json, ON), FIVE);
  expect(told(match)).toBe("不符合 0万");
  expect(match.missing).toEqual([]);
});

test("T5 without knowing of dishonesty it stays open from nothing to the whole, and that is what is missing", () => {
  const json = { ...without(founded("昌平区", { 资质: [first], 年度数据: [{ 年度: 2024, 研发费用: "320万元" }] }), "失信"), 企业: { 主体类型: "企业", 注册地: "昌平区", 纳税地: "昌平区", 统计地: "昌平区" } };
  const match = theMatch(ask(json, ON), FIVE);
  expect(told(match)).toBe("待补充 0–32万");
  expect(missingOf(match)).toEqual(["企业.严重违法失信主体", "失信"]);
});

test("everything known: 10% of the year before, as a point, with nothing missing", () => {
  const match = theMatch(ask(founded("昌平区", { 资质: [first], 年度数据: [{ 年度: 2024, 研发费用: "320万元" }] }), ON), FIVE);
  expect(told(match)).toBe("可享 32万");
  expect(match.missing).toEqual([]);
  expect(match.discretion).toBeNull();
});
