/** Days: first and last ones, corresponding days (民法典 201–203), and what a later day of asking changes (SEMANTICS §1–§4, §10). */
import { expect, test } from "vitest";
import { findClues } from "#engine";
import { ask, CHANGPING, day, dossierOf, founded, library, matchesOf, paid, SANDA, SHIDA, SHIJINGSHAN, theMatch, title, told, YIZHUANG } from "./asking.ts";

const hitech = title("高新技术企业", "首次认定", "2023-01-10", "2032-01-10");
const standard = (公布日期: string, 编号 = "GB 1") => ({ 编号, 级别: "国家", 制修订: "制定", 起草排名: 1, 公布日期, 对应国际标准: "无" });
const standardOn = (公布日期: string, on = "2031-12-31") => told(theMatch(ask(founded("昌平区", { 资质: [hitech], 标准: [standard(公布日期)] }), on), `${CHANGPING}#7`));

test.each([
  ["the day before the text began", "2025-09-04", "不适用 0万"],
  ["its first day", "2025-09-05", "可享 30万"],
  ["its last day", "2030-09-05", "可享 30万"],
  ["the day after its last", "2030-09-06", "不适用 0万"],
])("a standard published on %s", (_name, published, expected) => {
  expect(standardOn(published)).toBe(expected);
});

test("what happens tomorrow has not happened; what happens today has", () => {
  expect(standardOn("2026-06-30", "2026-06-29")).toBe("不适用 0万");
  expect(standardOn("2026-06-30", "2026-06-30")).toBe("可享 30万");
});

test.each([
  ["2026-10-26", "可享 30万"],
  ["2026-10-27", "不符合 0万"],
  ["2023-10-26", "不适用 0万"],
])("a title is held through its last day: standard of %s", (published, expected) => {
  const json = founded("昌平区", { 资质: [title("高新技术企业", "首次认定", "2023-10-26", "2026-10-26")], 名单: [], 标准: [standard(published)] });
  expect(told(theMatch(ask(json, "2026-12-31"), `${CHANGPING}#7`))).toBe(expected);
});

test.each([
  ["2026-03-01", "不符合 0万"],
  ["2026-03-02", "可享 30万"],
])("a title is held from its first day: standard of %s", (published, expected) => {
  const json = founded("昌平区", { 资质: [title("高新技术企业", "首次认定", "2026-03-02", "2029-03-02")], 名单: [], 标准: [standard(published)] });
  expect(told(theMatch(ask(json, "2026-12-31"), `${CHANGPING}#7`))).toBe(expected);
});

test.each([
  ["2026-08-14", "可享 30万"],
  ["2026-08-15", "不符合 0万"],
])("a revoked title is no longer held on the day of revocation: standard of %s", (published, expected) => {
  const json = founded("昌平区", { 资质: [{ ...hitech, 撤销日期: "2026-08-15" }], 名单: [], 标准: [standard(published)] });
  expect(told(theMatch(ask(json, "2026-12-31"), `${CHANGPING}#7`))).toBe(expected);
});

test.each([
  ["entered on a usual day, the corresponding day", "2025-10-08", "2028-10-08", "可享 30万"],
  ["entered on a usual day, the day after", "2025-10-08", "2028-10-09", "不符合 0万"],
  ["entered on 29 February, the last of February", "2024-02-29", "2027-02-28", "可享 30万"],
  ["entered on 29 February, the first of March", "2024-02-29", "2027-03-01", "不符合 0万"],
])("three years on the list of 育新企业: %s", (_name, 入库日期, published, expected) => {
  const json = founded("昌平区", { 资质: [], 名单: [{ 名单: "培育清单", 地区: "昌平区", 入库日期, 首次: true }], 标准: [standard(published)] });
  expect(told(theMatch(ask(json, "2030-12-31"), `${CHANGPING}#7`))).toBe(expected);
});

test("an enterprise that became 高新技术企业 in time stays on the list", () => {
  const json = founded("昌平区", {
    资质: [title("高新技术企业", "首次认定", "2026-10-20", "2027-10-20")], 名单: [{ 名单: "培育清单", 地区: "昌平区", 入库日期: "2025-10-08", 首次: true }], 标准: [standard("2029-01-05")],
  });
  expect(told(theMatch(ask(json, "2030-12-31"), `${CHANGPING}#7`))).toBe("可享 30万");
});

test.each([
  ["2026-03-15", "2026-03-14", "不符合 0万"],
  ["2026-03-15", "2026-03-15", "不符合 0万"],
  ["2026-03-15", "2029-03-15", "不符合 0万"],
  ["2026-03-15", "2029-03-16", "可享 30万"],
  ["2025-02-28", "2028-02-29", "不符合 0万"],
  ["2025-02-27", "2028-02-29", "可享 30万"],
])("an accident of %s asked on %s: three years back, both ends counted", (日期, on, expected) => {
  const happened = "2026-01-05";
  const json = founded("昌平区", { 资质: [hitech], 标准: [standard(happened)], 事故: [{ 类型: "安全生产事故", 等级: "一般", 日期 }] });
  // Before its own day the accident is not known of.
  expect(told(theMatch(ask(json, on), `${CHANGPING}#7`))).toBe(on < 日期 ? "可享 30万" : expected);
});

