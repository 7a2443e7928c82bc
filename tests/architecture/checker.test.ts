import { expect, test } from "vitest";
import { check } from "./check.ts";
import { readImportTable } from "./import-table.ts";
import { parseSource } from "./source-file.ts";

/** The checker must be able to fail: each bad snippet is found by exactly the rule it breaks. */
const table = readImportTable(["| module | may import |", "| --- | --- |", "| kernel | – |", "| policy | kernel |", "| engine | kernel policy |", "| main | all |"].join("\n"));
const doors = { "#kernel": "./src/kernel/index.ts", "#policy": "./src/policy/index.ts", "#policy/say": "./src/policy/say/index.ts", "#engine": "./src/engine/index.ts" };

function rulesBroken(files: Readonly<Record<string, string>>, given: Readonly<Record<string, string>> = doors): string[] {
  const project = { files: Object.entries(files).map(([path, text]) => parseSource(path, text)), doors: given, table, pure: new Set(["kernel", "policy", "engine"]) };
  return [...new Set(check(project).map((finding) => finding.rule))];
}

const bad: readonly (readonly [what: string, rule: string, path: string, text: string])[] = [
  ["an edge the table does not have", "edge", "src/policy/a.ts", "import { match } from '#engine';"],
  ["a type-only edge", "edge", "src/policy/a.ts", "import type { Match } from '#engine';"],
  ["a re-export over a forbidden edge", "edge", "src/kernel/a.ts", "export * from '#policy';"],
  ["a dynamic import over a forbidden edge", "edge", "src/kernel/a.ts", "export const a = () => import('#policy');"],
  ["an import type over a forbidden edge", "edge", "src/kernel/a.ts", "export type A = import('#policy').Policy;"],
  ["a computed import", "edge", "src/main/a.ts", "export const a = (name: string) => import(name);"],
  ["a door that is not listed", "door", "src/engine/a.ts", "import { parse } from '#policy/parse';"],
  ["a module's own door", "door", "src/policy/a.ts", "import { say } from '#policy/say';"],
  ["a relative path into another module", "relative", "src/engine/a.ts", "import { day } from '../kernel/calendar.ts';"],
  ["a test that climbs in through a window", "relative", "tests/laws/a.test.ts", "import { day } from '../../src/kernel/calendar.ts';"],
  ["a folder the table does not know", "module", "src/extras/a.ts", "export const a = 1;"],
  ["Date", "pure", "src/kernel/a.ts", "export const a = () => new Date();"],
  ["Date as a type", "pure", "src/kernel/a.ts", "export type A = Date;"],
  ["Date in short-hand", "pure", "src/kernel/a.ts", "export const a = { Date };"],
  ["Math.random", "pure", "src/engine/a.ts", "export const a = Math.random();"],
  ["Math.random in brackets", "pure", "src/engine/a.ts", "export const a = Math['random']();"],
  ["random taken out of Math", "pure", "src/engine/a.ts", "const { random } = Math; export const a = random();"],
  ["Intl", "pure", "src/policy/a.ts", "export const a = new Intl.NumberFormat('zh-CN');"],
  ["toLocaleString", "pure", "src/policy/a.ts", "export const a = (1).toLocaleString();"],
  ["toLocaleString taken out", "pure", "src/policy/a.ts", "const { toLocaleString } = 1; export const a = toLocaleString;"],
  ["localeCompare", "pure", "src/policy/a.ts", "export const a = 'a'.localeCompare('b');"],
  ["Function", "pure", "src/engine/a.ts", "export const a = new Function('return 1');"],
  ["Date under #engine/js", "pure", "src/engine/js/a.ts", "export const a = Date.now();"],
  ["eval", "pure", "src/engine/a.ts", "export const a = eval('1');"],
  ["console", "pure", "src/kernel/a.ts", "console.log('a');"],
  ["process", "pure", "src/kernel/a.ts", "export const a = process.env;"],
  ["globalThis", "pure", "src/kernel/a.ts", "export const a = globalThis;"],
  ["a module of Node", "pure", "src/policy/a.ts", "import { readFileSync } from 'node:fs';"],
  ["a module of Node by its old name", "pure", "src/policy/a.ts", "import { readFileSync } from 'fs';"],
  ["a folder called utils", "folder", "src/kernel/utils/a.ts", "export const a = 1;"],
  ["a folder called helpers among the tests", "folder", "tests/helpers/a.ts", "export const a = 1;"],
  ["a file name in camel case", "file-name", "src/kernel/myFile.ts", "export const a = 1;"],
  ["a default export", "syntax", "src/main/a.ts", "export default 1;"],
  ["a default export by name", "syntax", "src/main/a.ts", "const a = 1; export { a as default };"],
  ["an enum", "syntax", "src/main/a.ts", "export enum A { B }"],
  ["a namespace", "syntax", "src/main/a.ts", "export namespace A { export const b = 1; }"],
  ["any", "syntax", "src/main/a.ts", "export const a: any = 1;"],
  ["any deep in a type", "syntax", "src/main/a.ts", "export type A = Readonly<Record<string, any[]>>;"],
];

