/** huice population, huice snapshot: as a person runs them. */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const huice = path.join(root, "bin", "huice.cjs");
const folder = mkdtempSync(path.join(tmpdir(), "huice-city-"));
const place = (name: string): string => path.join(folder, name);

function run(...words: readonly string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [huice, ...words], { cwd: folder, encoding: "utf8" });
  return { status, out: stdout, err: stderr };
}
const bytesOf = (name: string): Map<string, string> => new Map(readdirSync(place(name)).sort().map((file) => [file, readFileSync(path.join(place(name), file)).toString("base64")]));

beforeAll(() => {
  spawnSync(process.execPath, [path.join(root, "scripts", "build.cjs"), "node"], { stdio: "inherit" });
  writeFileSync(place("甲.json"), JSON.stringify({ 企业: { 名称: "甲（虚构）", 注册地: "昌平区" }, 贷款: [] }));
  writeFileSync(place("细.json"), JSON.stringify({ 企业: { 名称: "细（虚构）" }, 租赁: [{ 面积: "1.123456789" }] }));
  writeFileSync(place("错.json"), JSON.stringify({ 企业: { 注册: "昌平区" } }));
  run("check");
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a city is made, said to be synthetic, and made the same elsewhere; a second time changes nothing", () => {
  expect(run("population", "--size", "300", "--seed", "7", "--out", "城")).toEqual({ status: 0, out: expect.stringMatching(/^城：300 家合成企业（种子 7，不对应任何真实企业），\d+ 张表，\d+ 行。\n$/), err: "" });
  const { out } = run("population", "--size=300", "--seed=7", "--out", "城2", "--json");
  expect(JSON.parse(out)).toMatchObject({ folder: "城2", size: 300, seed: 7, synthetic: true });
  expect(bytesOf("城2")).toEqual(bytesOf("城"));
  expect(run("population", "--size", "300", "--seed", "7", "--out", "城").status).toBe(0);
  expect(bytesOf("城2")).toEqual(bytesOf("城"));
});

test("killed in the middle, the same command goes on", async () => {
  const child = spawn(process.execPath, [huice, "population", "--size", "130000", "--out", "断"], { cwd: folder, stdio: "ignore" });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  while (!existsSync(path.join(place("断"), "企业-0001.parquet")) && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill("SIGKILL");
  await ended;
  expect([existsSync(path.join(place("断"), "快照.json")), existsSync(path.join(place("断"), "快照.未完成.json"))]).toEqual([false, true]);
  const before = readFileSync(path.join(place("断"), "企业-0001.parquet"));
  expect(run("population", "--size", "130001", "--out", "断")).toMatchObject({ status: 3, out: "", err: expect.stringContaining("另一份没有写完的快照") });
  expect(run("population", "--size", "130000", "--out", "断").status).toBe(0);
  expect(readFileSync(path.join(place("断"), "企业-0001.parquet")).equals(before)).toBe(true);
  expect(readdirSync(place("断")).filter((name) => name.startsWith("企业-"))).toEqual(["企业-0001.parquet", "企业-0002.parquet"]);
}, 120_000);

test("dossiers become a snapshot, or none of them does", () => {
  expect(run("snapshot", "甲.json", "甲.json", "--out", "快照")).toEqual({ status: 0, out: expect.stringMatching(/^快照：2 家企业，\d+ 张表，2 行。\n$/), err: "" });
  expect(JSON.parse(readFileSync(path.join(place("快照"), "快照.json"), "utf8"))).toMatchObject({ 合成: false, 家数: 2, 种子: null });
  expect(run("snapshot", "甲.json", "细.json", "--out", "没有")).toMatchObject({ status: 3, out: "", err: "细.json：“细（虚构）”的 租赁[0].面积 存不进快照：多于 8 位小数。改好这份档案再做快照。\n" });
  expect(run("snapshot", "甲.json", "错.json", "--out", "没有")).toMatchObject({ status: 3, out: "", err: expect.stringMatching(/^错\.json：档案有 1 处读不懂.*企业\.注册.*\n$/) });
  expect(readdirSync(place("没有"))).toEqual([]);
});

test.each([
  [["population", "--out", "无"], 2, "--size 后面要写家数"],
  [["population", "--size", "0", "--out", "无"], 2, "--size 后面要写家数"],
  [["population", "--size", "20000001", "--out", "无"], 2, "--size 后面要写家数"],
  [["population", "--size", "1e3", "--out", "无"], 2, "--size 后面要写家数"],
  [["population", "--size", "1", "--seed", "-1", "--out", "无"], 2, "--seed 后面要写"],
  [["population", "--size", "1", "--seed", "4294967296", "--out", "无"], 2, "--seed 后面要写"],
  [["population", "--size", "1"], 2, "请加 --out"],
  [["snapshot", "甲.json"], 2, "请加 --out"],
  [["snapshot", "--out", "无"], 2, "后面要写档案…"],
  [["population", "--size", "1", "--out", "."], 3, "文件夹不是空的"],
  [["population", "--size", "1", "--out", "甲.json"], 3, "这是一个文件，不是文件夹"],
] as const)("%j ends with %i and a sentence", (words, status, sentence) => {
  expect(run(...words)).toMatchObject({ status, out: "", err: expect.stringContaining(sentence) });
  expect(existsSync(place("无"))).toBe(false);
});
