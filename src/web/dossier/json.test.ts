import { expect, test } from "vitest";
import { countFacts, factAt, isPartial, listState, recordsOf, withFact, withListState, withPartial, withRecord, withoutRecord, type JsonObject } from "./json.ts";

const dossier: JsonObject = {
  企业: { 名称: "甲", 注册地: "昌平区" },
  资质: [{ 类别: "高新技术企业" }, { 类别: "独角兽企业" }],
  贷款: [],
  名单: { 部分: true, 记录: [{ 名单: "小升规" }] },
};

test("a fact is set, and taken back to unknown, without touching the rest", () => {
  const set = withFact(dossier, { kind: "企业", index: null, name: "规模以上" }, false);
  expect(factAt(set, { kind: "企业", index: null, name: "规模以上" })).toBe(false);
  expect(set["资质"]).toBe(dossier["资质"]);
  expect(withFact(set, { kind: "企业", index: null, name: "规模以上" }, undefined)).toEqual(dossier);
});

test("a field of one record is set; a list that is not complete stays so", () => {
  expect(factAt(withFact(dossier, { kind: "资质", index: 1, name: "认定日期" }, "2025-10-29"), { kind: "资质", index: 1, name: "认定日期" })).toBe("2025-10-29");
  const set = withFact(dossier, { kind: "名单", index: 0, name: "地区" }, "昌平区");
  expect(set["名单"]).toEqual({ 部分: true, 记录: [{ 名单: "小升规", 地区: "昌平区" }] });
});

test("未知, 没有 and 有 are three states", () => {
  expect(["处罚", "贷款", "资质", "名单"].map((kind) => listState(dossier, kind))).toEqual(["未知", "没有", "有", "有"]);
  expect(withListState(dossier, "贷款", "未知", {})).not.toHaveProperty("贷款");
  expect(withListState(dossier, "处罚", "没有", {})["处罚"]).toEqual([]);
  expect(withListState(dossier, "处罚", "有", {})["处罚"]).toEqual([{}]);
});

test("records come and go; a list can be said to be complete", () => {
  expect(recordsOf(withRecord(dossier, "资质", {}), "资质")).toHaveLength(3);
  expect(recordsOf(withoutRecord(dossier, "资质", 0), "资质")).toEqual([{ 类别: "独角兽企业" }]);
  const whole = withPartial(dossier, "名单", false);
  expect(whole["名单"]).toEqual([{ 名单: "小升规" }]);
  expect(isPartial(withPartial(whole, "名单", true), "名单")).toBe(true);
});

test("facts are counted, a list known to be empty as one", () => {
  expect(countFacts(dossier)).toBe(2 + 2 + 1 + 1);
  expect(countFacts({ 企业: { 名称: null } })).toBe(0);
});
