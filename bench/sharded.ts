/**
 * `npm run sharded -- [--shards 3] [--size 3000]`: starts so many PostgreSQL servers of this machine, divides a synthetic city
 * among them by 统一社会信用代码, asks every clause of every server and of one DuckDB with the whole city, and compares.
 */
import { parseArgs } from "node:util";
import { availableParallelism } from "node:os";
import { enterprises, SYNTHETIC_NOTE } from "#population";
import { day, library } from "../tests/engine/asking.ts";
import { connectPostgres, openDuckDb, type Database } from "../tests/compilers/databases.ts";
import { findBinaries, startServers } from "../tests/compilers/postgres-servers.ts";
import { askAll, codeOf, currentTables, load, questionsOf, shardOf, tableRows } from "../tests/compilers/shards.ts";

const ASKING = { on: day("2026-06-30"), readings: {} };
const SEED = 20260630;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const seconds = (from: number): string => `${((performance.now() - from) / 1000).toFixed(1)} 秒`;

async function demonstrate(count: number, size: number): Promise<boolean> {
  const binaries = findBinaries();
  if (!binaries) {
    say("这台机器上没有 PostgreSQL ≥ 15 的 initdb 和 postgres（找过 PATH 和 /usr/lib/postgresql），分片没有演示。");
    return true;
  }
  say(`${count} 台 ${binaries.version}，${availableParallelism()} 核；${size} 家企业。${SYNTHETIC_NOTE}。`);
  const servers = await startServers(binaries, count);
  const open: Database[] = [];
  try {
    const tables = currentTables(library.reference);
    const city = [...enterprises(library.reference, { seed: SEED, from: 0, to: size })];
    const shards = city.map((rows) => shardOf(codeOf(rows, tables), count));
    const loading = performance.now();
    const whole = await openDuckDb();
    open.push(whole);
    await load(whole, tables, tableRows(city, tables));
    const parts = await Promise.all(servers.at.map(async (config, shard) => {
      const part = await connectPostgres(config);
      open.push(part);
      await load(part, tables, tableRows(city, tables, (key) => shards[key] === shard));
      return part;
    }));
    say(`装入 ${seconds(loading)}；各台 ${parts.map((_part, shard) => shards.filter((each) => each === shard).length).join("、")} 家。`);
    return await compare(whole, parts);
  } finally {
    for (const database of open) await database.close();
    await servers.stop();
  }
}

async function compare(whole: Database, parts: readonly Database[]): Promise<boolean> {
  const differing: string[] = [];
  let rows = 0;
  let [one, several] = [0, 0];
  for (const { lowered, sql } of questionsOf(library, ASKING)) {
    const start = performance.now();
    const expected = await askAll([whole], sql);
    const middle = performance.now();
    const told = await askAll(parts, sql);
    several += performance.now() - middle;
    one += middle - start;
    rows += expected.size;
    if (told.size !== expected.size || [...expected].some(([key, row]) => told.get(key) !== row)) differing.push(lowered.rule.id);
  }
  say(`${rows} 行答案；DuckDB 一台 ${(one / 1000).toFixed(1)} 秒，${parts.length} 台 PostgreSQL 一起 ${(several / 1000).toFixed(1)} 秒。`);
  say(differing.length === 0 ? "逐行相同，到分。" : `不同的条款：${differing.join("、")}`);
  return differing.length === 0;
}

const { values } = parseArgs({ options: { shards: { type: "string", default: "3" }, size: { type: "string", default: "3000" } } });
const [count, size] = [Number(values.shards), Number(values.size)];
if (!Number.isInteger(count) || count < 1 || count > 16 || !Number.isInteger(size) || size < 1) {
  say("--shards 要 1 到 16 的整数，--size 要正整数。");
  process.exitCode = 2;
} else if (!(await demonstrate(count, size))) process.exitCode = 1;
