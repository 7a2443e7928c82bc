/** 仿真: what a reform changes for all is the sum of what it changes for each. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openCity, prepareReport, writeDossierSnapshot, type City, type Simulated } from "#analytics";
import { rulesDiffering, type Version } from "#application/simulation";
import { changeableClauses, overlaid, readFigure, readOverlay, sayOverlay, sweepValues, type Asking, type Dossier } from "#engine";
import { compileLibrary, rulesReading, verdictsOf } from "#engine/lower";
import { succeed } from "#kernel";
import type { Library } from "#policy";
import { CHANGPING, day, dossierOf, library, SHIJINGSHAN } from "../engine/asking.ts";
import { caseOf } from "../laws/asked.ts";

const folder = mkdtempSync(join(tmpdir(), "huice-simulate-"));
let city: City;
afterAll(() => {
  city.close();
  rmSync(folder, { recursive: true, force: true });
});
const dossiers = Array.from({ length: 120 }, (_unused, index) => dossierOf(caseOf(index * 17 + 3).json));
const asking: Asking = { on: day("2026-12-31"), readings: {} };
const SLOW = 120_000;

beforeAll(async () => {
  const written = await writeDossierSnapshot({ folder: join(folder, "快照"), reference: library.reference, version: "测试", size: dossiers.length, dossier: (index) => succeed({ path: `${index}.json`, dossier: dossiers[index]! }) });
  if (!written.ok) throw new Error(written.error.message);
  city = await opened();
}, SLOW);

async function opened(): Promise<City> {
  const result = await openCity({ snapshot: join(folder, "快照"), reference: library.reference });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function reformed(...texts: readonly string[]): Library {
  const result = overlaid(library, texts.map((text) => {
    const read = readOverlay(text);
    if (!read.ok) throw new Error(read.error);
    return read.value;
  }));
  if (!result.ok) throw new Error(result.error);
  return result.value;
}
const simulated = (after: Library, changed: ReadonlySet<string>, later: Asking = asking, of: City = city): Promise<Simulated> =>
  of.simulate({ before: { compiled: compileLibrary(library), asking }, after: { compiled: compileLibrary(after), asking: later }, changed });
/** Certain money of some clauses, enterprise by enterprise. */
const alone = (law: Library, clauses: readonly string[], by: Asking = asking): number[] => dossiers.map((dossier) => verdictsOf(compileLibrary(law), dossier, by, new Set(clauses)).total.low);
/** The most they may come to, reviews included. */
const ceilings = (law: Library, clauses: readonly string[]): number[] => dossiers.map((dossier) => verdictsOf(compileLibrary(law), dossier, asking, new Set(clauses)).total.ceiling ?? Infinity);
const sum = (amounts: readonly number[]): bigint => amounts.reduce((all, amount) => all + BigInt(amount), 0n);

