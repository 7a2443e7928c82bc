/** 断崖, limits that never bind, steps that are always cut, and awards that nobody has told how to stack. */
import { describe, expect, test } from "vitest";
import { findInSpace } from "#engine/space";
import { codes, found, libraryOf, matchOf, told, yearly } from "./small.ts";

const WAN = 1_000_000;
const award = (lines: string, head = ""): string => yearly(`${head}给予:\n${lines.split("\n").map((line) => `  ${line}`).join("\n")}\n  方式: 申请`);

describe("cliffs", () => {
  const brackets = (below: string, above: string): string => award(`金额:\n  按: 本年度.研发费用\n  ≥ 1000万元: 本年度.研发费用 × ${above}\n  否则: 本年度.研发费用 × ${below}`);

  test("a lower rate on all of a larger sum: the two neighbours, and what each is given", () => {
    const library = libraryOf([brackets("10%", "5%")]);
    const [finding, ...rest] = findInSpace(library);
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ code: "断崖", about: "本年度研发费用", message: "本年度研发费用由9,999,999.99元增至1,000万元，金额反由999,999.99元降为50万元" });
    expect(finding?.witnesses.map((each) => matchOf(library, each)[0]?.gross?.high)).toEqual([99_999_999, 50 * WAN]);
  });

  test("the same or a higher rate is no cliff", () => {
    expect(codes(brackets("5%", "5%"))).toEqual([]);
    expect(codes(brackets("5%", "10%"))).toEqual([]);
  });

  test("progressive rates may fall, the sum does not", () => expect(codes(award("金额: 累进(本年度.研发费用, 0元, 10%, 1000万元, 5%)"))).toEqual([]));

  test("who grows beyond a limit gets nothing: a cliff; one 元 per 元 is a slope", () => {
    expect(codes(award("金额: 5万元", "条件:\n  - 本年度.营业收入 ≤ 4亿元\n"))).toEqual(["断崖 本年度营业收入"]);
    expect(codes(award("金额: 取大(0元, 1000万元 − 本年度.营业收入)"))).toEqual([]);
  });
});

describe("limits", () => {
  test.each([
    ["金额: 本年度.研发费用 × 10%\n最高: 50万元", []],
    ["金额: 取小(本年度.研发费用 × 10%, 50万元)\n最高: 49万元", []],
    ["金额: 取小(本年度.研发费用 × 10%, 50万元)\n最高: 50万元", ["上限不起作用 最高"]],
    ["金额: 取小(本年度.研发费用 × 10%, 50万元)\n最低: 60万元\n最高: 60万元", ["上限不起作用 最高"]],
    ["金额: 取大(本年度.研发费用 × 10%, 5万元)\n最低: 6万元", []],
    ["金额: 取大(本年度.研发费用 × 10%, 5万元)\n最低: 5万元", ["下限不起作用 最低"]],
    ["金额: 30万元\n年度最高: 29万元", []],
    ["金额: 30万元\n年度最高: 31万元", ["上限不起作用 年度最高"]],
    ["金额: 30万元\n累计最高: 31万元", []],
    ["金额: 30万元\n累计最高: 31万元\n次数: 每企业一次", ["上限不起作用 累计最高"]],
    ["金额: 评定(按实施指南)\n最高: 30万元", []],
  ])("%s → %s", (lines, expected) => expect(codes(award(lines))).toEqual(expected));

  test("a condition can keep a limit from ever binding", () => {
    const lines = "金额: 本年度.研发费用 × 10%\n最高: 50万元";
    expect(codes(award(lines, "条件:\n  - 本年度.研发费用 ≤ 500万元\n"))).toContain("上限不起作用 最高");
    expect(codes(award(lines, "条件:\n  - 本年度.研发费用 ≤ 501万元\n"))).not.toContain("上限不起作用 最高");
  });
});

