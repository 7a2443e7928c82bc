/** 跑批: what many enterprises are told together is what each is told alone, to the 分, whatever the slices. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openDuckDb, rowsOf, run, verifyRun, writeDossierSnapshot, type RunManifest } from "#analytics";
import { compileLibrary } from "#engine/lower";
import { succeed } from "#kernel";
import { dossierOf, library } from "../engine/asking.ts";
import { caseOf } from "../laws/asked.ts";
import { forget } from "../laws/random-dossier.ts";

const folder = mkdtempSync(join(tmpdir(), "huice-batch-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const compiled = compileLibrary(library);
const ENTERPRISES = 240;
const SLOW = 120_000;
const SEED = 29;

/** Enterprises crowded where awards meet: ladders, limits, earlier payments, half-told lists, histories. */
const json = Array.from({ length: ENTERPRISES }, (_unused, index) => {
  const { json: whole, chance } = caseOf(index * 31 + 5);
  let said: Record<string, unknown> = whole;
  for (let times = index % 6; times > 0; times--) said = forget(said as typeof whole, chance).dossier;
  // Some were elsewhere once, and some grew.
  const enterprise = said["企业"] as Record<string, unknown>;
  const changed = index % 7 === 0 ? { 注册地: [{ 值: "海淀区", 至: "2024-12-31" }, { 值: enterprise["注册地"] ?? "昌平区", 自: "2025-01-01" }] } : index % 11 === 0 ? { 规模以上: [{ 值: false, 至: "2024-12-31" }, { 值: true, 自: "2025-01-01" }] } : {};
  return { ...said, 企业: { ...enterprise, ...changed } };
});

async function ranWith(name: string, seed: number, slice?: number): Promise<RunManifest> {
  const { on, readings } = caseOf(seed);
  const done = await run({ snapshot: join(folder, "快照"), folder: join(folder, name), compiled, libraryHash: "同一份", asking: { on, readings }, version: "测试", csv: false, ...(slice === undefined ? {} : { slice }) });
  if (!done.ok) throw new Error(done.error.message);
  return done.value;
}

test("every match of every enterprise is the one it gets alone", async () => {
  const written = await writeDossierSnapshot({
    folder: join(folder, "快照"), reference: library.reference, version: "测试", size: json.length,
    dossier: (index) => succeed({ path: `${index}.json`, dossier: dossierOf(json[index]) }),
  });
  if (!written.ok) throw new Error(written.error.message);
  const runs = [await ranWith("一片", SEED), await ranWith("分片", SEED, 100)];
  expect(runs[0]?.合计.匹配).toBeGreaterThan(1000);
  expect(runs[1]?.合计).toEqual(runs[0]?.合计);
  for (const [index, name] of ["一片", "分片"].entries()) {
    const checked = await verifyRun({ snapshot: join(folder, "快照"), run: join(folder, name), compiled, libraryHash: "同一份", sample: ENTERPRISES });
    if (!checked.ok) throw new Error(checked.error.message);
    expect(checked.value.differences, name).toEqual([]);
    expect(checked.value.matches).toBe(runs[index]?.合计.匹配);
  }
}, SLOW);

test("reports add up what the matches say, and no sum hides an amount without an upper bound", async () => {
  const { connection, close } = await openDuckDb({ folders: [folder], temp: folder });
  const of = (run: string, name: string): string => `read_parquet('${join(folder, run, `${name}.parquet`)}')`;
  const bounded = (low: string): string => `CASE WHEN count("净高") = count(*) THEN CAST(sum("净高"${low}) AS BIGINT) END`;
  const roster = `SELECT "地区", "编号", "状态", count(*), count(DISTINCT "序号"), CAST(sum("净低") AS BIGINT), ${bounded("")}`;
  const lacks = `SELECT f, count(*), count(DISTINCT "序号"), ${bounded(` - "净低"`)} FROM (SELECT unnest(string_split("缺", '、')) AS f, * FROM`;
  for (const run of ["一片", "分片"]) {
    expect(await rowsOf(connection, `SELECT "地区", "编号", "状态", "项数", "企业数", "净低合计_分", "净高合计_分" FROM ${of(run, "名册")} ORDER BY ALL`)).toEqual(await rowsOf(connection, `${roster} FROM ${of(run, "匹配-*")} GROUP BY 1, 2, 3 ORDER BY ALL`));
    const told = await rowsOf(connection, `SELECT "缺", "项数", "企业数", "相关金额_分" FROM ${of(run, "缺项")} ORDER BY ALL`);
    expect(told).toEqual(await rowsOf(connection, `${lacks} ${of(run, "匹配-*")} WHERE "状态" = '待补充' AND "形式" = '资金') GROUP BY 1 ORDER BY ALL`));
    expect([told.some(([, , , amount]) => amount === null), told.some(([, , , amount]) => amount !== null)]).toEqual([true, true]);
  }
  close();
}, SLOW);

test("of nobody there is nothing to say", async () => {
  const written = await writeDossierSnapshot({ folder: join(folder, "没有人"), reference: library.reference, version: "测试", size: 0, dossier: () => { throw new Error("没有第一家"); } });
  if (!written.ok) throw new Error(written.error.message);
  const done = await run({ snapshot: join(folder, "没有人"), folder: join(folder, "空批次"), compiled, libraryHash: "同一份", asking: { on: caseOf(29).on, readings: {} }, version: "测试" });
  expect(done).toMatchObject({ ok: true, value: { 合计: { 低: "0", 高: "0", 上限: "0", 匹配: 0, 企业: 0 } } });
}, SLOW);
