/** 七种状态: which comes first, and what is listed as missing (SEMANTICS §5–§7). */
import { expect, test } from "vitest";
import { ask, CHANGPING, founded, matchesOf, missingOf, nothingElse, paid, SHIDA, SHIJINGSHAN, theMatch, title, told, YIZHUANG, type Json } from "./asking.ts";

const first = title("高新技术企业", "首次认定", "2025-10-29", "2028-10-29");
const ON = "2026-06-30";
const FIVE = `${CHANGPING}#5`;
const known = founded("昌平区", { 资质: [first], 年度数据: [{ 年度: 2024, 研发费用: "320万元" }] });
const enterprise = (more: Json): Json => ({ ...known, 企业: { ...(known["企业"] as Json), ...more } });

test("the wrong place wins over a missing title, an accident and a payment", () => {
  const json = { ...enterprise({ 纳税地: "海淀区" }), 资质: [], 事故: [{ 类型: "安全生产事故", 日期: "2026-01-01" }], 已享支持: [paid(CHANGPING, "第五条", "32万元", 2025, "2026-03-01")] };
  const match = theMatch(ask(json, ON), FIVE);
  expect(match.status).toBe("不适用");
  expect(match.missing).toEqual([]);
});

test("a place that is unknown leaves it open, unless a condition is definitely false", () => {
  const { 统计地: _place, ...rest } = known["企业"] as Record<string, unknown>;
  expect(told(theMatch(ask({ ...known, 企业: rest }, ON), FIVE))).toBe("待补充 0–32万");
  expect(missingOf(theMatch(ask({ ...known, 企业: rest }, ON), FIVE))).toEqual(["企业.统计地"]);
  const dishonest = theMatch(ask({ ...known, 企业: { ...rest, 严重违法失信主体: true } }, ON), FIVE);
  expect([dishonest.status, dishonest.missing]).toEqual(["不符合", []]);
});

test.each([
  ["dishonesty", enterprise({ 严重违法失信主体: true })],
  ["an accident", { ...known, 事故: [{ 类型: "安全生产事故", 等级: "一般", 日期: "2025-11-11" }] }],
  ["a record of dishonesty within three years", { ...known, 失信: [{ 类型: "骗取财政资金", 日期: "2024-01-01", 修复日期: "2025-01-01" }] }],
  ["no such title", { ...known, 资质: [title("科技型中小企业", "首次认定", "2025-10-29", "2026-10-29")] }],
  ["no title at all", { ...known, 资质: [] }],
])("%s gives 不符合, never 不适用", (_name, json) => {
  expect(theMatch(ask(json, ON), FIVE).status).toBe("不符合");
});

test("accidents of another kind do no harm", () => {
  expect(told(theMatch(ask({ ...known, 事故: [{ 类型: "质量事故", 等级: "一般", 日期: "2025-11-11" }] }, ON), FIVE))).toBe("可享 32万");
});

test("an accident whose kind is unknown leaves it open; one outside the three years does not", () => {
  const match = theMatch(ask({ ...known, 事故: [{ 日期: "2025-11-11" }] }, ON), FIVE);
  expect(told(match)).toBe("待补充 0–32万");
  expect(missingOf(match)).toEqual(["事故.类型"]);
  expect(told(theMatch(ask({ ...known, 事故: [{ 日期: "2020-11-11" }] }, ON), FIVE))).toBe("可享 32万");
});

test("for whom an award is decides 不适用, the text's own titles only where it is for enterprises", () => {
  const operator = founded("北京市", { 年度数据: [{ 年度: 2025, 直接融资额: "20.5亿元" }], 资质: [] }, { 主体类型: "区域性股权市场运营机构" });
  expect(told(theMatch(ask(operator, ON), `${SHIDA}#6b`))).toBe("可享 100万");
  const enterprise = founded("北京市", { 年度数据: [{ 年度: 2025, 直接融资额: "20.5亿元" }], 资质: [] });
  expect(theMatch(ask(enterprise, ON), `${SHIDA}#6b`).status).toBe("不适用");
});

test("nothing above the target is 不符合; the amount 0 is not an award", () => {
  const json = founded("亦庄新城", { 资质: [title("专精特新小巨人", "首次认定", "2024-07-01", "2027-07-01")], 年度数据: [{ 年度: 2025, 研发费用: "1100万元", 研发费用目标值: "1100万元" }] });
  const match = theMatch(ask(json, ON), `${YIZHUANG}#4`);
  expect([match.status, match.gross]).toEqual(["不符合", { low: 0, high: 0 }]);
});

test("a revoked title has lapsed, from the day of revocation on", () => {
  const json = nothingElse({ ...known, 资质: [{ ...first, 撤销日期: "2026-08-15" }] });
  expect(told(theMatch(ask(json, "2026-08-14"), FIVE))).toBe("可享 32万");
  expect(theMatch(ask(json, "2026-08-15"), FIVE).status).toBe("已失效");
  expect(ask(json, "2026-08-15").total.high).toBe(0);
});

