/** 复核: asked of who holds the title; 认定 with what 复核 names again in its place. */
import { describe, expect, test } from "vitest";
import { assessTitle, type TitleAssessment } from "#engine";
import { day, dossierOf, founded, library, title, type Json } from "../engine/asking.ts";

const GIANT = "专精特新小巨人";
const SMALL = "专精特新中小企业";
const held = [title(GIANT, "首次认定", "2024-07-01", "2027-07-01"), title(SMALL, "首次认定", "2023-07-01", "2026-07-01")];
const year = (年度: number, more: Json): Json => ({ 年度, ...more });
/** Turnover has fallen; the platform gave 60 points last year and has not said this year's. */
const years = (last: string | null, now: string | null): Json[] => [
  year(2026, now === null ? {} : { 发展评价得分: now }), year(2025, { 营业收入: "6000万元", ...(last === null ? {} : { 发展评价得分: last }) }), year(2024, { 营业收入: "6500万元" }), year(2023, { 营业收入: "7000万元" }),
];
const asked = (资质: Json[] | undefined, on = "2026-06-30", rows = years("60分", null), name = GIANT): TitleAssessment =>
  assessTitle(library, dossierOf(founded("昌平区", { ...(资质 ? { 资质 } : {}), 年度数据: rows })), name, { on: day(on), readings: {} })!;
const truths = (assessed: TitleAssessment["review"] | TitleAssessment): Record<string, string> => Object.fromEntries((assessed?.conditions ?? []).map(({ name, truth }) => [name, truth]));

describe("发展评价看上年度或本年度", () => {
  test.each([
    ["60分", null, "待补充", "符合"], ["59.99分", null, "待补充", "待补充"], ["59.99分", "59.99分", "不符合", "不符合"], ["59.99分", "60分", "符合", "符合"], [null, null, "待补充", "待补充"], [null, "59.99分", "不符合", "待补充"],
  ] as const)("上年度 %s、本年度 %s：认定 %s，复核 %s", (last, now, first, again) => {
    const assessed = asked(held, "2026-06-30", years(last, now));
    expect([truths(assessed)["发展评价"], truths(assessed.review)["发展评价"]]).toEqual([first, again]);
  });
});

test("不考查的不在复核里，也不影响复核的结论；其余同认定", () => {
  const assessed = asked(held);
  expect(truths(assessed)["营业收入增长"]).toBe("不符合");
  expect(assessed.truth).toBe("不符合");
  expect(assessed.review?.unasked).toEqual(["营业收入增长"]);
  const { 营业收入增长: _growth, 发展评价: _points, ...rest } = truths(assessed);
  expect(truths(assessed.review)).toEqual({ ...rest, 发展评价: "符合" });
  expect(assessed.review?.truth).toBe("待补充");
});

test("复核里不符合的一条，结论就是不符合", () => {
  expect(asked([held[0]!, title(SMALL, "首次认定", "2023-06-29", "2026-06-29")]).review?.truth).toBe("不符合");
});

test.each([
  ["有效期最后一日", [title(GIANT, "首次认定", "2023-06-30", "2026-06-30")], true],
  ["次日已经到期", [title(GIANT, "首次认定", "2023-06-29", "2026-06-29")], false],
  ["认定当日", [title(GIANT, "首次认定", "2026-06-30", "2029-06-30")], true],
  ["还没有认定", [title(GIANT, "首次认定", "2026-07-01", "2029-07-01")], false],
  ["问日已撤销", [{ ...title(GIANT, "首次认定", "2024-07-01", "2027-07-01"), 撤销日期: "2026-06-30" }], false],
  ["有效期至不知道，不当作已经到期", [title(GIANT, "首次认定", "2024-07-01")], true],
  ["只有别的资质", [title(SMALL, "首次认定", "2024-07-01", "2027-07-01")], false],
  ["没有资质", [], false],
] as const)("%s", (_name, rows, reviewed) => expect(asked([...rows]).review !== null).toBe(reviewed));

test("没有填过资质的，不答复核", () => expect(asked(undefined).review).toBeNull());

test("没有写复核的一版不答复核", () => {
  expect(asked(held, "2026-03-31").review).toBeNull();
  expect(asked(held, "2026-04-01").review).not.toBeNull();
  expect(asked([title("高新技术企业", "首次认定", "2025-01-01", "2028-01-01")], "2026-06-30", years(null, null), "高新技术企业").review).toBeNull();
});
