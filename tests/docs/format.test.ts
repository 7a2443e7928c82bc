/** Every example of docs/format.md is read by the checker and run by the engine, so that the page cannot rot. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runExamples } from "#engine";
import { sayDiagnostic, SPACE_CODES, type Diagnostic } from "#policy";
import { readLibrary, readTables, type SourceFile } from "#policy/read";

const ROOT = join(import.meta.dirname, "../..");
const PAGE = "docs/format.md";
const page = readFileSync(join(ROOT, PAGE), "utf8");
const lines = page.split("\n");

interface Example {
  /** 规则, 式, 原文 or markdown. */
  readonly language: string;
  /** The other words of the opening line. */
  readonly words: readonly string[];
  readonly text: string;
  /** 1-based line of its first line of text. */
  readonly line: number;
  /** The nearest heading above. */
  readonly heading: string;
}

const tables = readTables(["词表.md", "公布数.md", "事项表.md", "地区表.md", "国家/行业表.md"].map((name) => ({
  path: `policies/${name}`,
  text: readFileSync(join(ROOT, "policies", name), "utf8"),
})));

const FRONT = ["---", "文号: 示例〔2025〕1号", "名称: 示例", "发文机关: 示例", "层级: 区级", "地区: 昌平区", "印发: 2025-09-05", "有效:", "  自: 2025-09-05", "  至: 2030-09-05", "来源: 示例.txt", "---"];

const examples = readExamples();
const sampleTables = readSampleTables();
const named = (language: string): Example[] => examples.filter((each) => each.language === language);

