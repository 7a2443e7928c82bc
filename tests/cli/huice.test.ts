import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const huice = path.join(root, "bin", "huice.cjs");
const folder = mkdtempSync(path.join(tmpdir(), "huice-cli-"));
const place = (name: string): string => path.join(folder, name);

interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}
function run(...words: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [huice, ...words], { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 });
  return { status, out: stdout, err: stderr };
}

/** 320万元 of research in 2024, certified in 2025: 32万元 (昌政办发〔2025〕8号 第五条). */
const dossier = {
  企业: { 名称: "甲（虚构）", 主体类型: "企业", 成立日期: "2020-01-01", 迁入日期: "2020-01-01", 注册地: "昌平区", 纳税地: "昌平区", 统计地: "昌平区", 严重违法失信主体: false },
  年度数据: [{ 年度: 2024, 研发费用: "320万元" }],
  资质: [{ 类别: "高新技术企业", 取得方式: "首次认定", 认定日期: "2025-10-29", 有效期至: "2028-10-29" }],
  处罚: [], 事故: [], 失信: [], 已享支持: [],
};

beforeAll(() => {
  spawnSync(process.execPath, [path.join(root, "scripts", "build.cjs"), "node"], { stdio: "inherit" });
  writeFileSync(place("甲.json"), JSON.stringify(dossier));
  writeFileSync(place("空.json"), "{}");
  writeFileSync(place("坏.json"), "{");
  writeFileSync(place("错名.json"), JSON.stringify({ 年度数据: [{ 年度: 2024, 研发费: "1万元" }] }));
  writeFileSync(place("大.json"), "");
  truncateSync(place("大.json"), 50 * 1024 * 1024);
  run("check");
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("check and test say that all holds", { timeout: 60_000 }, () => {
  expect(run("check")).toMatchObject({ status: 0, out: expect.stringMatching(/^\d+ 份政策、\d+ 个样例，没有问题。另有 14 处发现已在文件里说明理由。\n$/) });
  expect(run("test")).toMatchObject({ status: 0, out: expect.stringContaining("全部相符。") });
});

test("match --json: one line per dossier, in order, in the shape promised", () => {
  const { status, out, err } = run("match", "甲.json", "空.json", "--on", "2026-06-30", "--json");
  expect([status, err]).toEqual([0, ""]);
  const [first, second, rest] = out.split("\n");
  expect(rest).toBe("");
  const answer = JSON.parse(first ?? "");
  expect(Object.keys(answer)).toEqual(["on", "enterprise", "matches", "total"]);
  expect([answer.on, answer.enterprise, JSON.parse(second ?? "").enterprise]).toEqual(["2026-06-30", "甲（虚构）", ""]);
  for (const match of answer.matches)
    expect(match).toMatchObject({
      policy: expect.any(String), clause: expect.any(String), item: expect.any(String), status: expect.stringMatching(/^(可享|待补充|需评审|已享|不符合|不适用|已失效)$/),
      payYear: expect.any(Number), missing: expect.any(Array), reason: expect.any(Object),
    });
  for (const key of ["record", "gross", "net", "discretion", "yieldsTo"]) expect(answer.matches[0]).toHaveProperty(key);
  expect(answer.matches.find((match: { rule: string }) => match.rule === "昌政办发〔2025〕8号#5")).toMatchObject({
    clause: "第五条", status: "可享", gross: { low: 32_000_000, high: 32_000_000 }, net: { low: 32_000_000, high: 32_000_000 }, payYear: 2026, missing: [], discretion: null, yieldsTo: null,
  });
  expect(answer.total).toMatchObject({ low: 32_000_000 });
  expect(run("match", "甲.json", "空.json", "--on", "2026-06-30", "--json").out).toBe(out);
});

test("a bad dossier among good ones: its sentence on stderr, nothing of it on stdout, exit 3", () => {
  const { status, out, err } = run("match", "坏.json", "甲.json", "大.json", "错名.json", "没有.json", ".", "空.json", "--json");
  expect(status).toBe(3);
  expect(out.trimEnd().split("\n").map((line) => JSON.parse(line).enterprise)).toEqual(["甲（虚构）", ""]);
  for (const sentence of ["坏.json:1：JSON 到一半就断了", "大.json：文件有 50.0 MB", "是不是想写“研发费用”", "没有.json：没有这个文件", ".：这是一个文件夹"]) expect(err).toContain(sentence);
  expect(err).not.toMatch(/\n\s+at /);
});

test("a reading changes the answer only where it is asked", () => {
  const { out } = run("match", "甲.json", "--on", "2026-06-30", "--reading", "昌政办发〔2025〕8号/I-5=乙", "--json");
  const answer = JSON.parse(out);
  expect(answer.matches.find((match: { rule: string }) => match.rule === "昌政办发〔2025〕8号#5").status).toBe("待补充");
});

test("explain lays out the tree, the sentence and what is missing", () => {
  const { status, out } = run("explain", "甲.json", "昌政办发〔2025〕8号#5", "--on", "2026-06-30");
  expect(status).toBe(0);
  for (const part of ["答案：可享 32万元", "原文：支持高新技术企业资格认定", "    [是] 类别为高新技术企业\n      类别 = 高新技术企业", "上年度研发费用 = 320万元（档案 年度数据 2024年度）"]) expect(out).toContain(part);
  const json = JSON.parse(run("explain", "甲.json", "昌政办发〔2025〕8号#7", "--on", "2026-06-30", "--json").out);
  expect(json.matches[0]).toMatchObject({ status: "待补充", step: null, missing: expect.arrayContaining([expect.objectContaining({ fact: "标准", from: expect.any(String) })]) });
});

test("card, facts, print and coverage answer in Chinese and in JSON", () => {
  expect(run("card", "昌政办发〔2025〕8号", "第五条").out).toContain("  发文机关  北京市昌平区人民政府办公室\n");
  expect(JSON.parse(run("card", "昌政办发〔2025〕8号", "第五条", "--json").out)[0].fields).toHaveLength(9);
  expect(run("facts", "研发费用").out).toContain("年度数据.研发费用\n  类型    金额\n");
  expect(run("print", "昌政办发〔2025〕8号", "第五条").out).toContain("上年度研发费用 × 10%");
  const covered: { policy: { id: string } }[] = JSON.parse(run("coverage", "--json").out);
  expect(covered.map(({ policy }) => policy.id)).toEqual(expect.arrayContaining(["昌政办发〔2025〕8号", "京技管发〔2023〕32号", "石经信局〔2023〕24号", "京政办发〔2022〕19号"]));
});

test.each([
  [[], 2, "用法：huice 命令"],
  [["mach"], 2, "是不是想写“huice match”？"],
  [["match"], 2, "后面要写档案…"],
  [["match", "甲.json", "--jsn"], 2, "是不是想写“--json”？"],
  [["match", "甲.json", "--on", "2026-02-30"], 2, "2026-02-30"],
  [["match", "甲.json", "--reading", "I-05=丁"], 2, "没有读法“丁”"],
  [["explain", "甲.json", "第五条"], 2, "不止一处"],
  [["card", "没有这份"], 2, "政策库里没有“没有这份”"],
  [["check", "没有.md"], 3, "没有.md：没有这个文件"],
] as const)("%j ends with %i and a sentence", (words, status, sentence) => {
  expect(run(...words)).toMatchObject({ status, out: "", err: expect.stringContaining(sentence) });
});

test("a document of one's own is checked with the library, and only it is told", () => {
  writeFileSync(place("草稿.md"), "# 没有文件头\n");
  expect(run("check", "草稿.md")).toMatchObject({ status: 1, out: expect.stringMatching(/^草稿\.md:1:1 \[文件头\]/) });
});
