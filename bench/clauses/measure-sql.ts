import { toldOf, toldSql, type Told } from "#engine/lower";
import type { EnterpriseRows, Library, Reference } from "#policy";
import { openDuckDb, type Database } from "../../tests/compilers/databases.ts";
import { currentTables, load, tableRows } from "../../tests/compilers/shards.ts";
import { medianOf, worked } from "../statistics.ts";
import { ourSql, sqlByHand } from "./in-sql.ts";
import type { Wrong } from "./judge.ts";
import type { Amounts } from "./reference.ts";

export interface SqlMeasured extends Wrong {
  readonly name: string;
  readonly enterprises: number;
  /** Of processor time, for all three statements together. */
  readonly milliseconds: number;
}
const COPIES = 100;
const RUNS = 5;
export const THREADS = 1;

/** The same enterprises many times over, in tables; every answer of the first of them is held against the reference. */
export async function measureSql(library: Library, cases: readonly EnterpriseRows[], due: readonly Amounts[]): Promise<SqlMeasured[]> {
  const database = await openDuckDb();
  try {
    await database.query(`SET threads = ${THREADS}`);
    const tables = currentTables(library.reference);
    await load(database, tables, tableRows(cases, tables));
    for (const { name } of tables) await database.query(`INSERT INTO "${name}" SELECT t.* REPLACE (t."序号" + ${cases.length} * k.range AS "序号") FROM "${name}" t, range(1, ${COPIES}) k`);
    const asked = [["手写 SQL（DuckDB）", sqlByHand], ["惠策译成的 SQL（DuckDB）", ourSql(library, await toldIn(database, library.reference))]] as const;
    const times = await timesOf(database, asked.map(([, statements]) => statements));
    const wrong: Wrong[] = [];
    for (const [, statements] of asked) wrong.push(await wrongIn(database, statements, due));
    return asked.map(([name], index) => ({ name, enterprises: cases.length * COPIES, milliseconds: times[index] ?? 0, ...(wrong[index] as Wrong) }));
  } finally {
    await database.close();
  }
}

/** What no case leaves open: found once for the tables, as `huice run` finds it for its slices. */
async function toldIn(database: Database, reference: Reference): Promise<Told> {
  const tables = currentTables(reference);
  const answers: unknown[][] = [];
  for (const table of tables) answers.push(Object.values((await database.query(toldSql(table, reference, `"${table.name}"`)))[0] ?? {}));
  return toldOf(tables, reference, answers);
}

/** They take turns, so that what else the machine does falls on both. */
async function timesOf(database: Database, asked: readonly (readonly string[])[]): Promise<number[]> {
  const times: number[][] = asked.map(() => []);
  for (let run = 0; run <= RUNS; run++)
    for (const [index, statements] of asked.entries()) {
      const start = worked();
      for (const statement of statements) await database.query(`SELECT count(*) AS n, sum(paid) AS paid FROM (${statement}) s`);
      // The first run fills the caches.
      if (run > 0) times[index]?.push(worked() - start);
    }
  return times.map(medianOf);
}

async function wrongIn(database: Database, statements: readonly string[], due: readonly Amounts[]): Promise<Wrong> {
  let wrong = 0;
  for (const [clause, statement] of statements.entries()) {
    const paid = new Map((await database.query(`SELECT * FROM (${statement}) s WHERE "序号" < ${due.length}`)).map((row) => [Number(row["序号"]), BigInt(String(row["paid"]))]));
    due.forEach((amounts, key) => {
      if ((paid.get(key) ?? 0n) !== amounts[clause]) wrong++;
    });
  }
  return { cells: due.length * statements.length, wrong };
}
