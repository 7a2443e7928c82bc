import { describe, expect, test } from "vitest";
import type { Library } from "#policy";
import { formatDocument, readLibrary } from "#policy/read";
import { checked, documents, sources } from "./real-documents.ts";
import { casesOf } from "./run.ts";

/** What a document says, without where it says it. */
const meaning = (library: Library): string =>
  JSON.stringify(library, (key, value: unknown) => (key === "at" ? undefined : typeof value === "bigint" ? value.toString() : value));
const inFence = (text: string): string => `---\n名称: 甲\n---\n\n## 一\n\n> 文\n\n\`\`\`规则\n${text}\n\`\`\`\n`;
const fence = (text: string): string => /```规则\n([^]*?)\n```/.exec(formatDocument("甲.md", inFence(text)))?.[1] ?? "";

describe("规范格式", () => {
  test("真实文件：意思不变，再排一次不变", () => {
    const formatted = documents.map((file) => ({ ...file, text: formatDocument(file.path, file.text) }));
    for (const file of formatted) expect(formatDocument(file.path, file.text)).toBe(file.text);
    const read = readLibrary(formatted, sources);
    expect(meaning(read.library)).toBe(meaning(checked.library));
    expect(read.diagnostics.map((d) => d.message)).toEqual(checked.diagnostics.map((d) => d.message));
  });

  test("坏文件：再排一次不变", () => {
    // Every fourth is enough: most of them are the good document with another line changed.
    for (const { files } of [...casesOf("good"), ...casesOf("bad").filter((_each, index) => index % 4 === 0)])
      for (const file of files) {
        const once = formatDocument(file.path, file.text);
        expect(formatDocument(file.path, once), file.path).toBe(once);
      }
  });

  test("键排好次序，算式排好空格，注释留着", () => {
    expect(fence("事项: 贷款贴息\n# 先看利息\n给予:\n    次数: 每次   # 每笔\n    金额: 取小( 实付利息×50% ,100万元 )\n主责:   区金融办\n编号: 5")).toBe(
      "事项: 贷款贴息\n编号: 5\n主责: 区金融办\n# 先看利息\n给予:\n  金额: 取小(实付利息 × 50%, 100万元)\n  次数: 每次 # 每笔",
    );
  });

  test("数的先后跟着原文：会打乱的键不动", () => {
    const text = "事项: 贷款贴息\n编号: 5\n给予:\n  最高: 100万元\n  金额: 实付利息 × 50%";
    expect(fence(text)).toBe(text);
  });

  test.each([["读不通的算式", "事项: 甲\n给予:\n  金额:   实付利息 * 50%"], ["读不通的 YAML", "事项: 甲\n给予: {金额:  1元}"], ["全角冒号", "事项： 甲\n给予:\n    金额: 1元"]])("%s：整块不动", (_name, text) => {
    expect(fence(text)).toBe(text);
  });

  test("条件表、按、依、多余的括号", () => {
    expect(fence("定义: 甲\n为:\n  - (a = 1)   且 b=2: 5万元\n  - 否则:\n      按: c\n      ≥35%: (1元)\n      超过 0%: 2元")).toBe(
      "定义: 甲\n为:\n  - a = 1 且 b = 2: 5万元\n  - 否则:\n      按: c\n      ≥ 35%: 1元\n      超过 0%: 2元",
    );
  });

  test("表按显示宽度对齐，太宽的不对齐，缺格的不动", () => {
    const table = (text: string): string => formatDocument("甲.md", `---\n类型: 事项表\n---\n\n${text}`).split("\n").slice(4).join("\n");
    expect(table("| 类 | a |\n|--|:-:|\n| 贴息 |b|\n")).toBe("| 类   | a   |\n| ---- | :-: |\n| 贴息 | b   |\n");
    const wide = "长".repeat(80);
    expect(table(`|类|a|\n|---|---|\n|${wide}||\n`)).toBe(`| 类 | a |\n| --- | --- |\n| ${wide} | |\n`);
    expect(table("|类|a|\n|---|---|\n|贴息|\n")).toBe("|类|a|\n|---|---|\n|贴息|\n");
  });

  test("引文、标题、文字一字不动；行尾换行统一", () => {
    const text = "---\n名称:   甲\n---\r\n\n#  一\n> 文，  字\n\n说明   文字\n\n\n";
    expect(formatDocument("甲.md", text)).toBe("---\n名称: 甲\n---\n\n#  一\n> 文，  字\n\n说明   文字\n");
  });
});
