/** 三个求值器相等: the explaining evaluator, generated JavaScript, and one SQL text on every database say the same of the same enterprises. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compileLibrary, lowerRule, type LoweredRule, type LowerAsking } from "#engine/lower";
import { library } from "../engine/asking.ts";
import { caseOf } from "../laws/asked.ts";
import { openAll, OPENING_MS, type Database } from "./databases.ts";
import { dossiersOf, saidByEvaluator, saidByJavaScript, saidBySql, type Batch } from "./held-equal.ts";
import { columnsOf, rowsOf, workingTables } from "./tables.ts";

const compiled = compileLibrary(library);
const BATCHES = [3, 11, 29, 47];
const ENTERPRISES = 70;

/** Rules that are compiled only of enterprises without such a record; a record of it is left to the explaining evaluator. */
const WITHOUT = ["京技管发〔2023〕32号#5 租赁", "昌政办发〔2025〕8号#17a 贷款"];

function batchOf(seed: number): Batch {
  const { on, readings } = caseOf(seed);
  return { asking: { on, readings }, dossiers: dossiersOf(seed, ENTERPRISES) };
}

const lowerAll = (asking: LowerAsking): LoweredRule[] => compiled.rules.map((rule) => {
  const lowered = lowerRule(compiled, rule, asking);
  if (typeof lowered === "string") throw new Error(`${rule.id} 没有译成：${lowered}`);
  return lowered;
});

const databases: Database[] = [];
beforeAll(async () => void databases.push(...(await openAll())), OPENING_MS);
afterAll(async () => {
  for (const database of databases) await database.close();
});

describe.each(BATCHES)("batch %i", (seed) => {
  const batch = batchOf(seed);
  const rules = lowerAll(batch.asking);
  const answers = new Map(rules.map((lowered) => [lowered, saidByEvaluator(lowered, compiled, batch)]));

  test("generated JavaScript", () => {
    const columns = columnsOf(batch.dossiers, library.reference);
    for (const lowered of rules) expect(saidByJavaScript(lowered, compiled, batch, columns), lowered.rule.id).toEqual(answers.get(lowered));
  });

  test("SQL on every database", async () => {
    for (const database of databases) {
      await database.load(workingTables(library.reference), rowsOf(batch.dossiers, library.reference));
      for (const lowered of rules) expect(await saidBySql(lowered, batch, database), `${database.name} ${lowered.rule.id}`).toEqual(answers.get(lowered));
    }
  });

  test("what is compiled only in part is known", () => {
    expect(rules.flatMap(({ rule, without }) => (without === null ? [] : [`${rule.id} ${without}`]))).toEqual(WITHOUT);
  });

  test("the batch is worth asking: something is open, something is paid", () => {
    const all = [...answers.values()].flatMap((said) => [...said.values()]);
    expect(all.filter((said) => said.settled === 0 && said.open === "").length).toBeGreaterThan(20);
    expect(all.filter((said) => said.open.includes("缺")).length).toBeGreaterThan(100);
  });
});
