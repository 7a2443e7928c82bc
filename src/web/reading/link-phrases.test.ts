import { expect, test } from "vitest";
import { phraseMarks } from "./link-phrases.ts";

const TEXT = "对标准公布后起草单位中排名前两位的高新技术企业，给予国家标准30万元的一次性资金支持。";
const line = (text: string, at: number) => ({ label: "", text, at: { file: "", line: at, column: 1 }, depth: 0 });
const linked = (text: string): readonly string[] => phraseMarks(TEXT, [line(text, 7)]).map(({ start, end }) => TEXT.slice(start, end));

test("a line is linked to its numbers, however they are written", () => {
  expect(linked("给30万元")).toEqual(["30万元"]);
  expect(linked("起草排名不超过2")).toContain("两位");
});

test("a line is linked to the longest words it shares", () => {
  expect(linked("持有有效的高新技术企业资格")).toEqual(["高新技术企业"]);
  expect(linked("完全无关")).toEqual([]);
});

test("links name the line", () => {
  expect(phraseMarks(TEXT, [line("给30万元", 7)])[0]?.links).toEqual(["L7"]);
});
