/** 只问相关的: what a statement leaves out early, and what it need not ask because all have told it, changes nothing of what is left. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { compileLibrary, lowerRule, toldOf, toldSql, type Told } from "#engine/lower";
import { statementOf } from "#engine/sql";
import { dossierOf, library } from "../engine/asking.ts";
import { caseOf } from "../laws/asked.ts";
import { openDuckDb, OPENING_MS, type Database } from "./databases.ts";
import { dossiersOf, saidByEvaluator, saidBySql, type Batch, type Saying } from "./held-equal.ts";
import { rowsOf, workingTables } from "./tables.ts";

const compiled = compileLibrary(library);
const ENTERPRISES = 60;
const SEED = 53;
const OPEN = 0;
const LAPSED = 3;

let database: Database;
beforeAll(async () => {
  database = await openDuckDb();
}, OPENING_MS);
afterAll(() => database.close());

const whole = Array.from({ length: ENTERPRISES }, (_unused, index) => dossierOf(caseOf(SEED * 1000 + index).json));

async function toldInDatabase(): Promise<Told> {
  const tables = workingTables(library.reference);
  const answers: unknown[][] = [];
  for (const table of tables) answers.push(Object.values((await database.query(toldSql(table, library.reference, `"${table.name}"`)))[0] ?? {}));
  return toldOf(tables, library.reference, answers);
}
const live = (saying: Saying): Saying => new Map([...saying].filter(([, { settled }]) => settled === OPEN || settled === LAPSED));

test.each([
  ["all is told by all", whole, true],
  ["much is not", dossiersOf(SEED, ENTERPRISES), false],
] as const)("%s", async (_name, dossiers, all) => {
  const { on, readings } = caseOf(SEED);
  const batch: Batch = { asking: { on, readings }, dossiers };
  await database.load(workingTables(library.reference), rowsOf(dossiers, library.reference));
  const told = await toldInDatabase();
  expect([told.whole.has("资质"), told.columns.has("企业.注册地"), told.columns.has("资质.撤销日期")]).toEqual([all, all, false]);
  let answers = 0;
  for (const rule of compiled.rules) {
    const lowered = lowerRule(compiled, rule, batch.asking, told);
    if (typeof lowered === "string") throw new Error(`${rule.id} 没有译成：${lowered}`);
    const expected = live(saidByEvaluator(lowered, compiled, batch));
    answers += expected.size;
    expect(await saidBySql(lowered, batch, database, true), rule.id).toEqual(expected);
  }
  expect(answers).toBeGreaterThan(100);
});

test("a statement names the clause and the version of the documents, and nothing in a name ends the comment", () => {
  const [rule] = compiled.rules;
  const lowered = rule && lowerRule(compiled, rule, { on: caseOf(SEED).on, readings: {} });
  if (!rule || !lowered || typeof lowered === "string") throw new Error("没有译成");
  const { sql } = statementOf(lowered, { table: (name) => name, live: true, version: "0f3a*/ DROP" });
  expect(sql.startsWith(`/* ${rule.id} 政策库 0f3aDROP */ `)).toBe(true);
  expect(sql.split("*/")).toHaveLength(2);
});
