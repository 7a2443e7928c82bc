/** A date of the year and a period under a name of their own, so that their grade stands in one place. */
import { describe, expect, test } from "vitest";
import { assessTitle, calendarOf } from "#engine";
import { blocksOf } from "#policy";
import { day, dossierOf, founded, library, title, type Json } from "../engine/asking.ts";

const entries = (资质: Json[], on: string) => calendarOf(library, dossierOf(founded("昌平区", { 资质 })), { on: day(on), readings: {} });

describe("每年写名字：日子照定义，日程标待核", () => {
  const small = title("科技型中小企业", "首次认定", "2026-06-10", "2027-12-31");
  test.each([["2027-03-31", ["2027-03-31"]], ["2027-04-01", []]] as const)("问 %s", (on, dates) => {
    expect(entries([small], on).filter(({ name }) => name === "科技型中小企业信息更新").map(({ date, unverified }) => [date, unverified])).toEqual(dates.map((date) => [date, true]));
  });

  test("核到官方文本的不标", () => {
    const found = entries([title("高新技术企业", "首次认定", "2025-10-29", "2028-10-29")], "2026-06-30").filter(({ rule }) => rule.endsWith("#日1"));
    expect(found.map(({ date, unverified }) => [date, unverified])).toEqual([["2027-05-31", false], ["2028-05-31", false]]);
  });

  test("文件里等级 C、M 的日程，日子不直接写在“每年”", () => {
    const literal = library.policies.flatMap((policy) => [...blocksOf(policy)].flatMap(({ run, block }) =>
      block.kind === "日程" && block.yearly && block.yearly.name === null && run.quotes.some(({ grade }) => grade === "C" || grade === "M") ? [`${policy.id}#${block.number}`] : []));
    expect(literal).toEqual([]);
  });
});

/** 事故期间 is 365 days, 合规期间 three years; both count the first day and the day of asking. */
describe("近(期间名)", () => {
  const accident = (日期: string): Json => ({ 类型: "安全生产事故", 等级: "重大", 日期 });
  const truthOf = (name: string, 日期: string, on: string) =>
    assessTitle(library, dossierOf({ ...founded("昌平区"), 事故: [accident(日期)] }), name, { on: day(on), readings: {} })!.conditions.find((condition) => condition.name === "无重大事故")!;

  test.each([
    ["高新技术企业", "2025-06-30", "2026-06-30", "不符合"], ["高新技术企业", "2025-06-29", "2026-06-30", "符合"], ["高新技术企业", "2026-06-30", "2026-06-30", "不符合"], ["高新技术企业", "2026-07-01", "2026-06-30", "符合"],
    ["创新型中小企业", "2023-03-31", "2026-03-31", "不符合"], ["创新型中小企业", "2023-03-30", "2026-03-31", "符合"],
    ["专精特新中小企业", "2023-03-31", "2026-03-31", "不符合"], ["专精特新中小企业", "2023-03-30", "2026-03-31", "符合"],
    ["专精特新小巨人", "2023-03-31", "2026-03-31", "不符合"], ["专精特新小巨人", "2023-03-30", "2026-03-31", "符合"],
  ] as const)("%s：%s 的事故，%s 问，%s", (name, 日期, on, truth) => {
    const condition = truthOf(name, 日期, on);
    expect(condition.truth).toBe(truth);
    expect(condition.unverified).toBe(true);
  });
});