test.each([
  ["2026-06-29", "不符合"],
  ["2026-06-30", "可享"],
])("从业一年以上 counts the corresponding day: asked on %s", (on, expected) => {
  const json = founded("昌平区", { 年度数据: [{ 年度: 2025, 研发费用: "100万元", 境内研发费用: "50万元" }] }, { 从业日期: "2025-06-30", 技术领域: ["人工智能"], 生产研发类: true, 规模以上: true });
  const answer = ask(json, on);
  expect(theMatch(answer, `${SANDA}#3`).status).toBe(expected);
  expect(theMatch(answer, `${CHANGPING}#6`).status).toBe(expected);
});

test.each([["49.99万元", "不符合"], ["50万元", "可享"]])("不低于50%% holds at exactly half: %s of 100万元", (境内研发费用, expected) => {
  const json = founded("昌平区", { 年度数据: [{ 年度: 2025, 研发费用: "100万元", 境内研发费用 }] }, { 从业日期: "2020-01-01", 技术领域: ["人工智能"], 生产研发类: true, 规模以上: true });
  expect(theMatch(ask(json, "2026-06-30"), `${CHANGPING}#6`).status).toBe(expected);
});

test("a year is complete on 31 December, not a day before", () => {
  const json = founded("亦庄新城", { 资质: [title("专精特新小巨人", "首次认定", "2024-07-01", "2027-07-01")], 年度数据: [{ 年度: 2025, 研发费用: "1500万元", 研发费用目标值: "1100万元" }] });
  expect(told(theMatch(ask(json, "2025-12-30"), `${YIZHUANG}#4`))).toBe("不适用 0万");
  expect(told(theMatch(ask(json, "2025-12-31"), `${YIZHUANG}#4`))).toBe("可享 80万");
});

test("a title that ends on 30 December is not held in that year's measure", () => {
  const rows = [{ 年度: 2025, 研发费用: "1500万元", 研发费用目标值: "1100万元" }];
  const until = (有效期至: string) => told(theMatch(ask(founded("亦庄新城", { 资质: [title("专精特新小巨人", "首次认定", "2022-12-30", 有效期至)], 年度数据: rows }), "2026-03-01"), `${YIZHUANG}#4`));
  expect(until("2025-12-30")).toBe("不符合 0万");
  expect(until("2025-12-31")).toBe("可享 80万");
});

test("what happened before the move happened elsewhere; on the day of the move it happened here", () => {
  const moved = (published: string) => {
    const json = { ...founded("昌平区", { 资质: [hitech], 标准: [standard(published)] }), 迁移: [{ 日期: "2026-03-02", 迁出地: "海淀区", 迁入地: "昌平区" }] };
    return told(theMatch(ask(json, "2026-12-31"), `${CHANGPING}#7`));
  };
  expect(moved("2026-03-01")).toBe("不适用 0万");
  expect(moved("2026-03-02")).toBe("可享 30万");
});

test("规模以上 is looked at on the day of the event, the place on the day of asking", () => {
  const json = (规模以上: unknown, 注册地: unknown) => founded("亦庄新城", { 资质: [title("中关村高新技术企业", "首次备案", "2024-05-01", "2026-05-01")] }, { 规模以上, 注册地 });
  const status = (input: ReturnType<typeof json>, on: string) => told(theMatch(ask(input, on), `${YIZHUANG}#2`));
  const grown = [{ 值: false, 至: "2024-05-01" }, { 值: true, 自: "2024-05-02" }];
  expect(status(json(grown, "亦庄新城"), "2025-06-30")).toBe("不符合 0万");
  expect(status(json([{ 值: false, 至: "2024-04-30" }, { 值: true, 自: "2024-05-01" }], "亦庄新城"), "2025-06-30")).toBe("可享 5万");
  const left = [{ 值: "亦庄新城", 至: "2025-06-30" }, { 值: "京外", 自: "2025-07-01" }];
  expect(status(json(true, left), "2025-06-30")).toBe("可享 5万");
  expect(status(json(true, left), "2025-07-01")).toBe("不适用 0万");
});

test("a move-in is paid the year after, or in the year of asking if that is later", () => {
  const json = { ...founded("亦庄新城", { 资质: [title("专精特新中小企业", "首次认定", "2023-05-01", "2026-05-01")] }), 迁移: [{ 日期: "2025-11-10", 迁出地: "朝阳区", 迁入地: "亦庄新城" }] };
  const payYear = (on: string) => theMatch(ask(json, on), `${YIZHUANG}#1`).payYear;
  expect([payYear("2025-11-10"), payYear("2025-12-31"), payYear("2026-01-01"), payYear("2028-02-01")]).toEqual([2026, 2026, 2026, 2028]);
});