describe("steps that are always cut", () => {
  const steps = (cap: string): string => award(`金额: 累进(本年度.研发费用, 20万元, 2%, 120万元, 3%)\n年度最高: ${cap}`);

  test("the last step starts where the limit is already reached", () => {
    expect(codes(steps("2万元"))).toEqual(["恒被封顶 超过120万元的部分按3%"]);
    expect(codes(steps("20000.01元"))).toEqual([]);
  });

  test("a row of a table whose least is the limit", () => {
    const rows = (cap: string): string => award(`金额:\n  按: 本年度.研发费用\n  ≥ 1000万元: 本年度.研发费用 × 20%\n  否则: 本年度.研发费用 × 10%\n最高: ${cap}`);
    expect(codes(rows("200万元"))).toEqual(["恒被封顶 本年度研发费用不低于1,000万元"]);
    expect(codes(rows("201万元"))).toEqual([]);
  });
});

describe("stacking", () => {
  const one = (item: string, number: string, condition: string): string => `事项: ${item}\n编号: ${number}\n主责: 区科委\n对每: 资质\n条件:\n  - ${condition}\n给予:\n  金额: 5万元\n  方式: 申请`;
  const first = one("甲类认定·首次", "1", "取得方式 = 首次认定");

  test("two awards of one purpose for one record, and nothing said", () => {
    const library = libraryOf([first, one("甲类认定·甲类", "2", "类别 = 甲类企业")]);
    const [finding, ...rest] = findInSpace(library);
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ code: "叠加未明", about: "甲类认定·甲类" });
    expect(matchOf(library, finding?.witnesses[0] ?? "").map(({ status }) => status)).toEqual(["待补充", "待补充"]);
  });

  test("never for one record, one name, or a 叠加: said", () => {
    expect(codes(first, one("甲类认定·复核", "2", "取得方式 = 复核通过"))).toEqual([]);
    expect(codes(first, one("甲类认定·首次", "2", "类别 = 甲类企业"))).toEqual([]);
    for (const rule of ["从优", "同享", "不得同享"]) expect(codes(first, one("甲类认定·甲类", "2", "类别 = 甲类企业"), `叠加: ${rule}\n编号: 9\n范围: 本区`)).toEqual([]);
  });

  test("two documents of one region", () => {
    const other = one("甲类认定·首次", "1", "类别 = 甲类企业");
    expect(findInSpace(libraryOf([first], [other])).map(({ code, about }) => [code, about])).toEqual([["叠加未明", "测发〔2024〕2号#1"]]);
    expect(findInSpace(libraryOf([first], [other, "叠加: 从优\n编号: 9\n范围: 本区"]))).toEqual([]);
  });
});

describe("owning up", () => {
  const idle = (notes: string): string => yearly(`给予:\n  金额: 30万元\n  年度最高: 31万元\n  方式: 申请\n${notes}`);

  test("a finding says how; the note in the document silences it and is counted", () => {
    expect(told(idle("")).diagnostics.map(({ code, hint }) => [code, hint?.includes("“上限不起作用 年度最高: 理由”")])).toEqual([["上限不起作用", true]]);
    const report = told(idle("说明:\n  上限不起作用 年度最高: 照原文"));
    expect([report.diagnostics, report.explained.map(({ code, reason }) => [code, reason])]).toEqual([[], [["上限不起作用", "照原文"]]]);
  });

  test("a note about something else, or without a reason, silences nothing; one that fits nothing is itself found", () => {
    expect(told(idle("说明:\n  上限不起作用 最高: 照原文")).diagnostics.map(({ code }) => code)).toEqual(["上限不起作用", "说明多余"]);
    expect(told(yearly("给予:\n  金额: 30万元\n  方式: 申请\n说明:\n  断崖 研发费用: 照原文")).diagnostics.map(({ code }) => code)).toEqual(["说明多余"]);
  });

  test("the same documents, the same findings", () => {
    const blocks = [award("金额:\n  按: 本年度.研发费用\n  ≥ 1000万元: 本年度.研发费用 × 5%\n  否则: 本年度.研发费用 × 10%\n最高: 10亿元")];
    expect(found(...blocks).map(({ message, witnesses }) => [message, witnesses])).toEqual(found(...blocks).map(({ message, witnesses }) => [message, witnesses]));
  });
});
