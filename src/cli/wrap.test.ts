import { expect, test } from "vitest";
import { displayWidth, padEnd, padStart } from "#kernel";
import { wrap } from "./wrap.ts";
import { table } from "./table.ts";

test.each([
  ["", 0], ["huice", 5], ["惠策", 4], ["昌政办发〔2025〕8号", 19], ["“甲”", 4], ["（一）", 6], ["é", 1], ["𠮷", 2], ["１２", 4],
])("%s takes %i columns", (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test("padding counts columns, not characters", () => {
  expect(padEnd("惠策", 6)).toBe("惠策  ");
  expect(padStart("32万元", 8)).toBe("  32万元");
  expect(padEnd("太长了", 2)).toBe("太长了");
});

test("a line is never wider, begins with no closing mark and ends with no opening one, and numbers stay whole", () => {
  expect(wrap("按照企业上年度研发费用的10%，给予支持", 12)).toEqual(["按照企业上年", "度研发费用的", "10%，给予支", "持"]);
  expect(wrap("支持高新技术，给予", 12)).toEqual(["支持高新技", "术，给予"]);
  expect(wrap("原文写明了（第五条）", 12)).toEqual(["原文写明了", "（第五条）"]);
  expect(wrap("第一行\n第二行", 20)).toEqual(["第一行", "第二行"]);
  for (const line of wrap("关于实施“十大强企行动”激发专精特新企业活力的若干措施（试行）：2022年，“甲”。".repeat(5), 17)) expect(displayWidth(line)).toBeLessThanOrEqual(17);
});

test("columns of a table stand under each other; an empty column is left out; a flexible one gives way", () => {
  const columns = [{ title: "条" }, { title: "记录" }, { title: "金额", align: "right" }, { title: "说明", flexible: true }] as const;
  expect(table(columns, [["第五条", "", "32万元", "条件都满足"], ["9(1)", "", "5万元", "还差：研发费用、资质"]], 34)).toEqual([
    "条        金额  说明",
    "------  ------  ------------------",
    "第五条  32万元  条件都满足",
    "9(1)     5万元  还差：研发费用、资",
    "                质",
  ]);
});
