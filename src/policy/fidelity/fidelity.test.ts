import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clauseOf } from "../clause-number.ts";
import { normalise, sentencesOf } from "./normalise.ts";
import { numbersIn, sameNumber } from "./numbers.ts";

describe("规范层", () => {
  test.each([
    ["近 3 年，  无", "近3年，无"],
    ["**重点**[bookmark: a1]", "重点"],
    ["## 第五条 支持", "第五条支持"],
    ["办法(试行),第一,共 1,000 元", "办法（试行），第一，共1,000元"],
    ["时间:12:30;完", "时间：12:30；完"],
    ["“引号”不动", "“引号”不动"],
  ])("%s", (raw, text) => expect(normalise(raw).text).toBe(text));

  test("再规范一次不变；每个字都知道来处", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("甲", "1", ",", "(", ")", " ", "\n", "#", "**", ":", "a", "“")).map((parts) => parts.join("")), (raw) => {
        const once = normalise(raw);
        expect(once.origin).toHaveLength(once.text.length);
        once.origin.forEach((from, index) => expect(normalise(raw[from] ?? "").text === once.text[index] || /[,;:()?!]/.test(raw[from] ?? "") || raw[from] === "#" || raw[from] === "*").toBe(true));
        // A lone # at the start of a line is a heading mark only in raw text.
        if (!/[#*]/.test(once.text)) expect(normalise(once.text).text).toBe(once.text);
      }),
    );
  });

  test("句子", () => expect(sentencesOf("甲。乙；丙")).toEqual(["甲。", "乙；", "丙"]));
});

describe("数", () => {
  const raws = (text: string): string[] => numbersIn(text).map((number) => number.raw);
  test.each([
    ["昌政办发〔2025〕8号，2025年9月5日起", ["昌政办发〔2025〕8号", "2025年9月5日"]],
    ["按10%给予最低5万元、最高1.5亿元", ["10%", "5万元", "1.5亿元"]],
    ["不超过1.5元/平方米/天、500平方米", ["1.5元/平方米/天", "500平方米"]],
    ["排名前两位，每增加一家，从业一年", ["两位", "一家", "一年"]],
    ["一次性给予，一等奖，一企一档，第一条，一对一", []],
    ["5G、A股、2.0版、H5页面", []],
  ])("%s", (text, expected) => expect(raws(text)).toEqual(expected));

  test("单位不同的不是同一个数，量词不同的是", () => {
    const one = (text: string) => numbersIn(text)[0] as NonNullable<ReturnType<typeof numbersIn>[0]>;
    expect(sameNumber(one("0.5亿元"), one("5000万元"))).toBe(true);
    expect(sameNumber(one("50万元"), one("50%"))).toBe(false);
    expect(sameNumber(one("3年"), one("3月"))).toBe(false);
    expect(sameNumber(one("10个"), one("10家"))).toBe(true);
    expect(sameNumber(one("两位"), one("2"))).toBe(true);
    expect(sameNumber(one("2025-09-05"), one("2025年9月5日"))).toBe(true);
  });
});

describe("条号", () => {
  const clause = (...headings: string[]): string => clauseOf(headings.map((text, index) => ({ depth: index + 1, text })));
  test.each([
    [["第二章 总则", "第五条"], "第五条"],
    [["六、加大企业信贷支持力度"], "六"],
    [["（一）支持"], "（一）"],
    [["9. 支持企业"], "9"],
    [["9. 支持企业", "(1) 研发"], "9(1)"],
    [["9. 支持企业", "（2）研发"], "9(2)"],
    [["（通知）"], "通知"],
    [["第十二条 支持"], "第十二条"],
    [["办法名称"], "办法名称"],
  ])("%j", (headings, number) => expect(clause(...headings)).toBe(number));
});
