import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCli } from "#cli";
import { openLibraryFolder, readDossierFile, saveText } from "#files";
import { succeed } from "#kernel";
import { day, dossier, FILES } from "../titles/small-library.ts";

const home = mkdtempSync(path.join(tmpdir(), "huice-titles-"));
const at = (name: string): string => path.join(home, name);
const ON = ["--on", "2026-06-30"];

interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}
/** In this process and without the snapshot: beside the built program there is one, and it belongs to the real library. */
async function run(...words: readonly string[]): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []];
  const status = await runCli(words, {
    folder: () => succeed(openLibraryFolder(home)), snapshot: { recall: () => null, keep: () => undefined },
    dossier: (name) => readDossierFile(at(name)), save: (name, text) => saveText(name, text, at(name)),
    snapshots: () => Promise.reject(new Error("这里不做快照")), runs: () => Promise.reject(new Error("这里不跑批")), screen: { now: () => 0, write: () => undefined, redraws: false },
    today: () => day("2026-06-30"), out: (line) => out.push(`${line}\n`), err: (line) => err.push(`${line}\n`), columns: 150,
  });
  return { status, out: out.join(""), err: err.join("") };
}

beforeAll(() => {
  for (const [name, text] of Object.entries(FILES)) {
    const place = at(path.join("policies", name));
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, text);
  }
  mkdirSync(at("sources"));
  writeFileSync(at("甲.json"), JSON.stringify(dossier));
  writeFileSync(at("空.json"), "{}");
  const held = [{ 类别: "甲类企业", 取得方式: "首次认定", 认定日期: "2025-10-29", 有效期至: "2028-10-29" }];
  writeFileSync(at("乙.json"), JSON.stringify({ ...dossier, 资质: held, 年度数据: [{ 年度: 2025, 职工人数: 50, 研发人员数: 60 }] }));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

test("assess --json: one line per dossier, the promised keys first", async () => {
  const { status, out, err } = await run("assess", "甲类企业", "甲.json", "空.json", ...ON, "--json");
  expect([status, err]).toEqual([0, ""]);
  const [first, second] = out.trimEnd().split("\n").map((line) => JSON.parse(line));
  expect(Object.keys(first).slice(0, 5)).toEqual(["title", "on", "truth", "conditions", "score"]);
  expect(first).toMatchObject({ title: "甲类企业", on: "2026-06-30", truth: "不符合", score: { low: 0, high: 30, pass: false }, policy: "甲办〔2026〕1号" });
  expect(first.conditions[1]).toMatchObject({ name: "研发占比", truth: "不符合", value: "100万元", threshold: expect.stringContaining("现为112.4万元"), missing: [], source: expect.stringContaining("10%"), unverified: false });
  expect(first.conditions[3]).toMatchObject({ name: "负债率", unverified: true });
  expect(first.gap[1]).toMatchObject({ condition: "研发占比", text: "2025年度研发费用再增加12.4万元（到112.4万元）" });
  expect(second).toMatchObject({ truth: "待补充", score: { low: 0, high: 80, pass: null } });
});

test("assess for people: value, threshold, source, 待核, score sheet, gap and lifts", async () => {
  const { status, out } = await run("assess", "甲类企业", "甲.json", ...ON);
  expect(status).toBe(0);
  for (const part of [
    "甲类企业：不符合　按《甲类企业认定办法（2026版）》，自 2026-04-01 起", "待核", "评分：已可得 0 分，专家项 0–30 分，需超过 60 分：不够",
    "研发占比：现为100万元，要求", "2025年度研发费用再增加12.4万元（到112.4万元）", "到2026年9月1日即符合", "先取得乙类企业资格", "还能提分", "总分到 30-60 分",
  ]) expect(out).toContain(part);
});

test("each generation on its own day, and a day that has none", async () => {
  const policyOn = async (on: string): Promise<string> => JSON.parse((await run("assess", "甲类企业", "甲.json", "--on", on, "--json")).out).policy;
  expect([await policyOn("2026-03-31"), await policyOn("2026-04-01")]).toEqual(["甲办〔2020〕1号", "甲办〔2026〕1号"]);
  expect(await run("assess", "甲类企业", "甲.json", "--on", "2019-12-31")).toMatchObject({
    status: 2, out: "", err: "2019-12-31 没有有效的“甲类企业”认定标准。库里有：《甲类企业认定办法（2020版）》自 2020-01-01 起至 2026-03-31 止；《甲类企业认定办法（2026版）》自 2026-04-01 起。用 --on 换一个问日。\n",
  });
});

test.each([
  [["assess", "甲类", "甲.json"], "政策库里没有“甲类”的认定标准。是不是想写“甲类企业”？可用：甲类企业。"],
  [["suppose", "甲企", "甲.json"], "词表里没有“甲企”这种资质。是不是想写“甲类企业”？可用：甲类企业、乙类企业。"],
  [["suppose", "甲类企业", "甲.json", "--date", "2026-02-30"], "--date 后面要写日历上有的日子"],
  [["calendar", "甲.json", "--ics", "-"], "--ics 后面要写文件名"],
  [["assess", "甲类企业"], "后面要写资质 档案…"],
])("%j is refused with a sentence", async (words, sentence) => expect(await run(...words)).toMatchObject({ status: 2, out: "", err: expect.stringContaining(sentence) }));

test("clues come with both values and their origin, and never fail", async () => {
  const { status, out } = await run("clues", "乙.json", ...ON, "--json");
  expect(status).toBe(0);
  expect(JSON.parse(out).clues.map(({ name, severity, first, second }: { name: string; severity: string; first: unknown; second: unknown }) => ({ name, severity, first, second }))).toEqual([
    { name: "研发人员不超过职工", severity: "高", first: { text: "本年度研发人员数", value: "60人", from: "档案 年度数据 2025年度" }, second: { text: "本年度职工人数", value: "50人", from: "档案 年度数据 2025年度" } },
    { name: "信用代码", severity: "低", first: { text: "企业统一社会信用代码", value: "91110114MA01ABCD00", from: "档案 企业" }, second: null },
  ]);
  expect((await run("clues", "乙.json", ...ON)).out).toContain("2 处值得核对。这是线索，不是结论");
  expect(await run("clues", "空.json")).toMatchObject({ status: 0, out: expect.stringContaining("没有发现对不上的事实") });
});

test("calendar prints the dates and writes the same bytes each time", async () => {
  const { status, out, err } = await run("calendar", "乙.json", ...ON, "--ics", "日程.ics");
  expect([status, err]).toEqual([0, "3 个日程写进了 日程.ics。\n"]);
  for (const part of ["2027-06-01*", "两年不报的，取消资格", "民法典第二百零三条"]) expect(out).toContain(part);
  const bytes = readFileSync(at("日程.ics"));
  await run("calendar", "乙.json", ...ON, "--ics", "日程.ics", "--json");
  expect(readFileSync(at("日程.ics")).equals(bytes)).toBe(true);
  expect(bytes.toString()).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(await run("calendar", "乙.json", "--ics", "没有/日程.ics")).toMatchObject({ status: 3, err: expect.stringContaining("没有/日程.ics：") });
});

test("suppose shows what opens, and both totals, on the day of the title when that lies ahead", async () => {
  const told = JSON.parse((await run("suppose", "甲类企业", "甲.json", ...ON, "--date", "2027-10-29", "--json")).out);
  expect(told).toMatchObject({ title: "甲类企业", on: "2027-10-29", date: "2027-10-29", before: { low: 0, high: 0 }, after: { low: 20_000_000, high: 20_000_000 } });
  expect(told.opened.map((match: { rule: string }) => match.rule)).toEqual(["测发〔2024〕1号#1"]);
  const { out } = await run("suppose", "甲类企业", "甲.json", ...ON);
  for (const part of ["假如 2026-06-30 取得“甲类企业”：新开或增多 1 项", "20万元", "原来合计：可以确定 0元", "假如合计：可以确定 20万元"]) expect(out).toContain(part);
});

test("coverage lists what is 待核 with its place, print says the grade", async () => {
  const all: { policy: { id: string }; unverified: { kind: string; name: string; grade: string; at: { file: string; line: number } }[] }[] = JSON.parse((await run("coverage", "--json")).out);
  const of = (id: string): readonly string[] => all.find(({ policy }) => policy.id === id)!.unverified.map(({ kind, name, grade, at }) => `${kind} ${name} ${grade} ${path.basename(at.file)}:${at.line > 1}`);
  expect(of("甲办〔2026〕1号")).toEqual(["要点 注册期间 M 甲类2026.md:true", "定义 注册期间 M 甲类2026.md:true", "要点 负债上限 C 甲类2026.md:true", "定义 负债上限 C 甲类2026.md:true"]);
  expect(of("节假日")).toEqual(["节假日 2027-05-31 M 节假日.md:true"]);
  expect((await run("coverage")).out).toContain("待核〔M〕节假日 2027-05-31：2027-05-31 休 测试节（policies/节假日.md:9）");
  const printed = (await run("print", "甲办〔2026〕1号")).out;
  for (const part of ["要点〔M，待核〕注册期间：", "来源等级", "M，待核（工作指引）"]) expect(printed).toContain(part);
});
