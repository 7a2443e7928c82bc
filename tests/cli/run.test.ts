/** huice run, huice run verify: as a person runs them. */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const huice = path.join(root, "bin", "huice.cjs");
const folder = mkdtempSync(path.join(tmpdir(), "huice-run-"));
const place = (...names: readonly string[]): string => path.join(folder, ...names);
const SLOW = 120_000;

function run(...words: readonly string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [huice, ...words], { cwd: folder, encoding: "utf8" });
  return { status, out: stdout, err: stderr.replaceAll(/^(跑批|复核|合成企业).*\n/gm, "") };
}
/** In slices, so that there is a middle. */
const asked = (out: string, ...more: readonly string[]): readonly string[] => ["run", "--snapshot", "城", "--on", "2026-06-30", "--slice", "240", "--out", out, ...more];
const matchesIn = (name: string): Map<string, string> => new Map(readdirSync(place(name)).filter((file) => /^匹配-.*parquet$/.test(file)).map((file) => [file, readFileSync(place(name, file)).toString("base64")]));

beforeAll(() => {
  spawnSync(process.execPath, [path.join(root, "scripts", "build.cjs"), "node"], { stdio: "inherit" });
  run("population", "--size", "700", "--seed", "5", "--out", "城");
}, SLOW);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a run is written, said to be synthetic, and every match of it can be explained again", () => {
  const first = run(...asked("批次", "--json"));
  expect(first).toMatchObject({ status: 0, err: "" });
  const said = JSON.parse(first.out) as { matches: number; enterprises: number; total: { low: string } };
  expect(said).toMatchObject({ on: "2026-06-30", size: 700, synthetic: true });
  expect(said.matches).toBeGreaterThan(2500);
  expect(Number(said.total.low)).toBeGreaterThan(0);
  const csv = readdirSync(place("批次")).filter((file) => file.endsWith(".csv")).map((name) => ({ name, lines: readFileSync(place("批次", name), "utf8").trimEnd().split("\n") }));
  const slices = csv.filter(({ name }) => name.startsWith("匹配-"));
  expect(slices.map(({ name }) => name).toSorted()).toEqual(["匹配-001.csv", "匹配-002.csv", "匹配-003.csv"]);
  expect(slices.reduce((rows, { lines }) => rows + lines.length - 1, 0)).toBe(said.matches);
  for (const { name, lines: [head, ...rows] } of csv) expect([head?.endsWith(",数据"), rows.filter((row) => !row.endsWith(",合成"))], name).toEqual([true, []]);
  for (const name of ["名册", "应享未享", "缺项"]) expect([existsSync(place("批次", `${name}.csv`)), existsSync(place("批次", `${name}.parquet`))]).toEqual([true, true]);
  for (const name of readdirSync(place("批次")).filter((file) => file.endsWith(".parquet"))) expect(readFileSync(place("批次", name)).includes("合成数据，不对应任何真实企业"), name).toBe(true);
  expect(run("run", "verify", "--snapshot", "城", "--run", "批次", "--sample", "700")).toEqual({ status: 0, out: expect.stringMatching(/^重新解释了 700 家、\d+ 项，状态和金额与批次逐项相同。\n$/), err: "" });
}, SLOW);

test("a match that was changed is found", () => {
  const manifest = place("批次", "批次.json");
  const kept = readFileSync(manifest, "utf8");
  // The day is moved by a year: what was then is not what is explained now.
  writeFileSync(manifest, kept.replace("2026-06-30", "2025-06-30"));
  const told = run("run", "verify", "--snapshot", "城", "--run", "批次", "--sample", "300");
  writeFileSync(manifest, kept);
  expect(told).toMatchObject({ status: 1, out: expect.stringMatching(/\d+ 项与批次不同/) });
}, SLOW);

test("killed in the middle, the same command goes on, and nothing that was done is done again", async () => {
  const child = spawn(process.execPath, [huice, ...asked("断", "--no-csv")], { cwd: folder, stdio: "ignore" });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  while (!existsSync(place("断", "匹配-001.parquet")) && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 10));
  child.kill("SIGKILL");
  await ended;
  expect([existsSync(place("断", "批次.json")), existsSync(place("断", "批次.未完成.json"))]).toEqual([false, true]);
  const before = matchesIn("断");
  expect(run("run", "--snapshot", "城", "--on", "2026-07-01", "--slice", "240", "--out", "断")).toMatchObject({ status: 3, err: expect.stringContaining("另一个没有跑完的批次") });
  expect(run("run", "verify", "--snapshot", "城", "--run", "断")).toMatchObject({ status: 3, err: expect.stringContaining("没有跑完") });
  expect(run(...asked("断", "--no-csv")).status).toBe(0);
  const after = matchesIn("断");
  expect(before.size).toBeLessThan(after.size);
  for (const [file, bytes] of before) expect(after.get(file) === bytes, file).toBe(true);
  expect(after).toEqual(matchesIn("批次"));
}, SLOW);

test("a snapshot that is cut is refused before anything is written", () => {
  run("population", "--size", "50", "--out", "坏城");
  truncateSync(place("坏城", "资质-0001.parquet"), 200);
  expect(run("run", "--snapshot", "坏城", "--on", "2026-06-30", "--out", "没有")).toMatchObject({ status: 3, out: "", err: expect.stringContaining("资质-0001.parquet") });
  expect(readdirSync(place("没有"))).toEqual([]);
}, SLOW);

test.each([
  [["run", "--out", "无"], 2, "请加 --snapshot"],
  [["run", "--snapshot", "城"], 2, "请加 --out"],
  [["run", "别的", "--snapshot", "城"], 2, "run 后面只能写 verify"],
  [["run", "--snapshot", "城", "--on", "2026-02-30", "--out", "无"], 2, "--on 后面要写"],
  [["run", "--snapshot", "城", "--on", "2026-06-30", "--slice", "0", "--out", "无"], 2, "--slice 后面要写"],
  [["run", "--snapshot", "没有这个", "--on", "2026-06-30", "--out", "无"], 3, "这里没有快照"],
  [["run", "--snapshot", "城", "--on", "2026-06-30", "--out", "."], 3, "文件夹不是空的"],
  [["run", "verify", "--snapshot", "城"], 2, "请加 --run"],
  [["run", "verify", "--snapshot", "城", "--run", "没有", "--sample", "0"], 2, "--sample 后面要写"],
  [["run", "verify", "--snapshot", "城", "--run", "没有"], 3, "这里没有批次"],
] as const)("%j ends with %i and says so", (words, status, message) => {
  expect(run(...words)).toMatchObject({ status, out: "", err: expect.stringContaining(message) });
}, SLOW);
