/** 条件 that nobody meets, rows that nobody reaches, gaps and overlaps: each beside its neighbour that is in order. */
import { describe, expect, test } from "vitest";
import { codes, found, libraryOf, matchOf, yearly } from "./small.ts";
import { findInSpace } from "#engine/space";

const paid = (conditions: readonly string[]): string => yearly(`条件:\n${conditions.map((each) => `  - ${each}`).join("\n")}\n给予:\n  金额: 5万元\n  方式: 申请`);

describe("conditions", () => {
  test.each([
    [["本年度.研发费用 ≥ 100万元", "本年度.研发费用 < 100万元"]],
    [["本年度.研发费用 > 100万元", "本年度.研发费用 ≤ 100万元"]],
    [["本年度.职工人数 > 10人", "本年度.职工人数 < 11人"]],
    [["企业.注册地 = 本地区", "企业.注册地 = 外区"]],
    [["持有(甲类企业)", "非 持有(甲类企业)"]],
    [["企业.严重违法失信主体 且 本年度.研发费用 > 0元", "非 企业.严重违法失信主体"]],
    [["本年度.研发费用 × 10% ≥ 50万元", "本年度.研发费用 < 500万元"]],
  ])("%s: nobody", (conditions) => expect(codes(paid(conditions))).toEqual(["条件矛盾 研发投入增长"]));

  test.each([
    [["本年度.研发费用 ≥ 100万元", "本年度.研发费用 ≤ 100万元"]],
    [["本年度.职工人数 > 10人", "本年度.职工人数 < 12人"]],
    [["企业.注册地 = 本地区", "企业.注册地 = 全国"]],
    [["持有(甲类企业)", "非 持有(乙类企业)"]],
    [["本年度.研发费用 × 10% ≥ 50万元", "本年度.研发费用 ≤ 500万元"]],
    [["本年度.研发费用 ≥ 100万元", "上年度.研发费用 < 100万元"]],
    [["首个已知(本年度.研发费用, 上年度.研发费用) ≥ 100万元", "本年度.研发费用 = 50万元"]],
  ])("%s: somebody", (conditions) => expect(codes(paid(conditions)).filter((each) => each.startsWith("条件矛盾"))).toEqual([]));

  test("what the whole document asks counts too, and the finding stands where the block says no", () => {
    const scope = "适用: 全文\n对象:\n  - 辖区: 企业.注册地 = 本地区";
    const findings = found(scope, paid(["企业.注册地 = 外区"]));
    expect(findings.map(({ code, message }) => [code, message])).toEqual([["条件矛盾", "谁也满足不了：“企业注册地在本地区”与“企业注册地在外区”不能同时成立"]]);
    expect(findings[0]?.witnesses).toEqual([]);
  });

  test("fields that a word forbids (限于) are a contradiction only where they are forbidden", () => {
    const award = (word: string): string => `事项: 甲类认定\n编号: 1\n主责: 区科委\n对每: 资质\n条件:\n  - 类别 = ${word}\n  - 类别 = 甲类企业\n给予:\n  金额: 5万元\n  方式: 申请`;
    expect([codes(award("乙类企业")), codes(award("甲类企业"))]).toEqual([["条件矛盾 甲类认定"], []]);
  });
});

const table = (rows: readonly string[]): string => yearly(`给予:\n  金额:\n    按: 本年度.研发费用\n${rows.map((row) => `    ${row}`).join("\n")}\n  方式: 申请`);
const byCondition = (rows: readonly string[]): string => yearly(`给予:\n  金额:\n${rows.map((row) => `    - ${row}`).join("\n")}\n  方式: 申请`);

describe("rows", () => {
  test("a row that the rows above have taken", () => {
    const [finding, ...rest] = found(table(["≥ 100万元: 10万元", "≥ 200万元: 20万元", "否则: 0元"]));
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ code: "档次落空", about: "不低于200万元", message: "“本年度研发费用不低于200万元”这一档谁也落不进去：前面的“本年度研发费用不低于100万元”已经全部取走" });
  });

  test("from the highest down, every row is reached", () => expect(codes(table(["≥ 200万元: 20万元", "≥ 100万元: 10万元", "否则: 0元"]))).toEqual([]));

  test("a row the conditions shut out, and the same row without them", () => {
    const rows = "给予:\n  金额:\n    按: 本年度.研发费用\n    ≥ 200万元: 20万元\n    ≥ 100万元: 10万元\n    否则: 0元\n  方式: 申请";
    expect(codes(yearly(`条件:\n  - 本年度.研发费用 ≥ 200万元\n${rows}`))).toEqual(["档次落空 不低于100万元"]);
    expect(codes(yearly(`条件:\n  - 本年度.研发费用 ≥ 199万元\n${rows}`))).toEqual([]);
  });

  test("a word that stands in two rows, and one that an earlier row of another fact has taken", () => {
    const ofTitle = (conditions: string, rows: string): string => `事项: 甲类认定\n编号: 1\n主责: 区科委\n对每: 资质\n${conditions}给予:\n  金额:\n${rows}  方式: 申请`;
    expect(codes(ofTitle("", "    按: 类别\n    甲类企业: 5万元\n    乙类企业 或 甲类企业: 6万元\n"))).toEqual([]);
    expect(codes(ofTitle("", "    按: 类别\n    甲类企业 或 乙类企业: 5万元\n    乙类企业: 6万元\n"))).toEqual(["档次落空 为乙类企业"]);
    const rows = "    - 类别 = 甲类企业: 6万元\n    - 取得方式 = 首次认定: 5万元\n    - 否则: 0元\n";
    expect(codes(ofTitle("", rows))).toEqual([]);
    expect(codes(ofTitle("条件:\n  - 类别 = 甲类企业\n", rows))).toEqual(["档次落空 取得方式为首次认定"]);
  });

  test("a reading that is not taken by default is not looked at", () => {
    const read = (taken: string): string => yearly(`条件:\n  - 规模:\n      依: I-90\n      甲: 本年度.职工人数 ≥ 50人\n      乙: 本年度.职工人数 < 10人\n  - 本年度.职工人数 ≥ 20人\n给予:\n  金额: 5万元\n  方式: 申请\n存疑:\n  I-90:\n    问: 多少人\n    甲: 多\n    乙: 少\n    默认: ${taken}\n    据: 测试`);
    expect(codes(read("甲"))).toEqual([]);
    expect(codes(read("乙"))).toEqual(["条件矛盾 研发投入增长"]);
  });

  test("a title that is asked for and refused by the row inside", () => {
    expect(codes(byCondition(["持有(甲类企业) 且 非 持有(甲类企业): 9万元", "否则: 5万元"]))).toEqual(["档次落空 持有有效的甲类企业资格，且未持有甲类企业"]);
  });
});

