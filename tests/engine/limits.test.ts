/** 年度最高, 累计最高, 从优不重复 and the expense guard, on points and on ranges (SEMANTICS §8–§9). */
import { expect, test } from "vitest";
import { ask, CHANGPING, founded, matchesOf, missingOf, nothingElse, paid, SANDA, SHIDA, SHIJINGSHAN, theMatch, title, told, wan, YIZHUANG, type Json } from "./asking.ts";

// Certified before 昌平's text began, so that only the awards under test pay.
const hitech = title("高新技术企业", "首次认定", "2025-09-01", "2028-09-01");
const nothingGranted: Json = { 年度: 2025, 研发费用: "0元", 专项资金到账额: "0元" };
const ON = "2026-12-31";
const standard = (编号: string, 级别: string | null, 公布日期: string, more: Json = {}): Json => ({ 编号, ...(级别 ? { 级别 } : {}), 制修订: "制定", 起草排名: 1, 公布日期, 对应国际标准: "无", ...more });
const standards = (...rows: Json[]): Json => nothingElse(founded("昌平区", { 资质: [hitech], 年度数据: [nothingGranted], 标准: rows }));
const nets = (json: Json, rule: string, on = ON): string[] => matchesOf(ask(json, on), rule).map(told);
const award = (奖名: string, 奖种: string, 等级: string, 完成单位排名: number | null, 获奖日期: string, 成果: string): Json => ({ 奖名, 奖种, 等级, ...(完成单位排名 ? { 完成单位排名 } : {}), 获奖日期, 成果 });
const awards = (...rows: Json[]): Json => nothingElse(founded("昌平区", { 资质: [hitech], 年度数据: [nothingGranted], 奖项: rows }));

test("a year's limit is filled in the order of the days, not of the dossier", () => {
  const rows = [standard("GB 2", "国家", "2026-07-01"), standard("ISO 1", "国际", "2026-03-02"), standard("GB 1", "国家", "2026-05-06")];
  expect(nets(standards(...rows), `${CHANGPING}#7`)).toEqual(["可享 20万", "可享 50万", "可享 30万"]);
});

test("on one day the smaller comes first", () => {
  const rows = [standard("ISO 1", "国际", "2026-03-02"), standard("ISO 2", "国际", "2026-03-02"), standard("JB 1", "行业", "2026-03-02")];
  expect(nets(standards(...rows), `${CHANGPING}#7`)).toEqual(["可享 50万", "可享 40万", "可享 10万"]);
});

test("0 because the year is full is 可享 with net 0, never 已享", () => {
  const match = theMatch(ask(standards(standard("ISO 1", "国际", "2026-03-02"), standard("ISO 2", "国际", "2026-04-02"), standard("JB 1", "行业", "2026-05-02")), ON), `${CHANGPING}#7`, "JB 1");
  expect(told(match)).toBe("可享 0万");
  expect(match.gross).toEqual({ low: wan(10), high: wan(10) });
});

test("a limit on ranges: each between what is left when the others take most and when they take least", () => {
  const rows = [standard("X 1", null, "2026-03-02"), standard("ISO 1", "国际", "2026-05-06"), standard("GB 1", "国家", "2026-07-01")];
  const answer = ask(standards(...rows), ON);
  // X 1 is 10 to 50: 国际 50, 国家 30, 行业 and 省级地方 10.
  expect(matchesOf(answer, `${CHANGPING}#7`).map(told)).toEqual(["待补充 10–50万", "可享 50万", "待补充 0–30万"]);
  expect(missingOf(theMatch(answer, `${CHANGPING}#7`, "GB 1"))).toEqual(["标准.级别"]);
  expect(answer.total.low).toBe(wan(90));
  expect(answer.total.high).toBe(wan(100));
});

test("a limit on an amount without bound: the year's limit bounds it, and the smaller of one day is paid first", () => {
  const json = nothingElse(founded("石景山区", { 贷款: [{ 合同号: "借1", 类型: "知识产权质押", 年度: 2024, 实付利息: "120万元" }, { 合同号: "借2", 类型: "供应链融资", 年度: 2024 }] }));
  const answer = ask(json, "2025-12-31");
  // 借2 may be up to as large as 借1 and then comes first: of 100万 it leaves 借1 at least 40万.
  expect(matchesOf(answer, `${SHIJINGSHAN}#6`).map(told)).toEqual(["待补充 40–60万", "待补充 0–100万"]);
  expect(missingOf(theMatch(answer, `${SHIJINGSHAN}#6`, "借1"))).toEqual(["贷款.实付利息"]);
  expect([answer.total.low, answer.total.high]).toEqual([wan(60), wan(100)]);
});

