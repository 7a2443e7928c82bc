import { expect, test } from "vitest";
import type { Fact, Kind, Reference } from "#policy";
import { placeOf, sayMissing, withPlace } from "./missing-place.ts";

const fact = (name: string) => ({ name }) as Fact;
const kind = (name: string, ...facts: string[]) => ({ name, facts: facts.map(fact) }) as unknown as Kind;
const reference = { enterprise: kind("企业", "注册地"), yearly: kind("年度数据", "年度", "研发费用"), records: [kind("资质", "类别", "取得方式")] } as unknown as Reference;
const missing = (name: string, year: number | null = null, record: number | null = null) => ({ fact: name, year, record });
const dossier = { 年度数据: [{ 年度: 2025 }] };

test("a fact of the enterprise, of a record, of a year there is", () => {
  expect(placeOf(missing("企业.注册地"), reference, dossier)).toMatchObject({ kind: "fact", address: { kind: "企业", index: null, name: "注册地" } });
  expect(placeOf(missing("资质.取得方式", null, 1), reference, dossier)).toMatchObject({ kind: "fact", address: { kind: "资质", index: 1, name: "取得方式" } });
  expect(placeOf(missing("本年度.研发费用", 2025), reference, dossier)).toMatchObject({ kind: "fact", address: { kind: "年度数据", index: 0, name: "研发费用" }, row: null });
});

test("a year there is not yet gets its row", () => {
  const place = placeOf(missing("上年度.研发费用", 2024), reference, dossier);
  expect(place).toMatchObject({ kind: "fact", address: { index: 1 }, row: { 年度: 2024 } });
  expect(withPlace(dossier, place)).toEqual({ 年度数据: [{ 年度: 2025 }, { 年度: 2024 }] });
});

test("a whole list, and what nobody here can fill", () => {
  expect(placeOf(missing("资质"), reference, dossier)).toMatchObject({ kind: "list", of: { name: "资质" } });
  expect(placeOf(missing("公布.LPR一年期", 2025), reference, dossier)).toEqual({ kind: "elsewhere" });
  expect(placeOf(missing("不认识"), reference, dossier)).toEqual({ kind: "elsewhere" });
});

test("said in a few words", () => {
  expect(sayMissing(missing("上年度.研发费用", 2024))).toBe("2024年研发费用");
  expect(sayMissing(missing("资质.取得方式", null, 1))).toBe("资质的取得方式（第2条）");
  expect(sayMissing(missing("公布.LPR一年期", 2025))).toBe("公布的LPR一年期（2025年）");
  expect(sayMissing(missing("企业.注册地"))).toBe("注册地");
});
