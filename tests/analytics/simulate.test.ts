/** 仿真: what a reform changes for all is the sum of what it changes for each. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { simulate, writeDossierSnapshot, type Simulated } from "#analytics";
import { overlaid, readOverlay, type Asking } from "#engine";
import { compileLibrary, rulesReading, verdictsOf } from "#engine/lower";
import { succeed } from "#kernel";
import type { Library } from "#policy";
import { CHANGPING, day, dossierOf, library, SHIJINGSHAN } from "../engine/asking.ts";
import { caseOf } from "../laws/asked.ts";

const folder = mkdtempSync(join(tmpdir(), "huice-simulate-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const dossiers = Array.from({ length: 120 }, (_unused, index) => dossierOf(caseOf(index * 17 + 3).json));
const asking: Asking = { on: day("2026-12-31"), readings: {} };
const SLOW = 120_000;

beforeAll(async () => {
  const written = await writeDossierSnapshot({ folder: join(folder, "快照"), reference: library.reference, version: "测试", size: dossiers.length, dossier: (index) => succeed({ path: `${index}.json`, dossier: dossiers[index]! }) });
  if (!written.ok) throw new Error(written.error.message);
}, SLOW);

function reformed(...texts: readonly string[]): Library {
  const result = overlaid(library, texts.map((text) => {
    const read = readOverlay(text);
    if (!read.ok) throw new Error(read.error);
    return read.value;
  }));
  if (!result.ok) throw new Error(result.error);
  return result.value;
}
async function simulated(after: Library, changed: ReadonlySet<string>, later: Asking = asking): Promise<Simulated> {
  const done = await simulate({ snapshot: join(folder, "快照"), before: { compiled: compileLibrary(library), asking }, after: { compiled: compileLibrary(after), asking: later }, changed });
  if (!done.ok) throw new Error(done.error.message);
  return done.value;
}
/** Certain money of some clauses, enterprise by enterprise. */
const alone = (law: Library, clauses: readonly string[], by: Asking = asking): number[] => dossiers.map((dossier) => verdictsOf(compileLibrary(law), dossier, by, new Set(clauses)).total.low);
const sum = (amounts: readonly number[]): bigint => amounts.reduce((all, amount) => all + BigInt(amount), 0n);

describe.each([
  ["a cap", `${CHANGPING}#7 年度最高 100万元→40万元`],
  ["an amount", `${CHANGPING}#7 金额 30万元→80万元`],
  ["a condition", `${CHANGPING}#7 前两位 2→1`],
  ["an amount that meets others", `${SHIJINGSHAN}#1 金额 20万元→90万元`],
])("%s", (_name, change) => {
  test("both laws give for all what they give for each", async () => {
    const law = reformed(change);
    const result = await simulated(law, new Set([change.split(" ")[0]!]));
    const [before, after] = [alone(library, result.clauses), alone(law, result.clauses)];
    expect([result.before.low, result.after.low]).toEqual([sum(before), sum(after)]);
    const gains = before.map((amount, index) => after[index]! - amount);
    expect(result.winners).toEqual({ enterprises: gains.filter((gain) => gain > 0).length, amount: sum(gains.filter((gain) => gain > 0)) });
    expect(result.losers).toEqual({ enterprises: gains.filter((gain) => gain < 0).length, amount: -sum(gains.filter((gain) => gain < 0)) });
    expect(gains.some((gain) => gain !== 0)).toBe(true);
    for (const by of ["地区", "划型", "领域"]) expect(result.shifts.filter((shift) => shift.by === by).reduce((all, shift) => all + shift.after - shift.before, 0n)).toBe(sum(gains));
  }, SLOW);
});

test("a reading changes the clauses that ask it, and no other", async () => {
  const later: Asking = { ...asking, readings: { "I-02": "乙" } };
  const reading = rulesReading(library, new Set(["I-02"]));
  const result = await simulated(library, reading, later);
  const others = compileLibrary(library).rules.filter((rule) => rule.block.kind === "事项" && !result.clauses.includes(rule.id)).map((rule) => rule.id);
  expect(alone(library, others)).toEqual(alone(library, others, later));
  expect([result.before.low, result.after.low]).toEqual([sum(alone(library, result.clauses)), sum(alone(library, result.clauses, later))]);
  expect(reading.size).toBeGreaterThan(0);
}, SLOW);

test("the documents are as they were", () => {
  const before = JSON.stringify(library.policies.map((policy) => policy.sections.length));
  reformed(`${CHANGPING}#7 金额 30万元→80万元`);
  expect(JSON.stringify(library.policies.map((policy) => policy.sections.length))).toBe(before);
  expect(alone(library, [`${CHANGPING}#7`])).not.toEqual(alone(reformed(`${CHANGPING}#7 金额 30万元→80万元`), [`${CHANGPING}#7`]));
});

test.each([
  ["随便", "写得不对"],
  ["昌政办发〔2025〕8号#70 金额 1万元→2万元", "没有条款"],
  [`${CHANGPING}#7 上限 1万元→2万元`, "可改的有：金额、年度最高"],
  [`${CHANGPING}#7 金额 31万元→2万元`, "里面的数：50万元、30万元、10万元"],
  [`${CHANGPING}#7 金额 30万元→20%`, "单位不同"],
  [`${CHANGPING}#7 金额 30万→20万元`, "不是一个带单位的数"],
])("%s is refused with a sentence", (text, message) => {
  const read = readOverlay(text);
  const said = read.ok ? overlaid(library, [read.value]) : read;
  expect(said.ok ? "" : said.error).toContain(message);
});
