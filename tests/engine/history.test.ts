/** What was paid before (SEMANTICS §8 History), ladders, and history nobody knows. */
import { expect, test } from "vitest";
import { ask, CHANGPING, founded, matchesOf, missingOf, paid, range, SHIJINGSHAN, theMatch, title, told, YIZHUANG, type Json } from "./asking.ts";

const hitech = title("高新技术企业", "首次认定", "2025-09-10", "2028-09-10");
const product = (名称: string, 认定日期: string): Json => ({ 名称, 认定日期 });
const nets = (json: Json, rule: string, on = "2026-12-31"): string[] => matchesOf(ask(json, on), rule).map(told);
const withHistory = (json: Json, ...payments: Json[]): Json => ({ ...json, 已享支持: payments });

const climber = founded("石景山区", {
  资质: [title("创新型中小企业", "首次认定", "2023-09-01", "2026-09-01"), title("专精特新中小企业", "首次认定", "2024-09-10", "2027-09-10"), title("专精特新小巨人", "首次认定", "2025-07-01", "2028-07-01")],
});
const rung = (amount: string, year: number, day: string, more: Json = {}) => paid(SHIJINGSHAN, "一", amount, year, day, more);

test("a ladder adds the difference at every rung", () => {
  expect(nets(climber, `${SHIJINGSHAN}#1`, "2025-12-31")).toEqual(["可享 3万", "可享 17万", "可享 60万"]);
});

test("rungs that were paid are 已享, the next one gets what is left", () => {
  expect(nets(withHistory(climber, rung("3万元", 2023, "2023-12-15")), `${SHIJINGSHAN}#1`, "2025-12-31")).toEqual(["已享 0万", "可享 17万", "可享 60万"]);
  expect(nets(withHistory(climber, rung("3万元", 2023, "2023-12-15"), rung("17万元", 2024, "2024-12-20")), `${SHIJINGSHAN}#1`, "2025-12-31")).toEqual(["已享 0万", "已享 0万", "可享 60万"]);
  expect(nets(withHistory(climber, rung("80万元", 2025, "2025-10-20")), `${SHIJINGSHAN}#1`, "2025-12-31")).toEqual(["已享 0万", "已享 0万", "已享 0万"]);
});

test("an odd sum paid before is taken off the rungs from below", () => {
  const json = withHistory(climber, rung("10万元", 2023, "2023-12-15"));
  expect(nets(json, `${SHIJINGSHAN}#1`, "2025-12-31")).toEqual(["已享 0万", "可享 10万", "可享 60万"]);
});

test("a payment that is still to come on the day of asking is not yet known of", () => {
  const json = withHistory(climber, rung("3万元", 2023, "2023-12-15"), rung("17万元", 2024, "2024-12-20"));
  expect(nets(json, `${SHIJINGSHAN}#1`, "2023-12-14")).toEqual(["可享 3万", "不适用 0万", "不适用 0万"]);
  expect(nets(json, `${SHIJINGSHAN}#1`, "2023-12-15")).toEqual(["已享 0万", "不适用 0万", "不适用 0万"]);
  expect(nets(json, `${SHIJINGSHAN}#1`, "2024-12-19")).toEqual(["已享 0万", "可享 17万", "不适用 0万"]);
  expect(nets(json, `${SHIJINGSHAN}#1`, "2024-12-20")).toEqual(["已享 0万", "已享 0万", "不适用 0万"]);
});

test("payments under the repealed text, of another clause or of another district do not count", () => {
  const others = [paid("石经信局〔2022〕8号", "一", "20万元", 2022, "2022-12-01"), paid(SHIJINGSHAN, "六", "50万元", 2024, "2025-03-01"), paid(YIZHUANG, "第一条", "50万元", 2024, "2025-03-01")];
  expect(nets(withHistory(climber, ...others), `${SHIJINGSHAN}#1`, "2025-12-31")).toEqual(["可享 3万", "可享 17万", "可享 60万"]);
});