test("the limit of one year takes nothing from the next", () => {
  const contract = (签订日期: string): Json => ({ 类型: "专业服务", 签订日期, 合同额: "20万元", 实付额: "20万元", 机构经认定: true });
  const json = founded("亦庄新城", { 服务合同: [contract("2024-11-01"), contract("2024-12-31"), contract("2025-01-01")] }, { 企业划型: "小型" });
  expect(nets(json, `${YIZHUANG}#6`, "2025-12-31")).toEqual(["可享 10万", "可享 5万", "可享 10万"]);
});

test("what history paid in a year is taken off that year's limit", () => {
  const json = standards(standard("ISO 1", "国际", "2026-03-02"), standard("ISO 2", "国际", "2026-05-06"), standard("GB 1", "国家", "2026-07-01"));
  expect(nets({ ...json, 已享支持: [paid(CHANGPING, "第七条", "50万元", 2026, "2026-10-01", { 标的: "ISO 1" })] }, `${CHANGPING}#7`)).toEqual(["已享 0万", "可享 50万", "可享 0万"]);
});

test("one achievement, two awards of one year: the higher is paid and the other yields", () => {
  const answer = ask(awards(award("北京市科学技术奖", "科学技术进步奖", "二等奖", 1, "2026-05-01", "成果甲"), award("国家科学技术奖", "科学技术进步奖", "一等奖", 2, "2026-09-01", "成果甲")), ON);
  expect(matchesOf(answer, `${CHANGPING}#8`).map(told)).toEqual(["可享 0万", "可享 100万"]);
  expect(theMatch(answer, `${CHANGPING}#8`, "北京市").yieldsTo?.record).toContain("国家科学技术奖");
  expect(answer.total.low).toBe(wan(100));
});

test("two awards alike: the earlier is paid", () => {
  const answer = ask(awards(award("中国专利奖", "发明", "金奖", 1, "2026-09-01", "专利甲"), award("北京市科学技术奖", "技术发明奖", "二等奖", 1, "2026-05-01", "专利甲")), ON);
  expect(matchesOf(answer, `${CHANGPING}#8`).map(told)).toEqual(["可享 0万", "可享 30万"]);
});

test("an open rival: the group is what is sure of it, and neither keeps its low unless it surely wins", () => {
  const answer = ask(awards(award("国家科学技术奖", "科学技术进步奖", "一等奖", null, "2026-05-01", "成果甲"), award("北京市科学技术奖", "科学技术进步奖", "二等奖", 1, "2026-09-01", "成果甲")), ON);
  expect(matchesOf(answer, `${CHANGPING}#8`).map(told)).toEqual(["待补充 0–100万", "待补充 0–30万"]);
  expect(missingOf(theMatch(answer, `${CHANGPING}#8`, "北京市"))).toEqual(["奖项.完成单位排名"]);
  expect([answer.total.low, answer.total.high]).toEqual([wan(30), wan(100)]);
});

test("a rival that can never win leaves the winner sure", () => {
  const answer = ask(awards(award("国家科学技术奖", "科学技术进步奖", "一等奖", 1, "2026-05-01", "成果甲"), award("北京市科学技术奖", "科学技术进步奖", "二等奖", null, "2026-09-01", "成果甲")), ON);
  expect(told(theMatch(answer, `${CHANGPING}#8`, "国家"))).toBe("可享 100万");
  expect(theMatch(answer, `${CHANGPING}#8`, "北京市").net).toEqual({ low: 0, high: 0 });
  expect(answer.total).toEqual({ low: wan(100), high: wan(100), ceiling: wan(100) });
});

test("an international standard that becomes a national one is paid once", () => {
  const answer = ask(standards(standard("ISO 1", "国际", "2025-12-10"), standard("GB 1", "国家", "2026-06-01", { 对应国际标准: "ISO 1" })), ON);
  expect(matchesOf(answer, `${CHANGPING}#7`).map(told)).toEqual(["可享 50万", "可享 0万"]);
  expect(theMatch(answer, `${CHANGPING}#7`, "GB 1").yieldsTo?.record).toContain("ISO 1");
});

test("the higher standard is chosen with the year's limit in view", () => {
  // 2026 is full without ISO 1; its national twin falls into 2027, where there is room.
  const rows = [standard("ISO 8", "国际", "2026-01-05"), standard("ISO 9", "国际", "2026-02-05"), standard("ISO 1", "国际", "2026-12-10"), standard("GB 1", "国家", "2027-06-01", { 对应国际标准: "ISO 1" })];
  const answer = ask(standards(...rows), "2027-12-31");
  expect(answer.total.low).toBe(wan(130));
});

test("the same product certified by the nation and by the city is one product", () => {
  const row = (名称: string, 级别: string, 认定日期: string): Json => ({ 名称, 类别: "首台套", 级别, 认定日期 });
  const json = nothingElse(founded("昌平区", { 资质: [hitech], 首台套: [row("装备甲", "北京市", "2026-03-01"), row("装备甲", "国家", "2026-09-01"), row("装备乙", "国家", "2026-10-01"), row("装备丙", "国家", "2026-11-01")] }));
  expect(nets(json, `${CHANGPING}#14`)).toEqual(["可享 50万", "可享 0万", "可享 50万", "可享 0万"]);
  expect(ask(json, ON).total.low).toBe(wan(100));
});