function readExamples(): Example[] {
  const found: Example[] = [];
  let heading = "";
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? "";
    if (/^#+ /.test(line)) heading = line.replace(/^#+ /, "");
    const opening = /^(`{3,})(\S*)(.*)$/.exec(line);
    if (!opening) continue;
    const [, fence = "", language = "", words = ""] = opening;
    const end = lines.indexOf(fence, index + 1);
    found.push({ language, words: words.split(" ").filter((word) => word !== ""), text: lines.slice(index + 1, end).join("\n"), line: index + 2, heading });
    index = end;
  }
  return found;
}

/** 样例 tables outside of fences, line by line. */
function readSampleTables(): ReadonlySet<number> {
  const inside = new Set(examples.flatMap(({ line, text }) => text.split("\n").map((_text, offset) => line + offset)));
  const rows = new Set<number>();
  lines.forEach((line, index) => {
    if (!line.startsWith("| 样例 |") || inside.has(index + 1)) return;
    for (let row = index; (lines[row] ?? "").startsWith("|"); row++) rows.add(row + 1);
  });
  return rows;
}

function findingsOf(file: SourceFile, sources: ReadonlyMap<string, string>): readonly Diagnostic[] {
  const { library, diagnostics } = readLibrary([file], sources, tables);
  if (diagnostics.length > 0) return diagnostics;
  // A block shown for its shape needs no table of its own.
  return runExamples(library).diagnostics.filter(({ code }) => code !== "缺样例");
}

const said = (diagnostics: readonly Diagnostic[]): string[] => diagnostics.map(sayDiagnostic);
const asDocument = (body: string): SourceFile => ({ path: PAGE, text: `${FRONT.join("\n")}\n\n## （示例）\n\n${body}` });
const fenced = (text: string): string => `\`\`\`规则\n${text}\n\`\`\`\n`;
const bodyLess = new Map([["示例.txt", ""]]);

test("the page is as long as it says: rules, expressions and documents were found", () => {
  expect([named("规则").length, named("式").length, named("markdown").length, named("原文").length].map((count) => count > 0)).toEqual([true, true, true, true]);
  expect(named("规则").length).toBeGreaterThan(30);
  expect([...new Set(examples.map((each) => each.language))].sort()).toEqual(["markdown", "yaml", "原文", "式", "规则"].sort());
});

const good = named("规则").filter((each) => each.words.length === 0);
test.each([...new Set(good.map((each) => each.heading))])("rules and their samples hold: %s", (heading) => {
  // Each line keeps its number, so that a finding names the line of the page.
  const kept = lines.map((line, index) => (sampleTables.has(index + 1) && headingAt(index) === heading ? line : ""));
  for (const { text, line } of good.filter((each) => each.heading === heading)) {
    kept[line - 2] = "```规则";
    text.split("\n").forEach((each, offset) => (kept[line - 1 + offset] = each));
    kept[line - 1 + text.split("\n").length] = "```";
  }
  FRONT.forEach((line, index) => (kept[index] = line));
  kept[FRONT.length] = "## （示例）";
  expect(said(findingsOf({ path: PAGE, text: kept.join("\n") }, bodyLess))).toEqual([]);
});

function headingAt(index: number): string {
  const above = lines.slice(0, index).findLast((line) => /^#+ /.test(line));
  return above?.replace(/^#+ /, "") ?? "";
}

test.each(named("规则").filter((each) => each.words.length > 0))("the wrong rule at line $line is refused: $words", ({ words, text }) => {
  expect(words[0]).toBe("错");
  expect(findingsOf(asDocument(fenced(text)), bodyLess).map((finding) => finding.code)).toContain(words[1]);
});

test.each(named("式"))("expressions at line $line can stand under 其中", ({ words, text }) => {
  const rule = [`服务: 示例`, "编号: 1", `对每: ${words[0] ?? ""}`, "其中:", ...text.split("\n").map((line) => `  ${line}`)].join("\n");
  expect(said(findingsOf(asDocument(fenced(rule)), bodyLess))).toEqual([]);
});

test.each(named("markdown"))("the document at line $line holds", ({ text, heading }) => {
  const source = named("原文").find((each) => each.heading === heading)?.text ?? "";
  const name = /^来源: (.+)$/m.exec(text)?.[1] ?? "";
  expect(said(findingsOf({ path: PAGE, text }, new Map([[name, source]])))).toEqual([]);
});

test("the worked example quotes the official text", () => {
  const bare = (text: string): string => text.replace(/\s+/g, "");
  const source = readdirSync(join(ROOT, "sources")).filter((name) => name.endsWith(".txt")).map((name) => bare(readFileSync(join(ROOT, "sources", name), "utf8")));
  const shown = bare(named("原文")[0]?.text ?? "");
  expect(shown.length).toBeGreaterThan(80);
  expect(source.some((text) => text.includes(shown))).toBe(true);
});

/** What the checker itself says can be written: `可用：甲、乙、丙`. */
function offered(body: string, code: string, front: readonly string[] = FRONT): string[][] {
  const text = `${front.join("\n")}\n\n## （示例）\n\n${body}`;
  const { diagnostics } = readLibrary([{ path: PAGE, text }], bodyLess, tables);
  return diagnostics.filter((finding) => finding.code === code).map((finding) => (finding.hint ?? "").replace(/^.*可用：|^.*种类：/, "").split("、"));
}

const NONSENSE = "囧囧囧囧囧囧囧囧";
const kinds = offered(fenced(`${NONSENSE}: 1`), "未知块")[0] ?? [];

test("every kind of block and every key is on the page", () => {
  expect(kinds).toContain("事项");
  const keys = offered(kinds.map((kind) => fenced(`${kind}: 从优\n${NONSENSE}: 1`)).join("\n"), "未知键").flat();
  const grant = offered(fenced(`事项: 标准制定\n给予:\n  ${NONSENSE}: 1`), "未知键")[0] ?? [];
  const front = offered("", "未知键", [...FRONT.slice(0, -1), `${NONSENSE}: 1`, "---"])[0] ?? [];
  expect([keys.length > 30, grant.includes("年度最高"), front.includes("勘误")]).toEqual([true, true, true]);
  expect([...new Set([...kinds, ...keys, ...grant, ...front])].filter((key) => !page.includes(`\`${key}\``) && !page.includes(`\`${key}:`))).toEqual([]);
});

test("every function and every unit is on the page", () => {
  const functions = offered(fenced(`定义: 甲\n是: ${NONSENSE}(1)`), "未知函数")[0] ?? [];
  const units = offered(fenced(`定义: 甲\n为: 5${NONSENSE}`), "未知单位")[0] ?? [];
  expect([functions.includes("首个已知"), units.includes("万元")]).toEqual([true, true]);
  expect(functions.filter((name) => !page.includes(`\`${name}(`))).toEqual([]);
  expect(units.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

test("every code of the checker has its line in a table, and no other", () => {
  const sources = ["src/policy", "src/engine/examples", "src/engine/space"].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts")).map((name) => readFileSync(join(ROOT, folder, name), "utf8")),
  );
  const code = /(?:report\(|fail\(scope, |wrong\(|this\.fail\(|code: )"([^"]+)"/g;
  const inSource = new Set([...SPACE_CODES, ...sources.flatMap((text) => [...text.matchAll(code)].map((match) => match[1] ?? ""))]);
  const explained = new Set(
    ["原文和结构", "规则块", "算式和名称", "样例和表", "对所有企业"].flatMap((title) => {
      const start = lines.lastIndexOf(`### ${title}`);
      const end = lines.findIndex((line, index) => index > start && /^#+ /.test(line));
      return lines.slice(start, end).filter((line) => /^\| (?!代码|---)/.test(line)).flatMap((line) => (line.split("|")[1] ?? "").trim().split(" "));
    }),
  );
  expect([...inSource].filter((each) => !explained.has(each))).toEqual([]);
  expect([...explained].filter((each) => !inSource.has(each))).toEqual([]);
});
