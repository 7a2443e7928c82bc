import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { displayWidth, padEnd } from "./display-width.ts";
import { parseMoney, sayMoney, sayYuan } from "./money.ts";
import { parseChineseNumeral, sayChineseNumeral } from "./numeral.ts";
import { parseDecimal, ratio } from "./rational.ts";
import { nearest } from "./words.ts";

describe("中文数字", () => {
  test("一到九十九：说出来读得回", () => {
    for (let value = 1; value < 100; value++) expect(parseChineseNumeral(sayChineseNumeral(value))).toBe(value);
  });
  test.each([["两", 2], ["十", 10], ["二十四", 24], ["一百二十", 120], ["一百零五", 105], ["三千", 3000], ["〇", 0]] as const)("%s", (text, value) => {
    expect(parseChineseNumeral(text)).toBe(value);
  });
  test.each(["", "一二", "甲", "十年", "1"])("不是数字：%s", (text) => expect(parseChineseNumeral(text)).toBeNull());
});

describe("金额", () => {
  test("说最短而准的写法", () => {
    expect(sayMoney(30_000_000)).toBe("30万元");
    expect(sayMoney(16_425_000)).toBe("16.425万元");
    expect(sayMoney(12_000_000_000)).toBe("1.2亿元");
    expect(sayMoney(123)).toBe("1.23元");
    expect(sayMoney(-5_000_000)).toBe("-5万元");
    expect(sayYuan(16_425_000)).toBe("164,250元");
    expect(sayYuan(10)).toBe("0.10元");
  });
  test("读得回", () => {
    fc.assert(fc.property(fc.integer({ min: -(10 ** 13), max: 10 ** 13 }), (fen) => {
      expect(parseMoney(sayMoney(fen), parseDecimal)).toBe(fen);
    }));
    expect(parseMoney("1,234.5元", parseDecimal)).toBe(123_450);
    expect(parseMoney("0.001元", parseDecimal)).toEqual(ratio(1n, 10n));
    for (const text of ["30", "30 万", "万元", "1.2.3元", "３元"]) expect(parseMoney(text, parseDecimal), text).toBeNull();
  });
});

describe("近似词", () => {
  test("认得出少字、多字、错字", () => {
    const known = ["研发费用", "研发人员数", "营业收入", "科技人员数"];
    expect(nearest("研发费", known)).toBe("研发费用");
    expect(nearest("营业收人", known)).toBe("营业收入");
    expect(nearest("天气", known)).toBeNull();
  });
});

describe("显示宽度", () => {
  test("汉字占两格", () => {
    expect(displayWidth("ab贴息，")).toBe(8);
    expect(padEnd("贴息", 6)).toBe("贴息  ");
    expect(padEnd("贴息", 2)).toBe("贴息");
  });
});