test("city and district both pay: what the city paid for 小升规 leaves the district's alone", () => {
  const json = { ...founded("昌平区", { 名单: [{ 名单: "小升规", 地区: "昌平区", 入库日期: "2026-04-01", 首次: true }] }), 已享支持: [paid("京科发〔2022〕5号", "第三条", "20万元", 2026, "2026-10-01", { 层级: "市级", 事项: "小升规入库" })] };
  const answer = ask(json, ON);
  expect(told(theMatch(answer, `${CHANGPING}#10`))).toBe("可享 20万");
  expect(theMatch(answer, `${SANDA}#6a`).net).toBeNull();
});

test("what the city paid counts in the limit both levels share", () => {
  const json = { ...founded("石景山区", { 挂牌上市: [{ 市场: "境内A股", 日期: "2019-06-01", 京外迁入: true }] }), 迁移: [{ 日期: "2024-03-01", 迁出地: "京外", 迁入地: "石景山区" }] };
  const city = paid("市级上市支持文件", "一", "500万元", 2024, "2024-12-01", { 层级: "市级", 事项: "企业上市" });
  expect(nets({ ...json, 已享支持: [city] }, `${SHIJINGSHAN}#8e`, "2025-12-31")).toEqual(["需评审 0–1500万"]);
  expect(nets({ ...json, 已享支持: [{ ...city, 事项: "贷款贴息" }] }, `${SHIJINGSHAN}#8e`, "2025-12-31")).toEqual(["需评审 0–2000万"]);
});

test("all support for one payment together stays within that payment", () => {
  // 石景山 pays 50% of this interest; a city rule on the same row could pay the rest, but never more than the interest itself.
  const json = founded("石景山区", { 贷款: [{ 合同号: "借1", 类型: "知识产权质押", 签订日期: "2024-03-01", 期限月数: 12, 年利率: "4%", 年度: 2024, 实付利息: "3元" }] });
  expect(theMatch(ask(json, "2025-12-31"), `${SHIJINGSHAN}#6`).net).toEqual({ low: 150, high: 150 });
});

test("an amount is cut to the 分 once, toward zero", () => {
  const json = founded("昌平区", { 资质: [title("高新技术企业", "首次认定", "2025-10-29", "2028-10-29")], 年度数据: [{ 年度: 2024, 研发费用: "3333333.39元" }] });
  expect(theMatch(ask(json, "2026-06-30"), `${CHANGPING}#5`).net).toEqual({ low: 33_333_333, high: 33_333_333 });
});

test("equity, things, tax relief and what is paid to a person stay out of the total", () => {
  const json = founded("石景山区", {
    资质: [title("专精特新中小企业", "首次认定", "2023-05-10", "2026-05-10"), title("科技型中小企业", "首次认定", "2022-05-20", "2023-03-31")], 名单: [{ 名单: "景贤计划", 地区: "石景山区", 入库日期: "2024-09-01", 首次: true }],
    年度数据: [{ 年度: 2022, 研发费用: "300万元" }], 奖项: [{ 奖名: "创客北京大赛", 获奖日期: "2024-09-01", 名次: 3 }],
  }, { 有股权融资需求: true });
  const answer = ask(json, "2025-06-30");
  expect(told(theMatch(answer, `${SHIJINGSHAN}#4a`))).toBe("需评审 0–100万");
  expect(theMatch(answer, `${SHIJINGSHAN}#4b`).status).toBe("可享");
  expect(told(theMatch(answer, `${SANDA}#9(1)`))).toBe("可享 300万");
  expect(theMatch(answer, `${SHIDA}#4b`).status).toBe("需评审");
  const money = answer.matches.filter((m) => m.form === "资金" && m.beneficiary !== "个人" && m.net !== null && m.net.high !== 0);
  expect(money.filter((m) => m.status === "可享" || m.status === "需评审")).toEqual([]);
  expect(answer.total.low).toBe(0);
});

test("direct investment is bounded by 2000万元 and by 30% of the project, and is not counted", () => {
  const json = founded("亦庄新城", { 投资项目: [{ 名称: "项目甲", 项目投资总额: "5000万元", 投决日期: "2025-06-01" }, { 名称: "项目乙", 项目投资总额: "1亿元", 投决日期: "2025-07-01" }] });
  const answer = ask(json, "2025-12-31");
  expect(matchesOf(answer, `${YIZHUANG}#7`).map(told)).toEqual(["需评审 0–1500万", "需评审 0–2000万"]);
  expect(answer.matches.filter((m) => m.rule === `${YIZHUANG}#7`).every((m) => m.form === "股权投资")).toBe(true);
});
