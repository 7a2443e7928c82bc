import { expect, test } from "vitest";
import { line } from "./piece.ts";
import { printRule, type RandomRule } from "./rule.ts";
import { smallest } from "./smaller.ts";

const truth = (...parts: Parameters<typeof line>[1][]): ReturnType<typeof line> => line("truth@/", ...parts);
const RULE: RandomRule = {
  head: ["事项: 研发投入增长·1", "编号: 1"],
  doubts: [], lines: [{ key: "有效", value: line("", "自: 2023-01-01\n至: 未规定") }],
  conditions: [truth(truth("企业.规模以上"), " 且 ", truth("非 ", truth("存在(处罚)"))), truth("近(3年)")],
  named: [{ name: "量0", value: line("数元@/", "3元") }],
  grant: [
    { key: "金额", value: { sort: "数元@/", head: null, rows: [{ key: truth("是"), value: line("数元@/", "50万元") }, { key: truth("否"), value: line("数元@/", "20万元") }], otherwise: null } },
    { key: "最高", value: line("数元@/", "100万元") },
  ],
};

test("what shows a fault is cut down to what shows it", async () => {
  const found = await smallest({ rule: RULE, json: { 企业: { 名称: "甲", 注册地: "昌平区" }, 处罚: [{ 类型: "重大行政处罚", 日期: "2025-01-01" }, {}], 资质: [] } }, ({ rule, json }) => {
    const punished = json["处罚"] as { 日期?: string }[] | undefined;
    return printRule(rule).includes("存在(处罚)") && punished?.some((each) => each.日期 !== undefined) === true;
  });
  expect(printRule(found.rule)).toBe("事项: 研发投入增长·1\n编号: 1\n条件:\n  - 存在(处罚)\n给予:\n  金额: 1万元");
  expect(found.json).toEqual({ 企业: {}, 处罚: [{ 日期: "2025-01-01" }] });
});
