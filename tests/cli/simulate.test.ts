/** huice simulate, huice diff: as a person runs them. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CHANGE, DOCUMENT, newSource, newText } from "../analytics/new-version.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const huice = path.join(root, "bin", "huice.cjs");
const folder = mkdtempSync(path.join(tmpdir(), "huice-simulate-"));
const place = (...names: readonly string[]): string => path.join(folder, ...names);
const SLOW = 120_000;
function run(...words: readonly string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [huice, ...words], { cwd: folder, encoding: "utf8" });
  return { status, out: stdout, err: stderr.replaceAll(/^(仿真|比较|合成企业).*\n/gm, "") };
}
const simulated = (...words: readonly string[]): ReturnType<typeof run> => run("simulate", "--snapshot", "城", "--on", "2026-06-30", ...words);
const compared = (next: string, ...words: readonly string[]): ReturnType<typeof run> => run("diff", DOCUMENT, next, "--snapshot", "城", "--on", "2026-06-30", ...words);

beforeAll(() => {
  spawnSync(process.execPath, [path.join(root, "scripts", "build.cjs"), "node"], { stdio: "inherit" });
  run("population", "--size", "3000", "--seed", "1", "--out", "城");
}, SLOW);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Sums {
  readonly before: { readonly low: string };
  readonly after: { readonly low: string };
  readonly losers: { readonly enterprises: number; readonly amount: string };
}

test("a reform beside the law as it is, its budget, and a sweep whose point is the reform", () => {
  const asJson = simulated("--set", CHANGE, "--budget", "1元", "--sweep", CHANGE.replace("40万元", "30万元至50万元每10万元"), "--json");
  expect(asJson).toMatchObject({ status: 0, err: "" });
  const { reform, sweep } = JSON.parse(asJson.out) as { reform: { simulation: Sums; budget: { after: { low: string } } }; sweep: { points: { value: string; cost: { low: string }; room: { low: string } }[] } };
  expect(reform).toMatchObject({ change: CHANGE, simulation: { size: 3000, synthetic: true, clauses: ["昌政办发〔2025〕8号#5"], winners: { enterprises: 0, amount: "0" }, losers: { enterprises: 3 } } });
  const { before, after } = reform.simulation;
  expect(reform.budget.after.low).toBe(String(100n - BigInt(after.low)));
  expect(sweep.points.map(({ value }) => value)).toEqual(["30万元", "40万元", "50万元"]);
  expect(sweep.points.map(({ cost }) => cost.low)).toEqual([sweep.points[0]?.cost.low, after.low, before.low]);
  expect(BigInt(after.low)).toBeLessThan(BigInt(before.low));
  const said = simulated("--set", CHANGE, "--budget", "1亿元");
  expect(said.out).toMatch(/改动：.*\n3000 家合成企业（不对应任何真实企业）[\s\S]*现行[\s\S]*改后[\s\S]*少得的[\s\S]*预算 100,000,000元[\s\S]*还剩[\s\S]*资质 /);
}, SLOW);

test("two versions of a document: what changed, in sum and per enterprise, equal to the same change as an overlay", () => {
  mkdirSync(place("新文本"));
  writeFileSync(place("新文本", newSource.name), newSource.text);
  writeFileSync(place("新.md"), newText);
  const refused = compared("新.md");
  expect(refused).toMatchObject({ status: 1, out: "", err: expect.stringMatching(/新\.md 有 \d+ 处问题，改好以前不比较：[\s\S]*新\.md:\d+:\d+[\s\S]*引文不符[\s\S]*--sources/) });
  const told = compared("新.md", "--sources", "新文本", "--out", "差异", "--json");
  expect(told).toMatchObject({ status: 0, err: "" });
  const report = JSON.parse(told.out) as { clauses: unknown; simulation: Sums };
  expect(report.clauses).toMatchObject([{ clause: "第五条", kind: "修改", rule: "昌政办发〔2025〕8号#5", lines: [{ label: "最高", before: expect.stringContaining("50万元"), after: expect.stringContaining("40万元") }] }]);
  expect(report.simulation).toEqual((JSON.parse(simulated("--set", CHANGE, "--json").out) as { reform: { simulation: Sums } }).reform.simulation);
  expect(readdirSync(place("差异")).toSorted()).toEqual(["差异报告.json", "逐家差异.csv", "逐家差异.parquet"]);
  const [head, ...rows] = readFileSync(place("差异", "逐家差异.csv"), "utf8").trimEnd().split("\n").map((line) => line.split(","));
  expect(head).toEqual(["序号", "名称", "地区", "现行_分", "改后_分", "差_分", "数据"]);
  expect(rows.filter((row) => row[6] !== "合成")).toEqual([]);
  const column = (at: number): bigint => rows.reduce((all, row) => all + BigInt(row[at] ?? 0), 0n);
  expect([column(3), column(4)].map(String)).toEqual([report.simulation.before.low, report.simulation.after.low]);
  expect(rows.filter((row) => row[5]?.startsWith("-"))).toHaveLength(report.simulation.losers.enterprises);
}, SLOW);

test("a report whose writing was stopped in the middle is written again; what is somebody else's is left alone", () => {
  mkdirSync(place("断", ".临时"), { recursive: true });
  for (const name of ["逐家差异.parquet", ".临时/逐家差异.csv", ".临时/差异报告.json"]) writeFileSync(place("断", name), "半截");
  expect(compared("新.md", "--sources", "新文本", "--out", "断")).toMatchObject({ status: 0, err: "" });
  expect(readdirSync(place("断")).toSorted()).toEqual(["差异报告.json", "逐家差异.csv", "逐家差异.parquet"]);
  expect(readFileSync(place("断", "逐家差异.parquet"))).toEqual(readFileSync(place("差异", "逐家差异.parquet")));
  mkdirSync(place("别人的", ".临时"), { recursive: true });
  for (const name of ["逐家差异.parquet", "工资.xlsx"]) writeFileSync(place("别人的", name), "");
  expect(compared("新.md", "--sources", "新文本", "--out", "别人的")).toMatchObject({ status: 3, err: expect.stringContaining("里面有“工资.xlsx”") });
  expect(readdirSync(place("别人的")).toSorted()).toEqual([".临时", "工资.xlsx", "逐家差异.parquet"]);
}, SLOW);

test.each([
  [["simulate", "--snapshot", "城"], 2, "要改什么"],
  [["simulate", "--snapshot", "城", "--set", "昌政办发〔2025〕8号#5 最高 51万元→40万元"], 2, "里面的数：50万元、5万元"],
  [["simulate", "--snapshot", "城", "--set", CHANGE, "--budget", "五百万"], 2, "预算“五百万”不是一个金额"],
  [["simulate", "--snapshot", "城", "--reform-reading", "I-99=乙"], 2, "没有存疑"],
  [["diff", DOCUMENT, DOCUMENT], 2, "请加 --snapshot"],
  [["diff", DOCUMENT, "没有.md", "--snapshot", "城"], 3, "没有.md：没有这个文件"],
  [["diff", "policies/词表.md", "policies/词表.md", "--snapshot", "城"], 1, "不是一份政策"],
] as const)("%j ends with %i and says so", (words, status, message) => {
  expect(run(...words)).toMatchObject({ status, out: "", err: expect.stringContaining(message) });
}, SLOW);