test.each(["一", "第一条", "1"])("the clause may be written %s", (clause) => {
  const json = withHistory(climber, paid(SHIJINGSHAN, clause, "20万元", 2024, "2024-12-20"));
  expect(nets(json, `${SHIJINGSHAN}#1`, "2025-12-31")).toEqual(["已享 0万", "已享 0万", "可享 60万"]);
});

test("a rung whose title is unknown leaves the others between what it may have been", () => {
  const json = founded("石景山区", { 资质: [{ 取得方式: "首次认定", 认定日期: "2024-09-10" }, title("专精特新小巨人", "首次认定", "2025-07-01", "2028-07-01")] });
  const answer = ask(json, "2025-12-31");
  expect(nets(json, `${SHIJINGSHAN}#1`, "2025-12-31")).toEqual(["待补充 0–80万", "待补充 0–80万"]);
  expect(answer.total.low).toBeGreaterThanOrEqual(80_000_000);
});

test("what is paid once per enterprise is paid whatever sum it was", () => {
  const json = founded("昌平区", { 名单: [{ 名单: "小升规", 地区: "昌平区", 入库日期: "2026-04-01", 首次: true }] });
  expect(nets(json, `${CHANGPING}#10`)).toEqual(["可享 20万"]);
  expect(nets(withHistory(json, paid(CHANGPING, "第十条", "15万元", 2026, "2026-09-01")), `${CHANGPING}#10`)).toEqual(["已享 0万"]);
});

const three = founded("昌平区", { 资质: [hitech], 新技术新产品: [product("产品甲", "2026-05-06"), product("产品乙", "2026-06-01"), product("产品丙", "2026-07-01")] });

test("a payment that names a record settles that record and fills the year's limit", () => {
  const json = withHistory(three, paid(CHANGPING, "第十三条", "5万元", 2026, "2026-10-01", { 标的: "产品乙" }));
  expect(nets(json, `${CHANGPING}#13`)).toEqual(["可享 5万", "已享 0万", "可享 0万"]);
});

test("a payment that names none is used up by that year's records in order", () => {
  const json = withHistory(three, paid(CHANGPING, "第十三条", "5万元", 2026, "2026-10-01"));
  expect(nets(json, `${CHANGPING}#13`)).toEqual(["已享 0万", "可享 5万", "可享 0万"]);
});

test("a 标的 that names nothing here counts against the whole clause", () => {
  const json = withHistory(three, paid(CHANGPING, "第十三条", "5万元", 2026, "2026-10-01", { 标的: "别处的产品" }));
  expect(nets(json, `${CHANGPING}#13`)).toEqual(["已享 0万", "可享 5万", "可享 0万"]);
});

test("a payment for another year leaves this year's records and limit alone", () => {
  const json = withHistory(three, paid(CHANGPING, "第十三条", "10万元", 2025, "2026-03-01"));
  expect(nets(json, `${CHANGPING}#13`)).toEqual(["可享 5万", "可享 5万", "可享 0万"]);
});

test("a year's limit that history has filled leaves nothing: 已享", () => {
  const json = withHistory(three, paid(CHANGPING, "第十三条", "5万元", 2026, "2026-10-01", { 标的: "产品甲" }), paid(CHANGPING, "第十三条", "5万元", 2026, "2026-10-01", { 标的: "产品乙" }));
  expect(nets(json, `${CHANGPING}#13`)).toEqual(["已享 0万", "已享 0万", "已享 0万"]);
});

test("every renewal is paid once: the first certification's payment is not the renewal's", () => {
  const json = founded("昌平区", { 资质: [title("高新技术企业", "期满重新认定", "2026-10-29", "2029-10-29"), title("高新技术企业", "期满重新认定", "2029-10-20", "2032-10-20")] });
  const first = paid(CHANGPING, "第五条", "30万元", 2025, "2026-03-01");
  const renewal = paid(CHANGPING, "第五条", "5万元", 2026, "2027-03-01");
  expect(nets(withHistory(json, first), `${CHANGPING}#5`, "2030-06-30")).toEqual(["可享 5万", "可享 5万"]);
  expect(nets(withHistory(json, first, renewal), `${CHANGPING}#5`, "2030-06-30")).toEqual(["已享 0万", "可享 5万"]);
});