/** What an enterprise is counted under, from its dossier. */
const NAMES: Readonly<Record<string, (dossier: Dossier) => readonly string[]>> = {
  地区: (dossier) => [wordOf(dossier, "注册地") ?? "未知"],
  划型: (dossier) => [wordOf(dossier, "企业划型") ?? "未知"],
  领域: (dossier) => wordsOf(dossier, "技术领域"),
  资质: titlesOf,
};
function wordOf({ enterprise }: Dossier, name: string): string | null {
  const given = enterprise.facts.get(name);
  if (given?.kind === "history") {
    const now = given.spans.filter(({ from, to }) => (from ?? -Infinity) <= asking.on && asking.on <= (to ?? Infinity));
    return now.length === 1 && now[0]!.value.kind === "words" ? (now[0]!.value.words?.[0] ?? null) : null;
  }
  return given?.kind === "value" && given.value.kind === "words" ? (given.value.words?.[0] ?? null) : null;
}
function wordsOf({ enterprise }: Dossier, name: string): readonly string[] {
  const given = enterprise.facts.get(name);
  if (given?.kind !== "value" || given.value.kind !== "many") return ["未知"];
  const { words } = given.value;
  return words === null ? ["未知"] : words.length === 0 ? ["没有"] : words;
}
function titlesOf({ records }: Dossier): readonly string[] {
  const list = records.get("资质");
  const held = (list?.rows ?? []).map(({ facts }) => {
    const numberOf = (name: string): number | null => {
      const given = facts.get(name);
      return given?.kind === "value" && given.value.kind === "number" ? Number(given.value.low) : null;
    };
    const [from, to, revoked, title] = [numberOf("认定日期"), numberOf("有效期至"), numberOf("撤销日期"), facts.get("类别")];
    if ((from ?? asking.on) > asking.on || (to ?? asking.on) < asking.on || (revoked ?? Infinity) <= asking.on) return null;
    const name = title?.kind === "value" && title.value.kind === "words" ? (title.value.words?.[0] ?? null) : null;
    return { name, sure: name !== null && from !== null && to !== null };
  }).filter((title) => title !== null);
  const sure = [...new Set(held.flatMap(({ name, sure: is }) => (is && name !== null ? [name] : [])))];
  return sure.length > 0 ? sure : [list?.complete && held.length === 0 ? "没有" : "未知"];
}

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
    expect([result.before.sure, result.after.sure]).toEqual([before, after].map((amounts) => amounts.filter((amount) => amount > 0).length));
    const gains = before.map((amount, index) => after[index]! - amount);
    expect(result.winners).toEqual({ enterprises: gains.filter((gain) => gain > 0).length, amount: sum(gains.filter((gain) => gain > 0)) });
    expect(result.losers).toEqual({ enterprises: gains.filter((gain) => gain < 0).length, amount: -sum(gains.filter((gain) => gain < 0)) });
    expect(gains.some((gain) => gain !== 0)).toBe(true);
    const [was, is] = [library, law].map((each) => ceilings(each, result.clauses));
    const rising = (from: readonly number[], to: readonly number[]): number => gains.filter((gain, index) => gain === 0 && to[index]! > from[index]!).length;
    expect(result.mayMove).toEqual({ more: rising(was!, is!), less: rising(is!, was!) });
    for (const [by, names] of Object.entries(NAMES)) {
      const told = result.shifts.filter((shift) => shift.by === by);
      // An enterprise is counted under each of its names.
      const of = (amounts: readonly number[]): Record<string, bigint> => Object.fromEntries(told.map(({ name }) => [name, sum(amounts.filter((_amount, index) => names(dossiers[index]!).includes(name)))]));
      expect(Object.fromEntries(told.map((shift) => [shift.name, shift.before])), by).toEqual(of(before));
      expect(Object.fromEntries(told.map((shift) => [shift.name, shift.after])), by).toEqual(of(after));
      const moved = dossiers.filter((_dossier, index) => before[index] !== 0 || after[index] !== 0);
      expect(new Set(told.map(({ name }) => name)), by).toEqual(new Set(moved.flatMap(names)));
    }
    const greatest = (await city.moved(1000)).map(({ key, before: was, after: is }) => [key, was, is]);
    expect(greatest.toSorted(([a], [b]) => Number(a) - Number(b))).toEqual(gains.flatMap((gain, index) => (gain === 0 ? [] : [[index, BigInt(before[index]!), BigInt(after[index]!)]])));
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

test("a city asked before gives the same as one that is asked for the first time", async () => {
  const changes = [`${CHANGPING}#7 年度最高 100万元→40万元`, `${CHANGPING}#7 金额 30万元→80万元`, `${CHANGPING}#7 年度最高 100万元→40万元`];
  const steps: number[] = [];
  const seen: Simulated[] = [];
  for (const change of changes) seen.push(await simulated(reformed(change), new Set([change.split(" ")[0]!])));
  const fresh = await opened();
  expect(await simulated(reformed(changes[1]!), new Set([`${CHANGPING}#7`]), asking, fresh)).toEqual(seen[1]);
  expect(seen[2]).toEqual(seen[0]);
  // Another day in between does not stay.
  const day2: Asking = { ...asking, on: day("2025-12-31") };
  await fresh.simulate({ before: { compiled: compileLibrary(library), asking: day2 }, after: { compiled: compileLibrary(reformed(changes[0]!)), asking: day2 }, changed: new Set([`${CHANGPING}#7`]), progress: (done) => steps.push(done) });
  expect(await simulated(reformed(changes[0]!), new Set([`${CHANGPING}#7`]), asking, fresh)).toEqual(seen[0]);
  expect(steps).toEqual([0, 1, 2]);
  fresh.close();
}, SLOW);