test("what was not moved in is paid in its own year, and what was paid in the year it was paid", () => {
  const mine = title("专精特新中小企业", "首次认定", "2024-10-10", "2027-10-10");
  expect(theMatch(ask(founded("亦庄新城", { 资质: [mine] }), "2024-12-31"), `${YIZHUANG}#1`).payYear).toBe(2024);
  expect(theMatch(ask(founded("亦庄新城", { 资质: [mine] }), "2026-03-01"), `${YIZHUANG}#1`).payYear).toBe(2026);
  const json = { ...founded("亦庄新城", { 资质: [mine] }), 已享支持: [paid(YIZHUANG, "第一条", "20万元", 2024, "2025-03-10")] };
  const match = theMatch(ask(json, "2026-03-01"), `${YIZHUANG}#1`);
  expect([match.status, match.payYear]).toEqual(["已享", 2025]);
});

test("a rule without a record happens on the day of asking, and ends with its text", () => {
  const json = founded("石景山区", { 资质: [title("专精特新中小企业", "首次认定", "2024-01-10", "2027-01-10")] });
  expect(theMatch(ask(json, "2025-12-31"), `${SHIJINGSHAN}#4b`).status).toBe("可享");
  expect(theMatch(ask(json, "2026-01-01"), `${SHIJINGSHAN}#4b`).status).toBe("不适用");
});

test("interest of 2023 counts in full, interest of 2022 not at all", () => {
  const json = founded("石景山区", { 贷款: [2022, 2023].map((年度) => ({ 合同号: `借${年度}`, 类型: "知识产权质押", 年度, 实付利息: "120万元" })) });
  const answer = ask(json, "2025-06-30");
  expect(matchesOf(answer, `${SHIJINGSHAN}#6`).map(told)).toEqual(["不适用 0万", "可享 60万"]);
});

test("a lease pays by the day, both ends counted, up to the day of asking", () => {
  const json = founded("亦庄新城", {
    资质: [title("专精特新中小企业", "首次认定", "2024-01-10", "2027-01-10")], 名单: [{ 名单: "创新成长计划", 地区: "亦庄新城", 入库日期: "2024-03-01", 首次: true }],
    租赁: [{ 地区: "亦庄新城", 单价: "1.5元/平方米/天", 面积: "500平方米", 起租日: "2025-03-01", 止租日: "2025-03-31" }],
  });
  const on = (day: string) => theMatch(ask(json, day), `${YIZHUANG}#5`).net?.high;
  expect([on("2025-03-01"), on("2025-03-10"), on("2025-03-31"), on("2026-05-01")]).toEqual([75_000, 750_000, 31 * 75_000, 31 * 75_000]);
});

test("入选年度 + 1 is the only year to claim: before it nothing has happened, after it the right is gone", () => {
  const json = founded("昌平区", { 资质: [title("专精特新中小企业", "首次认定", "2024-01-10", "2027-01-10")], 品牌推广: [{ 榜单: "品牌强国工程", 入选年度: 2025, 推广费: "60万元" }] });
  const on = (day: string) => theMatch(ask(json, day), `${SHIDA}#9a`).status;
  expect([on("2025-12-30"), on("2026-01-01"), on("2026-12-31"), on("2027-01-01")]).toEqual(["不适用", "待补充", "待补充", "已失效"]);
});

test.each([["2026-06-29", "不符合"], ["2026-06-30", "可享"]])("a record of tomorrow is not counted among records: asked on %s", (on, expected) => {
  const json = founded("昌平区", { 资质: [title("高新技术企业", "首次认定", "2024-05-01", "2027-05-01")], 首台套: [{ 类别: "首台套", 认定日期: "2026-06-30" }] });
  expect(theMatch(ask(json, on), `${SANDA}#12(3)b`).status).toBe(expected);
});

test.each([["2026-12-31", "需评审"], ["2027-12-30", "需评审"], ["2027-12-31", "不符合"]])("the first loan is the first of those of completed years: asked on %s", (on, expected) => {
  const loan = (合同号: string, 签订日期: string, 年度: number) => ({ 合同号, 类型: "银行贷款", 签订日期, 期限月数: 12, 年利率: "3%", 年度, 实付利息: "10万元" });
  const json = founded("昌平区", { 资质: [title("专精特新中小企业", "首次认定", "2024-05-01", "2027-05-01")], 贷款: [loan("借1", "2026-03-02", 2026), loan("借2", "2026-01-05", 2027)] });
  expect(theMatch(ask(json, on), `${SHIDA}#4a`, "借1").status).toBe(expected);
});

test.each([["2027-08-31", false], ["2027-09-01", true]])("a record of tomorrow gives no clue today: asked on %s", (on, expected) => {
  const json = founded("昌平区", { 资质: [title("专精特新小巨人", "首次认定", "2027-09-01", "2030-09-01")] });
  expect(findClues(library, dossierOf(json), { on: day(on), readings: {} }).some(({ name }) => name === "小巨人的前置资格")).toBe(expected);
});