describe("gaps", () => {
  test("one 分 between two rows is a gap, and the witness falls into it", () => {
    const block = table(["≥ 200万元: 20万元", "< 200万元: 10万元"]);
    expect(codes(block)).toEqual([]);
    const open = table(["超过 200万元: 20万元", "< 200万元: 10万元"]);
    const library = libraryOf([open]);
    const [finding, ...rest] = findInSpace(library);
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ code: "档间空缺", about: "本年度研发费用" });
    expect(finding?.witnesses.map((each) => JSON.parse(each)["年度数据"])).toEqual([[{ 年度: 2028, 研发费用: "200万元" }]]);
    expect(matchOf(library, finding?.witnesses[0] ?? "").map(({ status, because }) => [status, because])).toEqual([["不符合", "原文没有列出这种情形"]]);
  });

  test("否则 closes it, and so does a condition", () => {
    expect(codes(table(["超过 200万元: 20万元", "< 200万元: 10万元", "否则: 15万元"]))).toEqual([]);
    expect(codes(yearly("条件:\n  - 本年度.研发费用 ≠ 200万元\n给予:\n  金额:\n    按: 本年度.研发费用\n    超过 200万元: 20万元\n    < 200万元: 10万元\n  方式: 申请"))).toEqual([]);
  });

  test("words the text does not list are not listed on purpose", () => {
    expect(codes("事项: 甲类认定\n编号: 1\n主责: 区科委\n对每: 资质\n给予:\n  金额:\n    按: 类别\n    甲类企业: 5万元\n  方式: 申请")).toEqual([]);
  });
});

describe("overlaps", () => {
  const overlapping = (...blocks: readonly string[]): string[] => codes(...blocks).filter((each) => each.startsWith("档次重叠"));
  const rows = (first: string, second: string): string => byCondition([`本年度.研发费用 ≥ 100万元: ${first}`, `本年度.职工人数 ≥ 50人: ${second}`, "否则: 0元"]);

  test("both hold, the first is the worse: order decides", () => {
    const library = libraryOf([rows("5万元", "8万元")]);
    const finding = findInSpace(library).find(({ code }) => code === "档次重叠");
    expect(finding).toMatchObject({ about: "本年度研发费用不低于100万元" });
    expect(matchOf(library, finding?.witnesses[0] ?? "").map(({ gross }) => gross?.high)).toEqual([5_000_000]);
  });

  test("from the better down, or alike, or never together: in order", () => {
    expect(overlapping(rows("8万元", "5万元"))).toEqual([]);
    expect(overlapping(rows("5万元", "5万元"))).toEqual([]);
    expect(overlapping(byCondition(["本年度.研发费用 ≥ 100万元: 5万元", "本年度.研发费用 < 50万元: 8万元", "否则: 0元"]))).toEqual([]);
  });

  test("nothing of nothing: a first row for a numerator of 0 is told once, however many shares follow", () => {
    const shares = (first: string): string => byCondition([`${first}: 0元`, "本年度.研发费用 ≥ 本年度.营业收入 × 10%: 8万元", "本年度.研发费用 ≥ 本年度.营业收入 × 5%: 5万元", "否则: 0元"]);
    expect(overlapping(shares("本年度.研发费用 = 0元"))).toEqual(["档次重叠 本年度研发费用为0元"]);
    expect(overlapping(shares("本年度.研发费用 = 0元 且 本年度.营业收入 > 0元"))).toEqual([]);
  });

  test("a special case before the general one is no overlap", () => {
    expect(overlapping(byCondition(["本年度.研发费用 ≥ 100万元 且 持有(甲类企业): 5万元", "本年度.研发费用 ≥ 100万元: 8万元", "否则: 0元"]))).toEqual([]);
  });
});
