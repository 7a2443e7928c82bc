/** 分片上的同一条语句: several PostgreSQL servers, each with its part of a city, together say what one database says of the whole. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { enterprises } from "#population";
import { day, library } from "../engine/asking.ts";
import { connectPostgres, openDuckDb, type Database } from "./databases.ts";
import { findBinaries, startServers, type Servers } from "./postgres-servers.ts";
import { askAll, codeOf, currentTables, load, questionsOf, shardOf, tableRows } from "./shards.ts";

const SHARDS = 3;
const CITY = { seed: 20260630, from: 0, to: 900 };
const ASKING = { on: day("2026-06-30"), readings: {} };
const STARTING_MS = 120_000;

const binaries = findBinaries();
// oxlint-disable-next-line no-console -- what is skipped is said aloud
if (!binaries) console.warn("跳过分片测试：这台机器上没有 PostgreSQL ≥ 15 的 initdb 和 postgres（找过 PATH 和 /usr/lib/postgresql）。");

describe.skipIf(!binaries)("一座城市分在几台 PostgreSQL 上", () => {
  const tables = currentTables(library.reference);
  const city = [...enterprises(library.reference, CITY)];
  const shards = city.map((rows) => shardOf(codeOf(rows, tables), SHARDS));
  const questions = questionsOf(library, ASKING);
  let servers: Servers | null = null;
  let whole: Database | null = null;
  const parts: Database[] = [];

  beforeAll(async () => {
    if (!binaries) return;
    servers = await startServers(binaries, SHARDS);
    whole = await openDuckDb();
    await load(whole, tables, tableRows(city, tables));
    for (const [shard, config] of servers.at.entries()) {
      const part = await connectPostgres(config);
      parts.push(part);
      await load(part, tables, tableRows(city, tables, (key) => shards[key] === shard));
    }
  }, STARTING_MS);
  afterAll(async () => {
    for (const part of parts) await part.close();
    await whole?.close();
    await servers?.stop();
  }, STARTING_MS);

  test("the servers are several, and each has its part", async () => {
    const folders = await Promise.all(parts.map((part) => part.query("SHOW data_directory")));
    expect(new Set(folders.map((rows) => rows[0]?.["data_directory"])).size).toBe(SHARDS);
    const sizes = await Promise.all(parts.map(async (part) => Number((await part.query('SELECT count(*) AS n FROM "企业"'))[0]?.["n"])));
    expect(sizes.reduce((a, b) => a + b, 0)).toBe(city.length);
    for (const size of sizes) expect(size).toBeGreaterThan(city.length / SHARDS / 2);
  });

  test("row for row and to the 分", async () => {
    let paid = 0;
    for (const { lowered, sql } of questions) {
      const one = await askAll([whole as Database], sql);
      expect(await askAll(parts, sql), lowered.rule.id).toEqual(one);
      paid += [...one.values()].filter((row) => row.includes("定=0") && !row.includes("毛高=0")).length;
    }
    expect(questions.length).toBeGreaterThan(40);
    expect(paid).toBeGreaterThan(100);
  }, STARTING_MS);

  // What the document asks for is not decoration: a table divided otherwise gives other answers.
  test("records that lie apart from their enterprise are lost", async () => {
    const question = questions.find(({ lowered }) => lowered.rule.id === "昌政办发〔2025〕8号#5");
    const one = await askAll([whole as Database], question?.sql ?? "");
    for (const [shard, part] of parts.entries())
      await load(part, tables, tableRows(city, tables, (key, table) => (table.name === "资质" ? key % SHARDS === shard : shards[key] === shard)));
    expect(await askAll(parts, question?.sql ?? "")).not.toEqual(one);
  }, STARTING_MS);
});
