import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { readDossier } from "#engine";
import type { DossierJson } from "#policy";
import { checked, ROOT } from "../language/real-documents.ts";

/** zod reads everything of the schema but if/then (限于), which is looked at by itself below. */
const text = readFileSync(join(ROOT, "schemas/dossier.schema.json"), "utf8");
const schema = z.fromJSONSchema(JSON.parse(text, (key, value: unknown) => (key === "allOf" ? undefined : value)) as Parameters<typeof z.fromJSONSchema>[0]);

const good: DossierJson[] = [
  {},
  { 企业: null, 资质: null },
  { 企业: { 名称: "甲", 主体类型: ["企业", "金融机构"], 注册地: [{ 值: "昌平区", 自: "2020-01-01", 至: null }], 规模以上: true, 成立日期: null } },
  { 年度数据: [{ 年度: 2024, 研发费用: "320万元", 净资产: -5 }], 资质: { 部分: true, 记录: [{ 类别: "高新技术企业", 取得方式: "首次认定" }] }, 处罚: [] },
];
const bad: unknown[] = [
  { 企业: { 名: "甲" } }, { 资格: [] }, { 企业: { 注册地: "昌平" } }, { 贷款: [{ 实付利息: "-5元" }] }, { 贷款: [{ 实付利息: "5家" }] },
  { 年度数据: [{ 研发费用: 1 }] }, { 资质: { 部分: true } }, { 资质: [{ 认定日期: "2025年1月1日" }] }, { 企业: { 规模以上: "有" } }, [], "甲",
];

test("模式收下的，读档案也收下；拒绝的也一样", () => {
  for (const dossier of good) {
    expect(schema.safeParse(dossier).success, JSON.stringify(dossier)).toBe(true);
    expect(readDossier(dossier, checked.library.reference).ok, JSON.stringify(dossier)).toBe(true);
  }
  for (const dossier of bad) {
    expect(schema.safeParse(dossier).success, JSON.stringify(dossier)).toBe(false);
    expect(readDossier(dossier, checked.library.reference).ok, JSON.stringify(dossier)).toBe(false);
  }
});

test("每个事实都有说明，限于也在", () => {
  const { properties, $defs } = JSON.parse(text) as { properties: Record<string, { properties?: object }>; $defs: Record<string, { properties?: Record<string, { description?: string }>; allOf?: unknown[] }> };
  expect(Object.keys(properties)).toEqual(["企业", "年度数据", ...checked.library.reference.records.map((kind) => kind.name)]);
  for (const [name, kind] of Object.entries($defs)) for (const [fact, each] of Object.entries(kind.properties ?? {})) expect(each.description, `${name}.${fact}`).toMatch(/./);
  expect($defs["资质"]?.allOf?.[0]).toEqual({
    if: { properties: { 类别: { const: "高新技术企业" } }, required: ["类别"] },
    then: { properties: { 取得方式: { enum: ["首次认定", "期满重新认定", null] } } },
  });
});
