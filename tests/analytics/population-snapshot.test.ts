/** 合成城市成快照: the same seed, the same bytes; a stopped one goes on; nothing foreign is touched. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { MANIFEST, readRows, rowsOf, UNFINISHED, writePopulationSnapshot, type Manifest, type PopulationSnapshotRequest } from "#analytics";
import { enterprises } from "#population";
import { newFolder, reference, withSnapshot, writeDossiers } from "./snapshots.ts";

const write = (folder: string, more: Partial<PopulationSnapshotRequest> = {}) => writePopulationSnapshot({ folder, reference, seed: 3, size: 250, version: "1", chunk: 100, threads: 1, ...more });
const bytesOf = (folder: string): Map<string, string> => new Map(readdirSync(folder).sort().map((name) => [name, readFileSync(join(folder, name)).toString("base64")]));

test("the same seed, the same bytes, however many threads; another seed, others", async () => {
  const [one, two, other] = [newFolder(), newFolder(), newFolder()];
  expect((await write(one)).ok && (await write(two, { threads: 2 })).ok && (await write(other, { seed: 4 })).ok).toBe(true);
  expect(bytesOf(two)).toEqual(bytesOf(one));
  expect(bytesOf(other).get("企业-0001.parquet")).not.toEqual(bytesOf(one).get("企业-0001.parquet"));
  expect(readdirSync(one).filter((name) => name.startsWith("企业"))).toEqual(["企业-0001.parquet", "企业-0002.parquet", "企业-0003.parquet"]);
});

test("it opens as what it is: synthetic, in the manifest and in every file; its rows are those that were made", async () => {
  const folder = newFolder();
  await write(folder);
  await withSnapshot(folder, async (db, snapshot) => {
    expect(snapshot).toMatchObject({ size: 250, synthetic: true, seed: 3 });
    const rows = await readRows(db.connection, snapshot, [0, 99, 100, 249]);
    for (const [key, read] of rows) expect(read).toEqual([...enterprises(reference, { seed: 3, from: key, to: key + 1 })][0]);
    expect(rows.size).toBe(4);
    const labels = await rowsOf(db.connection, `SELECT DISTINCT decode(key), decode(value) FROM parquet_kv_metadata('${join(folder, "*.parquet")}') WHERE decode(key) = '惠策'`);
    expect(labels).toEqual([["惠策", expect.stringContaining("合成数据")]]);
  });
});

test("stopped after any step, it goes on where it was and ends as if it had never stopped", async () => {
  const whole = newFolder();
  await write(whole);
  const manifest = JSON.parse(readFileSync(join(whole, MANIFEST), "utf8")) as Manifest;
  const { 表: tables, ...plan } = manifest;
  expect(tables.length).toBeGreaterThan(20);
  // As after kill −9: the second chunk half renamed, the third half written.
  const folder = newFolder();
  writeFileSync(join(folder, UNFINISHED), JSON.stringify(plan));
  mkdirSync(join(folder, ".临时"));
  writeFileSync(join(folder, ".临时", "企业-0003.parquet"), "一半");
  for (const name of readdirSync(whole)) if (name.endsWith("-0001.parquet") || name === "贷款-0002.parquet") copyFileSync(join(whole, name), join(folder, name));
  // Told apart from a chunk made again.
  renameSync(join(folder, "奖项-0001.parquet"), join(folder, "奖项.tmp"));
  copyFileSync(join(whole, "奖项-0002.parquet"), join(folder, "奖项-0001.parquet"));
  const reported: number[] = [];
  expect(await write(folder, { progress: (done) => reported.push(done) })).toMatchObject({ ok: true });
  expect(readFileSync(join(folder, "奖项-0001.parquet")).equals(readFileSync(join(whole, "奖项-0002.parquet"))), "a whole chunk is not made again").toBe(true);
  expect(reported).toEqual([100, 200, 250]);
  expect([existsSync(join(folder, UNFINISHED)), existsSync(join(folder, ".临时"))]).toEqual([false, false]);
  for (const name of ["企业-0002.parquet", "贷款-0002.parquet", "企业-0003.parquet"]) expect(readFileSync(join(folder, name)).equals(readFileSync(join(whole, name))), name).toBe(true);
});

test("what is finished is not written again; what is of another plan, or not ours, is not touched", async () => {
  const folder = newFolder();
  await write(folder);
  const before = bytesOf(folder);
  expect(await write(folder)).toMatchObject({ ok: true, value: { 家数: 250 } });
  expect(await write(folder, { seed: 4 })).toMatchObject({ ok: false, error: { path: folder, message: "文件夹里已有一份快照（合成，250 家，种子 3，版本 1）" } });
  expect(await writeDossiers(folder, [])).toMatchObject({ ok: false });
  expect(bytesOf(folder)).toEqual(before);
  renameSync(join(folder, MANIFEST), join(folder, UNFINISHED));
  expect(await write(folder, { size: 251 })).toMatchObject({ ok: false, error: { message: expect.stringContaining("另一份没有写完的快照") } });
  const foreign = newFolder();
  writeFileSync(join(foreign, "论文.docx"), "");
  expect(await write(foreign)).toMatchObject({ ok: false, error: { message: "文件夹不是空的，里面有“论文.docx”" } });
  expect(readdirSync(foreign)).toEqual(["论文.docx"]);
  expect(await write(join(foreign, "论文.docx"))).toMatchObject({ ok: false, error: { message: "这是一个文件，不是文件夹" } });
  rmSync(folder, { recursive: true });
});

test("an empty city is a snapshot", async () => {
  const folder = newFolder();
  expect((await write(folder, { size: 0 })).ok).toBe(true);
  await withSnapshot(folder, async (_db, snapshot) => expect(snapshot.size).toBe(0));
});

test("enterprises are asked for one after the other, never more than a chunk ahead of the files", async () => {
  const folder = newFolder();
  const files: number[] = [];
  await write(folder, { progress: (done) => done % 100 === 0 && files.push(readdirSync(folder).filter((name) => name.startsWith("企业-")).length) });
  expect(files).toEqual([1, 2]);
});
