/** 只问相关的: what a statement leaves out early, and what it need not ask because all have told it, changes nothing of what is left. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compileLibrary, lowerRule, toldOf, toldSql, type Told } from "#engine/lower";
import { statementOf } from "#engine/sql";
import { day, dossierOf, library } from "../engine/asking.ts";
import { caseOf } from "../laws/asked.ts";
import { openAll, OPENING_MS, type Database } from "./databases.ts";
import { dossiersOf, saidByEvaluator, saidBySql, type Batch, type Saying } from "./held-equal.ts";
import { libraryOf, randomDocuments } from "./random-rules/document.ts";
import { seenIn } from "./random-rules/facts.ts";
import { rowsOf, workingTables } from "./tables.ts";

const compiled = compileLibrary(library);
const ENTERPRISES = 60;
const SEED = 53;
const OPEN = 0;
const LAPSED = 3;
const ASKING_MS = 120_000;

const databases: Database[] = [];
beforeAll(async () => void databases.push(...(await openAll())), OPENING_MS);
afterAll(async () => {
  for (const database of databases) await database.close();
});

const jsons = Array.from({ length: ENTERPRISES }, (_unused, index) => caseOf(SEED * 1000 + index).json);
const whole = jsons.map(dossierOf);
/** Everything is told, and of every third only that it is somewhere in the city. */
const wide = jsons.map((json, index) => dossierOf(index % 3 === 0 ? { ...json, 企业: { ...(json["企业"] as object), 注册地: "北京市" } } : json));

const RULES_OF_EACH = 20;
const RANDOM_DAYS = ["2026-06-30", "2027-03-01", "2025-12-30", "2026-12-31"];
const documents = randomDocuments(SEED, RANDOM_DAYS.map(() => RULES_OF_EACH), { reference: library.reference, seen: seenIn(whole) });
const random = compileLibrary(libraryOf(documents));
const { on, readings } = caseOf(SEED);
const dayOf = new Map(documents.map(({ id }, index) => [id, day(RANDOM_DAYS[index] ?? "")]));

async function toldIn(database: Database): Promise<Told> {
  const tables = workingTables(library.reference);
  const answers: unknown[][] = [];
  for (const table of tables) answers.push(Object.values((await database.query(toldSql(table, library.reference, `"${table.name}"`)))[0] ?? {}));
  return toldOf(tables, library.reference, answers);
}
const live = (saying: Saying): Saying => new Map([...saying].filter(([, { settled }]) => settled === OPEN || settled === LAPSED));

describe.each([
  ["all is told by all", whole, [true, true, true, false]],
  ["all is told, some of it too widely", wide, [true, true, false, false]],
  ["much is not", dossiersOf(SEED, ENTERPRISES), [false, false, true, false]],
] as const)("%s", (_name, dossiers, known) => {
  async function loaded(database: Database): Promise<Told> {
    await database.load(workingTables(library.reference), rowsOf(dossiers, library.reference));
    const told = await toldIn(database);
    expect([told.whole.has("资质"), told.columns.has("企业.注册地"), told.exact.has("企业.注册地"), told.columns.has("资质.撤销日期")], database.name).toEqual(known);
    return told;
  }

  test("clauses of the library", async () => {
    const batch: Batch = { asking: { on, readings }, dossiers };
    for (const database of databases) {
      const told = await loaded(database);
      let answers = 0;
      for (const rule of compiled.rules) {
        const lowered = lowerRule(compiled, rule, batch.asking, told);
        if (typeof lowered === "string") throw new Error(`${rule.id} 没有译成：${lowered}`);
        const expected = live(saidByEvaluator(lowered, compiled, batch));
        answers += expected.size;
        expect(await saidBySql(lowered, batch, database, true), `${database.name} ${rule.id}`).toEqual(expected);
      }
      expect(answers).toBeGreaterThan(100);
    }
  }, ASKING_MS);

  test("random clauses", async () => {
    for (const database of databases) {
      const told = await loaded(database);
      let answers = 0;
      for (const rule of random.rules) {
        const batch: Batch = { asking: { on: dayOf.get(rule.policy.id) as number, readings: {} }, dossiers };
        const lowered = lowerRule(random, rule, batch.asking, told);
        if (typeof lowered === "string") continue;
        const expected = live(saidByEvaluator(lowered, random, batch));
        answers += expected.size;
        expect(await saidBySql(lowered, batch, database, true), `${database.name} ${rule.id}`).toEqual(expected);
      }
      expect(answers).toBeGreaterThan(100);
    }
  }, ASKING_MS);
});

test("a statement names the clause and the version of the documents, and nothing in a name ends the comment", () => {
  const [rule] = compiled.rules;
  const lowered = rule && lowerRule(compiled, rule, { on: caseOf(SEED).on, readings: {} });
  if (!rule || !lowered || typeof lowered === "string") throw new Error("没有译成");
  const { sql } = statementOf(lowered, { table: (name) => name, live: true, version: "0f3a*/ DROP" });
  expect(sql.startsWith(`/* ${rule.id} 政策库 0f3aDROP */ `)).toBe(true);
  expect(sql.split("*/")).toHaveLength(2);
});
