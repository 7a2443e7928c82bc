/** 差距: each proposal makes its condition hold, and nothing smaller does. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { assessTitle, gapPlan, scoreLifts, type GapStep, type Standing } from "#engine";
import { sayDiagnostic } from "#policy";
import { day, dossier, dossierOf, findings, library, ON, type Json } from "./small-library.ts";

const TITLE = "甲类企业";
const planOf = (json: Json, on = ON.on): readonly GapStep[] => gapPlan(library, dossierOf(json), TITLE, { ...ON, on });
const truthOf = (json: Json, condition: string, on = ON.on): Standing | undefined => assessTitle(library, dossierOf(json), TITLE, { ...ON, on })?.conditions.find(({ name }) => name === condition)?.truth;

/** What a person would do with a proposal: write its value in the dossier, add the certificate, or wait. */
function follow(json: Json, { changes, titles, day: later }: GapStep): { json: Json; on: number } {
  let next: Json = json;
  for (const { fact, year, to } of changes) {
    const [owner = "", name = ""] = fact.split(".");
    const value = to === "是" || to === "否" ? to === "是" : to.replaceAll(",", "");
    next = owner === "企业"
      ? { ...next, 企业: { ...(next["企业"] as Json), [name]: value } }
      : { ...next, 年度数据: (next["年度数据"] as Json[]).map((row) => (row["年度"] === year ? { ...row, [name]: value } : row)) };
  }
  if (titles[0]) next = { ...next, 资质: [{ 类别: titles[0], 取得方式: "首次认定", 认定日期: "2026-06-30", 有效期至: "2029-06-30" }] };
  return { json: next, on: later === null ? ON.on : day(later) };
}

test("the small library is sound", () => expect(findings.map(sayDiagnostic)).toEqual([]));

test("a fact, another title, time: which year, which figure, by how much", () => {
  expect(planOf(dossier).map(({ condition, reaches, text }) => [condition, reaches, text])).toEqual([
    ["注册期满", "符合", "到2026年9月1日即符合"],
    ["研发占比", "符合", "2025年度研发费用再增加12.4万元（到112.4万元）"],
    ["人员占比", "符合", "2025年度研发人员数再增加1人（到5人）"],
    ["负债率", "符合", "2025年度资产总额再增加125万元（到1,125万元）"],
    ["守信", "符合", "“严重违法失信主体”由是变为否"],
    ["乙类在先", "符合", "先取得乙类企业资格"],
    ["评分", "需评审", "2025年度研发费用再增加124.8万元（到224.8万元）"],
  ]);
});

test("the generation in force on the day decides; none in force has no plan", () => {
  expect(planOf(dossier, day("2026-03-31")).map(({ condition }) => condition)).not.toContain("研发占比");
  expect(planOf(dossier, day("2019-12-31"))).toEqual([]);
});

test("what lifts the score says where the whole score comes to", () => {
  expect(scoreLifts(library, dossierOf(dossier), TITLE, ON).map(({ section, item, text, low, high }) => [section, item, text, low, high])).toEqual([
    ["研发强度", "占比", "2025年度研发费用再增加12.4万元（到112.4万元）", 30, 60],
  ]);
});

const amount = (most: number): fc.Arbitrary<string> => fc.integer({ min: 0, max: most }).map((yuan) => `${yuan}元`);
const anyDossier: fc.Arbitrary<Json> = fc.record({
  营业收入: amount(50_000_000), 研发费用: amount(8_000_000), 职工人数: fc.nat(300), 研发人员数: fc.nat(60), 负债总额: amount(30_000_000), 资产总额: amount(30_000_000), dishonest: fc.boolean(),
}).map(({ dishonest, ...year }) => ({ ...dossier, 企业: { ...(dossier["企业"] as Json), 严重违法失信主体: dishonest }, 年度数据: [{ 年度: 2025, ...year }] }));

test("a proposal that is followed makes its condition what it promises", () => {
  fc.assert(fc.property(anyDossier, (json) => {
    for (const step of planOf(json)) {
      expect(step.reaches, step.condition).not.toBeNull();
      const followed = follow(json, step);
      expect(truthOf(followed.json, step.condition, followed.on), step.text).toBe(step.reaches);
    }
  }), { numRuns: 60 });
});

test("one 元 or one person less than proposed is not enough", () => {
  fc.assert(fc.property(anyDossier, (json) => {
    for (const step of planOf(json)) {
      const [change] = step.changes;
      const [, digits = "", unit = ""] = /^([\d,.]+)(\D+)$/.exec(change?.to ?? "") ?? [];
      if (!change || digits === "") continue;
      const fen = Math.round(Number(digits.replaceAll(",", "")) * (unit === "亿元" ? 1e8 : unit === "万元" ? 1e4 : 1));
      const less = follow(json, { ...step, changes: [{ ...change, to: `${fen - 1}${unit === "人" ? "人" : "元"}` }] });
      expect(truthOf(less.json, step.condition), step.text).not.toBe(step.reaches);
    }
  }), { numRuns: 60 });
});