test("an expired text alone lets nothing lapse", () => {
  const json = founded("石景山区", { 资质: [title("专精特新中小企业", "首次认定", "2025-12-31", "2028-12-31")] });
  const match = theMatch(ask(json, "2029-06-30"), `${SHIJINGSHAN}#1`);
  expect([told(match), match.payYear]).toEqual(["可享 20万", 2029]);
});

test("已享 comes before 待补充: what is still unknown no longer matters", () => {
  const { 年度数据: _years, ...rest } = known;
  const json = { ...rest, 已享支持: [paid(CHANGPING, "第五条", "32万元", 2025, "2026-03-01")] };
  const match = theMatch(ask(json, ON), FIVE);
  expect([match.status, match.missing, match.payYear]).toEqual(["已享", [], 2026]);
});

test("a person's decision beside a missing fact: 待补充, with the decision named", () => {
  const json = founded("昌平区", { 资质: [first], 保险: [{ 险种: "科技保险", 投保日期: "2026-05-06" }] });
  const match = theMatch(ask(json, ON), `${CHANGPING}#17b`);
  expect(told(match)).toBe("待补充 0–5万");
  expect(missingOf(match)).toEqual(["保险.实付保费"]);
  expect(match.discretion).not.toBeNull();
});

test("only a person's decision left: 需评审 from nothing to the ceiling, counted in the ceiling alone", () => {
  const json = founded("昌平区", { 资质: [first], 保险: [{ 险种: "科技保险", 投保日期: "2026-05-06", 实付保费: "8万元" }], 年度数据: [{ 年度: 2024, 研发费用: "320万元" }] });
  const answer = ask(json, ON);
  const match = theMatch(answer, `${CHANGPING}#17b`);
  expect(told(match)).toBe("需评审 0–4万");
  expect(match.missing).toEqual([]);
});

test("1%–2% in the text is its range; both ends over the limit leave nothing to decide", () => {
  const fund = (实际到位额: string): Json => founded("石景山区", { 股权投资: [{ 轮次: "A轮", 到位日期: "2024-05-01", 实际到位额, 区内重点产业: true }] }, { 主体类型: ["基金管理机构"] });
  const answer = ask(fund("8000万元"), "2025-06-30");
  expect(told(theMatch(answer, `${SHIJINGSHAN}#7a`))).toBe("需评审 80–100万");
  expect(answer.total).toMatchObject({ low: 80_000_000, high: 80_000_000, ceiling: 100_000_000 });
  const sure = theMatch(ask(fund("1亿元"), "2025-06-30"), `${SHIJINGSHAN}#7a`);
  expect(sure.net).toEqual({ low: 100_000_000, high: 100_000_000 });
});

test("a list nobody told of is one match without a record; an empty one is 不符合", () => {
  const { 资质: _titles, ...rest } = known;
  const open = theMatch(ask(rest, ON), FIVE);
  expect([open.record, open.status, missingOf(open)]).toEqual([null, "待补充", ["资质"]]);
  expect(open.net?.low).toBe(0);
  const none = theMatch(ask({ ...rest, 资质: [] }, ON), FIVE);
  expect([none.record, none.status]).toEqual([null, "不符合"]);
});

test("an outside document is said without a figure and adds nothing", () => {
  const json = founded("石景山区", { 资质: [title("专精特新中小企业", "首次认定", "2020-01-10", "2027-01-10")] });
  const match = theMatch(ask(json, "2025-06-30"), `${SHIJINGSHAN}#3`);
  expect([match.kind, match.status, match.gross, match.net]).toEqual(["参照", "可享", null, null]);
});

test("LPR that is not verified is owed by a department, not by the enterprise", () => {
  const json = founded("昌平区", { 资质: [first], 贷款: [{ 合同号: "借1", 类型: "银行贷款", 签订日期: "2025-05-19", 期限月数: 12, 年利率: "4%", 年度: 2025, 实付利息: "40万元" }] });
  const match = theMatch(ask(json, ON), `${CHANGPING}#17a`);
  expect(told(match)).toBe("待补充 0–20万");
  expect(match.missing.map((m) => m.fact)).toEqual(["公布.LPR一年期"]);
  expect(match.missing.every((m) => m.from !== "企业")).toBe(true);
});

test("facts that can no longer move anything are not asked for", () => {
  // 起草排名 3 settles it; 级别 and 制修订 are not needed any more.
  const json = founded("昌平区", { 资质: [first], 标准: [{ 编号: "GB 1", 起草排名: 3, 公布日期: "2026-03-02" }] });
  const match = theMatch(ask(json, ON), `${CHANGPING}#7`);
  expect([match.status, match.missing]).toEqual(["不符合", []]);
});

test("every clause with 给予 answers at least once, whatever is known", () => {
  for (const json of [{}, { 企业: { 注册地: "京外" } }, known]) {
    const answer = ask(json, ON);
    for (const rule of new Set(ask(known, ON).matches.map((m) => m.rule))) expect(matchesOf(answer, rule).length, rule).toBeGreaterThan(0);
  }
});
