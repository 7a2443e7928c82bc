import { expect, test } from "vitest";
import { sayAmount, sayExactly, sayRange } from "./money-words.ts";

const YUAN = 100;
const WAN = 10_000 * YUAN;
const plain = (text: string): string => text.replaceAll("\u00a0", " ");

test.each([
  [0, "0 元"],
  [9_600 * YUAN, "9,600 元"],
  [9_600 * YUAN + 50, "9,600.50 元"],
  [5 * WAN, "5 万元"],
  [16_4250 * YUAN, "16.42 万元"],
  [12_345.5 * WAN, "1.23 亿元"],
  [-30 * WAN, "-30 万元"],
])("%i 分 is said as %s, cut and never rounded up", (fen, said) => {
  expect(plain(sayAmount(fen))).toBe(said);
});

test.each([
  [5, 50, "5–50 万元"],
  [0, 50, "最多 50 万元"],
  [30, 30, "30 万元"],
  [5, null, "5 万元起"],
  [0, null, "金额待定"],
])("%s to %s 万元 is said as %s", (low, high, said) => {
  expect(plain(sayRange({ low: low * WAN, high: high === null ? null : high * WAN }))).toBe(said);
});

test("two units are both named", () => {
  expect(plain(sayRange({ low: 9_600 * YUAN, high: 5 * WAN }))).toBe("9,600 元–5 万元");
});

test("what stands in the title is exact", () => {
  expect(sayExactly({ low: 16_4250 * YUAN, high: 16_4250 * YUAN })).toBe("164,250元");
  expect(sayExactly({ low: 5 * WAN, high: 50 * WAN })).toBe("50,000元至500,000元");
});
