/** 行业: the tree of GB/T 4754 in rules, in dossiers, in reasons. */
import { describe, expect, test } from "vitest";
import { match, readDossier, type Reason } from "#engine";
import { readLibrary } from "#policy/read";
import { tables } from "../language/real-documents.ts";
import { day, founded } from "./asking.ts";

const TEXT = `---
文号: 示例〔2025〕1号
名称: 示例
发文机关: 示例
层级: 区级
地区: 昌平区
印发: 2025-09-05
有效:
  自: 2025-09-05
  至: 2030-09-05
来源: 示例.txt
---

## 第一条

> 软件开发、集成电路设计和制造业企业，可以咨询。

\`\`\`规则
服务: 咨询
编号: 1
条件:
  - 行业: 企业.国民经济行业 属于 [651, 6520, 制造业]
\`\`\`

## 第二条

> 其他软件企业另行咨询。

\`\`\`规则
服务: 另行咨询
编号: 2
条件:
  - 行业: 企业.国民经济行业 = 65 且 企业.国民经济行业 ≠ 软件开发
\`\`\`
`;
const { library, diagnostics } = readLibrary([{ path: "policies/示例.md", text: TEXT }], new Map([["示例.txt", "第一条 软件开发、集成电路设计和制造业企业，可以咨询。\n第二条 其他软件企业另行咨询。"]]), tables);

const read = (code: unknown) => readDossier(founded("昌平区", {}, { 国民经济行业: code }), library.reference);
function ask(code: unknown, number: "1" | "2") {
  const dossier = read(code);
  if (!dossier.ok) throw new Error(dossier.error.map((each) => each.message).join("；"));
  const [found] = match(library, dossier.value, { on: day("2026-06-30"), readings: {} }).matches.filter((each) => each.rule === `示例〔2025〕1号#${number}`);
  return found!;
}
const valuesOf = (reason: Reason): string[] => [reason.value, ...reason.children.flatMap(valuesOf)];

const textsOf = (reason: Reason): string[] => [reason.text, ...reason.children.flatMap(textsOf)];

test("示例站得住", () => expect(diagnostics.filter((each) => each.file === "policies/示例.md").map((each) => each.message)).toEqual([]));

describe("属于沿着树走，哪一级都可以", () => {
  test.each([
    ["6513", "可享"], ["I6513", "可享"], ["651", "可享"], ["6520", "可享"], ["652", "可享"], ["3562", "可享"], ["C", "可享"], [3562, "可享"],
    ["6531", "不符合"], ["51", "不符合"], ["A", "不符合"],
  ] as const)("%s：%s", (code, status) => expect(ask(code, "1").status).toBe(status));

  test.each(["65", "I65", "I"])("%s 比规则问的粗，未定，请企业写细", (code) => {
    const found = ask(code, "1");
    expect(found.status).toBe("待补充");
    expect(found.missing.map((each) => each.fact)).toEqual(["企业.国民经济行业"]);
  });

  test.each([["6531", "可享"], ["6513", "不符合"], ["65", "待补充"], ["64", "不符合"], ["I", "待补充"]] as const)("= 是“就是或者在其中”，≠ 是它的反面。%s：%s", (code, status) => expect(ask(code, "2").status).toBe(status));
});

test("理由里代码连同名称", () => {
  expect(valuesOf(ask("I6513", "1").reason)).toContain("6513 应用软件开发");
  expect(textsOf(ask("6513", "1").reason)).toContain("行业：企业国民经济行业属于651 软件开发、6520 集成电路设计、制造业");
});

describe("档案里的代码与树核对", () => {
  test.each([
    ["6518", "是不是 6519 其他软件开发？"], ["6510", "是不是 651 软件开发？"], ["C6513", "是不是 6513 应用软件开发？"], ["9999", "按 GB/T 4754—2017 核对"],
  ])("没有 %s：%s", (code, hint) => {
    const dossier = read(code);
    expect(dossier.ok ? [] : dossier.error).toEqual([{ path: "企业.国民经济行业", message: `“国民经济行业”应是行业表里有的代码，这里是“${code}”`, hint }]);
  });

  test.each([[131, "131 谷物磨制", "0131"], [39, "39 计算机、通信和其他电子设备制造业", "039"]] as const)("写成数的 %i 分不清前面有没有零，不猜", (code, one, other) => {
    const dossier = read(code);
    expect(dossier.ok ? null : dossier.error[0]).toMatchObject({ message: `“国民经济行业”应是写成文字的代码，这里是“${code}”`, hint: expect.stringContaining(`分不清是 ${one}，还是 `) });
    expect(dossier.ok ? "" : dossier.error[0]?.hint).toContain(`请加引号，写作 "${code}" 或 "${other}"`);
  });
  test.each([[6513, "6513 应用软件开发"], [65, "65 软件和信息技术服务业"], [1, "01 农业"]] as const)("写成数的 %i 只有一种读法", (code, said) => {
    const dossier = read(code);
    expect(dossier.ok ? JSON.stringify([...dossier.value.enterprise.facts]) : "").toContain(said);
  });

  test.each(["6513x", "Z", "制造业", "65131", ""])("“%s”不是代码", (code) => {
    const dossier = read(code);
    expect(dossier.ok ? "" : dossier.error[0]?.message).toContain("应是国民经济行业代码");
  });
});

test("行业表：20 门类、97 大类、473 中类、1381 小类", () => {
  const codes = Object.keys(library.reference.industries);
  expect([1, 3, 4, 5].map((length) => codes.filter((code) => code.length === length).length)).toEqual([20, 97, 473, 1381]);
  expect([..."ABCDEFGHIJKLMNOPQRST"].map((letter) => codes.filter((code) => code.length === 3 && code.startsWith(letter)).map((code) => Number(code.slice(1))))).toEqual([
    [1, 5], [6, 12], [13, 43], [44, 46], [47, 50], [51, 52], [53, 60], [61, 62], [63, 65], [66, 69], [70, 70], [71, 72], [73, 75], [76, 79], [80, 82], [83, 83], [84, 85], [86, 90], [91, 96], [97, 97],
  ].map(([from = 0, to = 0]) => Array.from({ length: to - from + 1 }, (_unused, index) => from + index)));
});