test("what is paid once a year is open again the next year", () => {
  const json = founded("昌平区", { 资质: [hitech], 年度数据: [{ 年度: 2025, 专项资金到账额: "600万元" }, { 年度: 2026, 专项资金到账额: "700万元" }] });
  const history = withHistory(json, paid(CHANGPING, "第十二条", "60万元", 2026, "2026-10-01", { 事项: "重大科技攻关配套" }));
  expect(nets(history, `${CHANGPING}#12a`, "2026-12-31")).toEqual(["已享 0万"]);
  expect(nets(history, `${CHANGPING}#12a`, "2027-06-30")).toEqual(["可享 70万"]);
});

test("事项 narrows a payment to that item of the clause", () => {
  const json = founded("昌平区", { 资质: [hitech], 年度数据: [{ 年度: 2025, 专项资金到账额: "600万元" }], 创新平台: [{ 名称: "平台甲", 总投资: "260万元", 固定资产实际投资: "180万元", 产学研合作: true, 建成日期: "2026-04-18" }] });
  const history = withHistory(json, paid(CHANGPING, "第十二条", "36万元", 2026, "2026-10-01", { 事项: "创新平台建设" }));
  expect(nets(history, `${CHANGPING}#12a`)).toEqual(["可享 60万"]);
  expect(nets(history, `${CHANGPING}#12b`)).toEqual(["已享 0万"]);
});

test("a lifetime limit is less by what was paid in earlier years", () => {
  const json = founded("石景山区", { 挂牌上市: [{ 市场: "境内A股", 日期: "2025-06-01", 京外迁入: false }] });
  const history = withHistory(json, paid(SHIJINGSHAN, "八", "400万元", 2024, "2024-12-01", { 事项: "企业上市·境内" }));
  expect(nets(json, `${SHIJINGSHAN}#8a`, "2025-12-31")).toEqual(["需评审 0–1000万"]);
  expect(nets(history, `${SHIJINGSHAN}#8a`, "2025-12-31")).toEqual(["需评审 0–600万"]);
});

test("history nobody knows: anything from nothing to the whole, and the history is what is missing", () => {
  const { 已享支持: _history, ...json } = founded("昌平区", { 资质: [title("高新技术企业", "首次认定", "2025-10-29", "2028-10-29")], 年度数据: [{ 年度: 2024, 研发费用: "320万元" }] });
  const answer = ask(json, "2026-06-30");
  const match = theMatch(answer, `${CHANGPING}#5`);
  expect(told(match)).toBe("待补充 0–32万");
  expect(match.gross).toEqual(range(32, 32));
  expect(missingOf(match)).toEqual(["已享支持"]);
  expect(answer.total.low).toBe(0);
});

test("a history that is only part of the whole leaves the rest open, and what is known of it stays", () => {
  const part = { 部分: true, 记录: [paid(SHIJINGSHAN, "一", "20万元", 2024, "2024-12-20")] };
  expect(nets({ ...climber, 已享支持: part }, `${SHIJINGSHAN}#1`, "2025-12-31")).toEqual(["已享 0万", "已享 0万", "待补充 0–60万"]);
});

test("an amount nobody has told of may have been anything", () => {
  const json = withHistory(climber, { 文号: SHIJINGSHAN, 条: "一", 年度: 2024, 拨付日期: "2024-12-20" });
  const top = theMatch(ask(json, "2025-12-31"), `${SHIJINGSHAN}#1`, "专精特新小巨人");
  expect(told(top)).toBe("待补充 0–60万");
  expect(missingOf(top)).toEqual(["已享支持.金额"]);
});
