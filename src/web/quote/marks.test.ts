import { expect, test } from "vitest";
import { erratumMarks, numbersOf, sentenceMark } from "./marks.ts";
import { citedMarks } from "./narrow.ts";

const CLAUSE = "支持高新技术企业资格认定。对新认定的高新技术企业，按照企业上年度研发费用的10%，给予最低5万元，最高50万元的一次性资金支持。";

test("numbers of a clause in reading order; words that hold a numeral are none", () => {
  expect(numbersOf(CLAUSE).map(({ text }) => text)).toEqual(["10%", "5万元", "50万元"]);
  expect(numbersOf("依据京技管发〔2023〕32号第五条，2025年9月5日起三年内前两位").map(({ text }) => text)).toEqual(["2025年9月5日", "三年", "两位"]);
});

test("a cited sentence is found across line ends", () => {
  const [mark] = sentenceMark("甲。乙\n丙。丁", "乙丙。");
  expect(mark).toMatchObject({ start: 2, end: 6 });
  expect(sentenceMark("甲。", "没有的话")).toEqual([]);
});

test("of a citation, the sentence that states the amounts is marked; all of it where none does", () => {
  const cut = (numbers: readonly string[]): readonly string[] => citedMarks(CLAUSE, CLAUSE, numbers).map(({ start, end }) => CLAUSE.slice(start, end));
  expect(cut(["50万元"])).toEqual([CLAUSE.slice(13)]);
  expect(cut(["7万元"])).toEqual([CLAUSE]);
});

test("a correction carries what was printed", () => {
  const at = { file: "", line: 1, column: 1 };
  const [mark] = erratumMarks("政府与企业在规划", [{ printed: "政府与企业 in 规划", corrected: "企业在规划", ground: "误识", at }]);
  expect(mark).toMatchObject({ start: 3, end: 8, note: "勘误：官方文本印作“政府与企业 in 规划”。误识" });
});