test("a simulation that is ended in the middle leaves a city that can be asked", async () => {
  const changed = new Set([`${CHANGPING}#7`]);
  const after = reformed(`${CHANGPING}#7 金额 30万元→80万元`);
  const whole = await simulated(after, changed);
  const stopped = city.simulate({ before: { compiled: compileLibrary(library), asking }, after: { compiled: compileLibrary(library), asking }, changed, progress: (done) => { if (done === 1) throw new Error("不要了"); } });
  await expect(stopped).rejects.toThrow("不要了");
  expect(await simulated(after, changed)).toEqual(whole);
}, SLOW);

test("of two versions the rules that may give another amount are told, and no other", () => {
  const version = (law: Library): Version => ({ library: law, policy: law.policies.find(({ id }) => id === CHANGPING)! });
  expect(rulesDiffering(version(library), version(library))).toEqual(new Set());
  expect(rulesDiffering(version(library), version(reformed(`${CHANGPING}#7 金额 30万元→80万元`)))).toEqual(new Set([`${CHANGPING}#7`]));
  const shorter: Library = { ...library, policies: library.policies.map((policy) => (policy.id === CHANGPING ? { ...policy, validity: { ...policy.validity, to: day("2026-01-01") } } : policy)) };
  const own = compileLibrary(library).rules.filter((rule) => rule.policy.id === CHANGPING && rule.block.kind === "事项").map(({ id }) => id);
  expect(rulesDiffering(version(library), version(shorter))).toEqual(new Set(own));
});

test("whatever is offered to be changed can be changed", () => {
  const clauses = changeableClauses(library);
  expect(clauses.length).toBeGreaterThan(40);
  for (const { rule, parts } of clauses)
    for (const { part, figures } of parts) for (const { text } of figures) expect(overlaid(library, [{ rule, part, from: text, to: text }]).ok, `${rule} ${part} ${text}`).toBe(true);
  const fifth = clauses.find(({ rule }) => rule === `${CHANGPING}#5`)!;
  expect(fifth.parts.map(({ part, figures }) => `${part} ${figures.map(({ text }) => text).join("、")}`)).toEqual(["金额 10%、5万元", "最低 5万元", "最高 50万元、5万元"]);
  expect(fifth.doubts.map(({ id }) => id)).toContain("I-02");
  expect(clauses.find(({ rule }) => rule === `${CHANGPING}#7`)?.parts[0]?.figures[0]?.rows).toEqual([expect.stringContaining("国际")]);
});

test.each([
  [["30万元", "60万元", "10万元"], ["30万元", "40万元", "50万元", "60万元"]],
  [["5%", "6％", "0.5%"], ["5%", "5.5%", "6%"]],
  [["1", "3", "1"], ["1", "2", "3"]],
  [["9000元", "1万元", "500元"], ["9000元", "9500元", "10000元"]],
  [["30万元", "60万元", "1万元"], "超过 25 个"],
  [["30万元", "60%", "1万元"], "单位不同"],
  [["60万元", "30万元", "1万元"], "从小到大"],
  [["30万元", "60万元", "0元"], "要大于零"],
  [["30万元", "六十万", "1元"], "“六十万”不是"],
] as const)("a sweep over %j is %j", ([first, final, step], expected) => {
  const values = sweepValues(first, final, step);
  if (typeof expected === "string") expect(values.ok ? "" : values.error).toContain(expected);
  else expect(values).toEqual({ ok: true, value: expected });
});

test("a figure is read as it is said", () => {
  expect(readFigure("1,640.5万元")).toEqual(readFigure("16405000元"));
  expect(sayOverlay({ rule: "甲#1", part: "最高", from: "1", to: "2" })).toBe("甲#1 最高 1→2");
});

test("a report goes to an empty folder only", () => {
  expect(prepareReport(folder)).toMatchObject({ ok: false, error: { message: "文件夹不是空的，里面有“快照”" } });
  expect(prepareReport(join(folder, "新的"))).toEqual({ ok: true, value: null });
});

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
