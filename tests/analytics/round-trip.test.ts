/** 档案 → 快照 → 档案: exactly the same, or refused. */
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readDossiers } from "#analytics";
import { dossierOfRows, rowsOfDossier } from "#engine/tables";
import { tablesOf } from "#policy";
import { samplesOf } from "#application";
import { openLibraryFolder } from "#files";
import { dossierOf, library } from "../engine/asking.ts";
import { chanceOf } from "../laws/chance.ts";
import { forget, randomDossier } from "../laws/random-dossier.ts";
import { newFolder, reference, withSnapshot, writeDossiers } from "./snapshots.ts";

const tables = tablesOf(reference);
const RANDOM = 200;

/** Complete ones, and ones of which more and more has been forgotten. */
function randomOnes(): unknown[] {
  return Array.from({ length: RANDOM }, (_unused, seed) => {
    const chance = chanceOf(seed);
    let dossier = randomDossier(seed) as Record<string, unknown>;
    for (let times = chance.below(30); times > 0; times--) ({ dossier } = forget(dossier, chance));
    return dossier;
  });
}

test("every scenario's dossier and random ones, with unknowns, come back as they were", async () => {
  const samples = samplesOf(openLibraryFolder(fileURLToPath(new URL("../..", import.meta.url))).scenarios(), library).map((sample) => sample.dossier);
  expect(samples.length).toBeGreaterThan(15);
  const dossiers = [...samples, {}, { 企业: {} }, ...randomOnes()].map(dossierOf);
  const folder = newFolder();
  expect(await writeDossiers(folder, dossiers)).toMatchObject({ ok: true, value: { 合成: false, 家数: dossiers.length } });
  const back = await withSnapshot(folder, (db, snapshot) => readDossiers(db.connection, snapshot, dossiers.map((_unused, key) => key)));
  expect(back.size).toBe(dossiers.length);
  dossiers.forEach((dossier, key) => expect(back.get(key), dossier.name).toEqual(dossier));
});

test("what is odd but legal is kept: histories, empty texts, no words, partial lists, a short move, edges of numbers", async () => {
  const dossiers = [
    { 企业: { 注册地: [{ 值: "海淀区", 至: "2024-06-30" }, { 值: "昌平区", 自: "2024-07-01" }], 规模以上: [{ 值: false, 至: "2024-12-31" }, { 值: true, 自: "2025-01-01" }] } },
    { 企业: { 名称: "", 主体类型: [], 技术领域: ["甲", "乙", "甲"] }, 资质: { 部分: true, 记录: [] }, 贷款: [] },
    { 企业: { 注册地: "昌平区", 迁入日期: "2024-03-01", 迁入前注册地: "海淀区" } },
    { 企业: { 成立日期: "0001-01-01" }, 年度数据: [{ 年度: 1900, 净利润: "-1000000000000元", 国内市场占有率: "0.000001%" }, { 年度: 2200, 营业收入: 0.01 }] },
    { 租赁: [{ 面积: 9_999_999_999.99, 单价: "1.23元/平方米/天" }], 标准: [{ 对应国际标准: "无", 编号: "无" }, { 对应国际标准: "ISO 1" }], 展会: [{ 名称: "'\"\n，," }] },
  ].map(dossierOf);
  const folder = newFolder();
  expect((await writeDossiers(folder, dossiers)).ok).toBe(true);
  const back = await withSnapshot(folder, (db, snapshot) => readDossiers(db.connection, snapshot, [4, 0, 1, 2, 3, 99]));
  expect([...back.keys()]).toEqual([4, 0, 1, 2, 3]);
  dossiers.forEach((dossier, key) => expect(back.get(key)).toEqual(dossier));
});

test.each([
  ["租赁[0].面积", { 租赁: [{ 面积: "1.123456789" }] }, "多于 8 位小数"],
  ["租赁[0].面积", { 租赁: [{ 面积: 10_000_000_000 }] }, "整数部分超过 10 位"],
  ["企业.技术领域", { 企业: { 技术领域: ["甲、乙"] } }, "分不开"],
  ["企业.技术领域", { 企业: { 技术领域: [""] } }, "词是空的"],
  ["企业.名称", { 企业: { 名称: "甲\0" } }, "存不下的字符"],
  ["企业.名称", { 企业: { 名称: "甲\ud800" } }, "存不下的字符"],
  ["企业.注册地", { 企业: { 注册地: [] } }, "一段也没有"],
])("%s that cannot be kept is refused", (path, json, message) => {
  expect(rowsOfDossier(dossierOf(json), tables)).toMatchObject({ ok: false, error: [{ path, message: expect.stringContaining(message) }] });
});

test("8 decimals and 10 digits are kept", () => {
  const dossier = dossierOf({ 租赁: [{ 面积: "9999999999.99999999" }, { 面积: "0.00000001" }] });
  const rows = rowsOfDossier(dossier, tables);
  expect(rows.ok && dossierOfRows(rows.value, tables)).toEqual(dossier);
});

test("the refusal names the dossier and the fact, and nothing of the snapshot is left", async () => {
  const folder = newFolder();
  const written = await writeDossiers(folder, [dossierOf({ 企业: { 名称: "好的" } }), dossierOf({ 企业: { 名称: "坏的" }, 租赁: [{ 面积: "1.123456789" }] })]);
  expect(written).toEqual({ ok: false, error: { path: "1.json", line: null, message: "“坏的”的 租赁[0].面积 存不进快照：多于 8 位小数", hint: "改好这份档案再做快照" } });
  expect(readdirSync(folder)).toEqual([]);
});
