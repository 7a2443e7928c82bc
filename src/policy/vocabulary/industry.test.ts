import { expect, test } from "vitest";
import { collectFindings } from "../diagnostic.ts";
import { readDocument } from "../document/read-document.ts";
import { coverOf, industryCode, industryPath, nearestIndustry, sayIndustry, type Industries } from "./industry.ts";
import { readIndustries } from "./read-industries.ts";

const TABLE = ["I 信息传输业", "I65 软件和信息技术服务业", "651 软件开发", "6511 基础软件开发", "6513 应用软件开发", "6519 其他软件开发", "6520 集成电路设计", "P 教育", "P83 教育"];

function read(rows: readonly string[]): { industries: Industries; said: string[] } {
  const findings = collectFindings();
  const text = ["---", "类型: 行业表", "---", "", "# 行业表", "", "| 代码 | 名称 |", "| --- | --- |", ...rows.map((row) => `| ${row.replace(" ", " | ")} |`), ""].join("\n");
  const industries = readIndustries([readDocument("行业表.md", text, findings)], findings);
  return { industries, said: findings.list.map((each) => each.message) };
}

const { industries, said } = read(TABLE);

test("读得进：大类带字母，中类、小类不带；不再细分的中类由小类补出", () => {
  expect(said).toEqual([]);
  expect(industries["I6513"]).toBe("应用软件开发");
  expect(industries["I652"]).toBe("集成电路设计");
  expect(Object.keys(industries)).toHaveLength(10);
});

test.each([
  ["6513", "I6513"], ["I6513", "I6513"], ["6513 应用软件开发", "I6513"], ["651", "I651"], ["65", "I65"], ["I", "I"], ["652", "I652"],
  ["软件开发", "I651"], ["教育", "P"], ["C6513", null], ["6512", null], ["P65", null], ["", null], ["I65131", null], ["没有这个行业", null],
] as const)("%s 是 %s", (written, code) => {
  expect(industryCode(industries, written)).toBe(code);
});

test("说回来：代码连同名称，路径从宽到窄", () => {
  expect(sayIndustry(industries, "I6513")).toBe("6513 应用软件开发");
  expect(sayIndustry(industries, "I")).toBe("I 信息传输业");
  expect(industryPath(industries, "I6513")).toEqual(["I", "I65", "I651", "I6513"]);
});

test.each([["I6520", "I652"], ["S9100", "S91"], ["B120", "B12"], ["B10", "B10"], ["I6513", "I6513"], ["B1020", "B102"], ["C30", "C30"], ["I", "I"]])("%s 就是 %s 的范围", (code, cover) => {
  expect(coverOf(code)).toBe(cover);
});

test.each([["6512", "I6511"], ["6518", "I6519"], ["6510", "I651"], ["C6513", "I6513"], ["6500", "I65"], ["653", "I652"], ["6599", "I6520"], ["9999", null], ["Z", null]] as const)("%s 最接近 %s", (written, code) => {
  expect(nearestIndustry(industries, written)).toBe(code);
});

test.each([
  [["I65 软件和信息技术服务业"], "I65 的上一级 I 不在表里"],
  [["I 信息传输业", "651 软件开发"], "651 所在的大类 65 不在表里"],
  [["I 信息传输业", "I65 软件业", "6511 基础软件开发"], "I6511 的上一级 I651 不在表里"],
  [["I 信息传输业", "65 软件业"], "“65”不是行业代码"],
  [["I 信息传输业", "I65 软件业", "I65 软件"], "行业代码 I65 写了两个名称：“软件业”和“软件”"],
])("%j：%s", (rows, message) => {
  expect(read(rows).said).toEqual([message]);
});
