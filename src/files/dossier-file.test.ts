import { chmodSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readDossierFile } from "./dossier-file.ts";

const folder = mkdtempSync(join(tmpdir(), "huice-files-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const DEEP = "一层套一层超过了 64 层";
const bad: readonly (readonly [name: string, content: string | Buffer, message: string, line: number | null])[] = [
  ["empty.json", "", "文件是空的", null],
  ["broken.json", '{"企业": {\n"名称": "甲"\n"注册地": "昌平区"}}', "不是正确的 JSON", 3],
  ["cut.json", '{"企业": {', "JSON 到一半就断了", 1],
  ["twice.json", '{"资质": [],\n"资质": []}', "“资质”在同一个对象里写了两次", 2],
  ["deep.json", "[".repeat(5_000_000), DEEP, 1],
  ["gbk.json", Buffer.from([0xc6, 0xf3, 0xd2, 0xb5]), "不是 UTF-8 编码的文字文件", null],
  ["deep-flow.yaml", `企业: ${"[".repeat(2_000_000)}`, DEEP, 1],
  ["deep-line.yaml", `${"- ".repeat(1_000_000)}甲`, DEEP, 1],
  ["deep-lines.yaml", Array.from({ length: 2_000 }, (_unused, index) => `${" ".repeat(index)}甲:`).join("\n"), DEEP, 256],
  ["65-levels.yaml", `企业: ${"[".repeat(65)}${"]".repeat(65)}`, DEEP, 1],
  ["cycle.yaml", "企业: &a\n  名称: [*a]\n", "引用“*a”绕回了自己", 2],
  ["nowhere.yaml", "企业: *a\n", "引用的“*a”没有定义", 1],
  ["bomb.yaml", `a: &a [1,1,1,1,1,1,1,1,1,1]\n${[..."bcdefghi"].map((name, index) => `${name}: &${name} [${Array(10).fill(`*${"abcdefgh"[index]}`).join()}]`).join("\n")}`, "YAML 的引用太多", 1],
  ["twice.yaml", "企业: {}\n企业: {}\n", "不是正确的 YAML（同一个键写了两次）", 2],
  ["tab.yaml", "企业:\n\t名称: 甲\n", "不是正确的 YAML（缩进用了制表符）", 2],
  ["two.yaml", "企业: {}\n---\n企业: {}\n", "一个文件里写了几份 YAML", 2],
  ["key.yaml", "? [企业]\n: 1\n", "键应是一个词", 1],
];

test.each(bad)("%s gets a sentence", (name, content, message, line) => {
  const path = write(name, content);
  expect(readDossierFile(path)).toMatchObject({ ok: false, error: { path, message, line, hint: expect.stringMatching(/./) } });
});

test("a file of 50 MB is refused by its size, without being read", () => {
  const path = write("large.json", "");
  truncateSync(path, 50 * 1024 * 1024);
  expect(readDossierFile(path)).toMatchObject({ ok: false, error: { message: "文件有 50.0 MB，超过 5 MB" } });
});

test("a device without an end is read no further than the limit", () => {
  expect(readDossierFile("/dev/zero")).toMatchObject({ ok: false, error: { message: "内容超过 5 MB" } });
});

test("a folder, a missing file and an impossible name each get a sentence", () => {
  expect(readDossierFile(folder)).toMatchObject({ ok: false, error: { message: "这是一个文件夹，不是文件" } });
  expect(readDossierFile(join(folder, "没有.json"))).toMatchObject({ ok: false, error: { message: "没有这个文件" } });
  expect(readDossierFile("甲\0乙")).toMatchObject({ ok: false, error: { message: "这不是一个可用的文件名" } });
});

test.skipIf(process.getuid?.() === 0)("a file without permission gets a sentence", () => {
  const path = write("closed.json", "{}");
  chmodSync(path, 0);
  expect(readDossierFile(path)).toMatchObject({ ok: false, error: { message: "没有权限读这个文件" } });
});

test("JSON and YAML give the same values; a byte order mark, dates and __proto__ are no trouble", () => {
  const json = write("a.json", '﻿{"企业": {"名称": "甲", "成立日期": "2020-01-01", "规模以上": false}, "处罚": []}');
  const yaml = write("a.yaml", "﻿企业:\n  名称: 甲\n  成立日期: 2020-01-01\n  规模以上: false\n处罚: []\n");
  const bare = write("a", "企业: {名称: 甲, 成立日期: 2020-01-01, 规模以上: false}\n处罚: []\n");
  const expected = { ok: true, value: { 企业: { 名称: "甲", 成立日期: "2020-01-01", 规模以上: false }, 处罚: [] } };
  for (const path of [json, yaml, bare]) expect(readDossierFile(path)).toEqual(expected);
  for (const path of [write("p.json", '{"__proto__": {"名称": 1}}'), write("p.yaml", "__proto__: {名称: 1}\n")]) {
    const read = readDossierFile(path);
    expect(read.ok && Object.keys(read.value as object)).toEqual(["__proto__"]);
    expect(Object.hasOwn(Object.prototype, "名称")).toBe(false);
  }
});

test("brackets in text, comments and quoted strings are not levels", () => {
  expect(readDossierFile(write("text.json", JSON.stringify({ 企业: { 名称: `${"[".repeat(200)}\\"` } }))).ok).toBe(true);
  expect(readDossierFile(write("text.yaml", `# ${"[".repeat(500)}\n企业: {名称: "${"{".repeat(200)}"}\n`)).ok).toBe(true);
});

test("an alias that does not go round is written out", () => {
  expect(readDossierFile(write("alias.yaml", "资质:\n- &a {类别: 高新技术企业}\n- *a\n"))).toEqual({ ok: true, value: { 资质: [{ 类别: "高新技术企业" }, { 类别: "高新技术企业" }] } });
});