test.each(bad)("finds %s", (_what, rule, path, text) => {
  expect(rulesBroken({ [path]: text })).toEqual([rule]);
});

test("finds a cycle between files, also of types, also through a door", () => {
  const inside = { "src/kernel/a.ts": "import type { B } from './b.ts'; export type A = B;", "src/kernel/b.ts": "import type { A } from './a.ts'; export type B = A;" };
  expect(rulesBroken(inside)).toEqual(["cycle"]);
  const across = { "src/kernel/index.ts": "export * from '#policy';", "src/policy/index.ts": "export * from '#kernel';" };
  expect(rulesBroken(across)).toContain("cycle");
  expect(rulesBroken({ "src/kernel/a.ts": "export * from './a.ts';" })).toEqual(["cycle"]);
});

test("finds a door that opens elsewhere", () => {
  expect(rulesBroken({}, { "#kernel": "./src/policy/index.ts" })).toEqual(["door"]);
  expect(rulesBroken({}, { "#extras": "./src/extras/index.ts" })).toEqual(["door"]);
});

const good: readonly (readonly [what: string, path: string, text: string])[] = [
  ["an allowed edge", "src/engine/a.ts", "import { say } from '#policy/say'; export const a = say;"],
  ["a relative path at home", "src/engine/deep/a.ts", "import { b } from '../b.ts'; export const a = b;"],
  ["a package", "src/policy/a.ts", "import { parseDocument } from 'yaml'; export const a = parseDocument;"],
  ["arithmetic", "src/kernel/a.ts", "export const a = Math.max(1, 2);"],
  ["the word Date as a key or a member", "src/kernel/a.ts", "export type A = { Date: string }; export const a = (b: A) => b.Date; export const c = { Date: a };"],
  ["Function where rules become JavaScript", "src/engine/js/a.ts", "export const a = new Function('return 1');"],
  ["the clock outside the pure modules", "src/main/a.ts", "export const a = new Date();"],
  ["a test that uses Node beside its file", "src/kernel/a.test.ts", "import { readFileSync } from 'node:fs'; import { b } from '#engine'; export const a = [readFileSync, b];"],
  ["a test that uses any door", "tests/laws/a.test.ts", "import { match } from '#engine'; export const a = match;"],
  ["declared modules", "src/main/a.ts", "declare module '*.css' { const text: string; export { text }; } declare global { interface Window { a: 1 } } export {};"],
];

test.each(good)("lets pass: %s", (_what, path, text) => {
  expect(rulesBroken({ [path]: text })).toEqual([]);
});

test("a table that names an unknown module is refused", () => {
  expect(() => readImportTable("| module | may import |\n| --- | --- |\n| kernel | moon |")).toThrow("moon");
  expect(() => readImportTable("# no table")).toThrow("no table");
});
