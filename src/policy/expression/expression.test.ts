import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collectFindings } from "../diagnostic.ts";
import { formatExpression } from "./format.ts";
import { parseExpression } from "./parse.ts";
import type { Syntax } from "./syntax.ts";

const AT = { file: "", line: 1, column: 1 };
const read = (text: string): Syntax | null => parseExpression(text, AT, collectFindings());
const bare = (tree: unknown): unknown => JSON.parse(JSON.stringify(tree, (key, value: unknown) => (key === "at" ? undefined : typeof value === "bigint" ? value.toString() : value)));

const name = fc.constantFrom("类别", "取得方式", "企业.注册地", "上年度.研发费用", "本项.认定日期", "国家");
const number = fc.tuple(fc.integer({ min: 0, max: 9999 }), fc.constantFrom("", "万元", "%", "元/平方米/天", "年", "家")).map(([digits, unit]) => `${digits}${unit}`);
const text: fc.Arbitrary<string> = fc.letrec<{ whole: string; leaf: string }>((tie) => ({
  leaf: fc.oneof(name, number, fc.constantFrom("2025-09-05", "评定(经评审)", "评定(1% 至 2%)", "评定(0元 至 100万元, 分(阶段)的)", "[国家, 行业]", "持有(高新技术企业)")),
  whole: fc.oneof(
    { maxDepth: 5 },
    tie("leaf"),
    fc.tuple(tie("whole"), fc.constantFrom("+", "−", "×", "÷", "=", "≥", "且", "或", "属于"), tie("whole")).map(([a, operator, b]) => `(${a}) ${operator} (${b})`),
    tie("whole").map((a) => `非 (${a})`),
    tie("whole").map((a) => `−(${a})`),
    fc.tuple(tie("whole"), tie("whole")).map(([a, b]) => `取小(${a}, ${b})`),
    fc.tuple(tie("whole"), tie("whole")).map(([a, b]) => `合计(贷款 其中 ${a} 取 ${b})`),
    fc.tuple(tie("whole")).map(([a]) => `(贷款 其中 ${a})`),
    fc.tuple(tie("whole"), tie("whole")).map(([a, b]) => `[(${a}), (${b})]`),
  ),
})).whole;

describe("算式", () => {
  test("parse(format(x)) = x；format 再 format 不变", () => {
    fc.assert(
      fc.property(text, (written) => {
        const tree = read(written);
        if (tree === null) return;
        const printed = formatExpression(tree);
        const again = read(printed);
        expect(bare(again), `${written}\n${printed}`).toEqual(bare(tree));
        expect(formatExpression(again as Syntax)).toBe(printed);
      }),
      { numRuns: 3000 },
    );
  });

  test("任何文字都只给诊断，不抛错", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.array(fc.constantFrom("(", ")", "[", "]", "评定(", "合计(", "其中", " 取 ", "且", "非 ", "−", "1", "1-1-1", "：", "甲", " ", ",", "至")).map((parts) => parts.join(""))), (written) => {
        const findings = collectFindings();
        const tree = parseExpression(written, AT, findings);
        expect(tree === null).toBe(findings.list.length > 0);
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ["a+b × c", null],
    ["实付利息×50%", "实付利息 × 50%"],
    ["(甲 + 乙) × 丙", "(甲 + 乙) × 丙"],
    ["甲 − (乙 − 丙)", "甲 − (乙 − 丙)"],
    ["(甲 − 乙) − 丙", "甲 − 乙 − 丙"],
    ["非 (甲 = 乙) 且 丙", "非 甲 = 乙 且 丙"],
    ["丙 且 非 甲", "丙 且 非 甲"],
    ["甲 且 乙 或 丙", "(甲 且 乙) 或 丙"],
    ["甲 且 (乙 或 丙)", "甲 且 (乙 或 丙)"],
    ["计数(贷款  其中 年利率>1% )", "计数(贷款 其中 年利率 > 1%)"],
    ["取得方式 = 首次认定", "取得方式 = 首次认定"],
  ])("%s", (written, printed) => {
    const tree = read(written);
    if (printed !== null) expect(tree && formatExpression(tree)).toBe(printed);
  });
});
