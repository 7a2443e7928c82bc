/** 样例 of a 认定: every table is run, what a row leaves out stays unknown, and the text in force is the one that answers. */
import { expect, test } from "vitest";
import { runExamples } from "#engine";
import { sayDiagnostic } from "#policy";
import { readLibrary } from "#policy/read";
import { FILES } from "./small-library.ts";

/** The small library with these lines after the 认定 of one generation. */
function run(generation: "2020" | "2026", tables: readonly (readonly string[])[]): { count: number; said: string[] } {
  const path = `国家/甲类${generation}.md`;
  const text = (FILES[path] ?? "").replace("\n## （上限）", `${tables.map((rows) => `\n${[rows[0], (rows[0] ?? "").replace(/[^|]+/g, " --- "), ...rows.slice(1)].join("\n")}\n`).join("")}\n## （上限）`);
  const { library, diagnostics } = readLibrary(Object.entries({ ...FILES, [path]: text }).map(([name, content]) => ({ path: `policies/${name}`, text: content })), new Map());
  expect(diagnostics.map(sayDiagnostic)).toEqual([]);
  const report = runExamples(library);
  return { count: report.count, said: report.diagnostics.filter((d) => d.code !== "缺样例").map((d) => d.message) };
}

test("each table has its own columns and every row is counted", () => {
  const report = run("2020", [
    ["| 样例 | 上年度.营业收入 | 上年度.研发费用 | 期望 |", "| 恰到 | 100万元 | 5万元 | 研发占比 符合 |", "| 差一分 | 100万元 | 49999.99元 | 研发占比 不符合 |"],
    ["| 样例 甲 | 企业.严重违法失信主体 | 期望 |", "| 失信 | 是 | 守信 不符合；不符合 |"],
  ]);
  expect(report).toEqual({ count: 3, said: [] });
});

test("上年度 is relative to the day of asking; without one, to the last day in force", () => {
  const rows = (on: string): string[][] => [["| 样例 | 2024.营业收入 | 2024.研发费用 | 2025.营业收入 | 2025.研发费用 | 问日 | 期望 |", `| 甲 | 100万元 | 5万元 | 100万元 | 4万元 | ${on} | 研发占比 符合 |`]];
  expect(run("2020", rows("2025-06-30")).said).toEqual([]);
  for (const on of ["2026-01-01", "?"]) expect(run("2020", rows(on)).said).toEqual(["样例“甲”的“研发占比”算得 不符合，期望 符合"]);
});

test("what a row leaves out is unknown: not met, not failed, not zero points", () => {
  const rows = (expected: string): string[][] => [["| 样例 | 上年度.营业收入 | 期望 |", `| 甲 | 100万元 | ${expected} |`]];
  expect(run("2026", rows("研发占比 待补充；守信 待补充；乙类在先 待补充；占比 0分至50分；得分 0分至80分；待补充")).said).toEqual([]);
  expect(run("2026", rows("守信 符合")).said).toEqual(["样例“甲”的“守信”算得 待补充，期望 符合"]);
  expect(run("2026", rows("占比 0分")).said).toEqual(["样例“甲”的“占比”算得 0分至50分，期望 0分"]);
});

test("on the last day of a generation it answers, the day after the next one does", () => {
  const rows = (on: string, expected: string): string[][] => [["| 样例 | 上年度.营业收入 | 上年度.研发费用 | 问日 | 期望 |", `| 甲 | 100万元 | 5万元 | ${on} | ${expected} |`]];
  expect(run("2020", rows("2026-03-31", "研发占比 符合")).said).toEqual([]);
  expect(run("2020", rows("2026-04-01", "不适用")).said).toEqual([]);
  expect(run("2026", rows("2026-04-01", "研发占比 不符合")).said).toEqual([]);
  expect(run("2026", rows("2026-03-31", "不适用")).said).toEqual([]);
  expect(run("2020", rows("2026-04-01", "研发占比 符合")).said).toEqual(["样例“甲”在2026-04-01用不上这份标准，期望 研发占比 符合"]);
  expect(run("2020", rows("2026-03-31", "不适用")).said).toEqual(["样例“甲”在2026-03-31用的就是这份标准，期望 不适用"]);
});
