/** 打不开的快照: whatever is wrong is told with file, row and column, before anything is computed. */
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createViews, MANIFEST, openDuckDb, openSnapshot, readDossiers, rowsOf, UNFINISHED, type DuckDb } from "#analytics";
import type { FileRefusal } from "#application/ports";
import { tablesOf } from "#policy";
import { dossierOf } from "../engine/asking.ts";
import { newFolder, reference, withDuckDb, withSnapshot, writeDossiers } from "./snapshots.ts";

const dossiers = [
  { 企业: { 名称: "甲，“一”", 注册地: "昌平区", 规模以上: [{ 值: false, 至: "2024-12-31" }, { 值: true, 自: "2025-01-01" }], 主体类型: [] }, 年度数据: [{ 年度: 2023, 净利润: -5 }, { 年度: 2024, 研发费用: "320万元" }], 贷款: [{ 合同号: "1", 年利率: "4.35%", 实付利息: 0.01 }], 迁移: [] },
  { 企业: { 名称: "", 主体类型: ["企业", "服务机构"], 成立日期: "2020-02-29", 迁入日期: "2024-03-01" }, 资质: { 部分: true, 记录: [{ 类别: "高新技术企业", 认定日期: "2025-10-29" }] }, 标准: [{ 对应国际标准: "无" }] },
  {},
].map(dossierOf);

const written = newFolder();
/** The same as one file per table, without a manifest. */
const loose: Readonly<Record<"csv" | "parquet", string>> = { csv: newFolder(), parquet: newFolder() };

/** @param take what is selected, by table. */
async function copyTables(to: string, ending: "csv" | "parquet", take: Readonly<Record<string, string>>): Promise<void> {
  const form = ending === "csv" ? "FORMAT csv, HEADER" : "FORMAT parquet";
  for (const [name, selected] of Object.entries(take)) await db.connection.run(`COPY (${selected}) TO '${join(to, `${name}.${ending}`)}' (${form})`);
}

async function refusalOf(folder: string): Promise<FileRefusal | null> {
  const snapshot = await openSnapshot(db.connection, folder, reference);
  return snapshot.ok ? null : snapshot.error;
}

/** One for all of them, with the sound tables as views. */
let db: DuckDb;
beforeAll(async () => {
  expect((await writeDossiers(written, dossiers)).ok).toBe(true);
  db = await openDuckDb({ folders: [tmpdir()], temp: newFolder(), threads: 1 });
  const snapshot = await openSnapshot(db.connection, written, reference);
  if (!snapshot.ok) throw new Error(snapshot.error.message);
  await createViews(db.connection, snapshot.value);
  const everything = Object.fromEntries(tablesOf(reference).map(({ name }) => [name, `SELECT * FROM "${name}"`]));
  await copyTables(loose.csv, "csv", everything);
  await copyTables(loose.parquet, "parquet", everything);
});
afterAll(() => db.close());

test.each(["csv", "parquet"] as const)("the same tables as %s, without a manifest, hold the same dossiers", async (ending) => {
  const back = await withSnapshot(loose[ending], async (db, snapshot) => {
    expect(snapshot).toMatchObject({ size: 3, synthetic: false, seed: null });
    await createViews(db.connection, snapshot);
    expect((await rowsOf(db.connection, `SELECT "净利润" FROM "年度数据" WHERE "序号" = 0 AND "年度" = 2023`))[0]).toEqual([-500n]);
    return readDossiers(db.connection, snapshot, [0, 1, 2]);
  });
  dossiers.forEach((dossier, key) => expect(back.get(key)).toEqual(dossier));
});

const file = (table: string): string => `${table}-0001.parquet`;
const damages: readonly (readonly [what: string, damage: (folder: string) => void, path: string | null, message: string])[] = [
  ["cut short", (folder) => truncateSync(join(folder, file("贷款")), 100), file("贷款"), "没有存完整"],
  ["one bit turned", (folder) => {
    const bytes = readFileSync(join(folder, file("企业")));
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    writeFileSync(join(folder, file("企业")), bytes);
  }, file("企业"), "校验不同"],
  ["gone", (folder) => rmSync(join(folder, file("事故"))), file("事故"), "少了这个文件"],
  ["manifest broken", (folder) => writeFileSync(join(folder, MANIFEST), "{"), null, "不是正确的 JSON"],
  ["manifest foreign", (folder) => writeFileSync(join(folder, MANIFEST), "{}"), null, "不是惠策的快照清单"],
  ["manifest pointing elsewhere", (folder) => writeFileSync(join(folder, MANIFEST), readFileSync(join(folder, MANIFEST), "utf8").replace(file("企业"), "../企业.parquet")), null, "不是惠策的快照清单"],
  ["another count", (folder) => writeFileSync(join(folder, MANIFEST), readFileSync(join(folder, MANIFEST), "utf8").replace('"家数": 3', '"家数": 4')), MANIFEST, "写着 4 家，企业表里有 3 家"],
  ["another 词表", (folder) => writeFileSync(join(folder, MANIFEST), readFileSync(join(folder, MANIFEST), "utf8").replace(/"布局": "../, '"布局": "zz')), MANIFEST, "另一版词表"],
  ["unfinished", (folder) => {
    rmSync(join(folder, MANIFEST));
    writeFileSync(join(folder, UNFINISHED), "{}");
  }, null, "没有写完"],
  ["empty", (folder) => {
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
  }, null, "这里没有快照"],
];

test.each(damages)("a snapshot %s is refused", async (_what, damage, path, message) => {
  const folder = join(newFolder(), "快照");
  cpSync(written, folder, { recursive: true });
  damage(folder);
  expect(await refusalOf(folder)).toMatchObject({ ...(path === null ? {} : { path }), message: expect.stringContaining(message), hint: expect.stringMatching(/./) });
});

const replace = (table: string, column: string, value: string): Record<string, string> => ({ [table]: `SELECT * REPLACE (${value} AS "${column}") FROM "${table}"` });
const twice = (table: string): Record<string, string> => ({ [table]: `SELECT * FROM "${table}" UNION ALL SELECT * FROM "${table}"` });

const impossible: readonly (readonly [table: string, take: Record<string, string>, line: number | null, message: string])[] = [
  ["贷款", { 贷款: `SELECT * EXCLUDE ("年利率") FROM "贷款"` }, null, "缺“年利率”一列"],
  ["贷款", { 贷款: `SELECT *, 1 AS "年息" FROM "贷款"` }, null, "没有“年息”这一列"],
  ["贷款", replace("贷款", "年利率", "0.0435::DOUBLE"), null, "“年利率”一列的类型是 DOUBLE，应为 DECIMAL(18,8)"],
  ["贷款", replace("贷款", "实付利息", "-1::BIGINT"), 1, "“实付利息”一列是“-1”：不能小于零"],
  ["年度数据", replace("年度数据", "研发费用", `CASE WHEN "年度" = 2024 THEN 100000000000001::BIGINT END`), 2, "大得不合理"],
  ["年度数据", replace("年度数据", "年度", `nullif("年度", 2024)`), 2, "“年度”一列空着：每一行都要有"],
  ["年度数据", replace("年度数据", "年度", "2024::INTEGER"), 2, "序号、年度与别的行相同"],
  ["年度数据", replace("年度数据", "年度", `"年度" - 200`), 1, "“年度”一列是“1823”：不是一个年度"],
  ["年度数据", replace("年度数据", "次序", "0::INTEGER"), 2, "序号、次序与别的行相同"],
  ["资质", replace("资质", "次序", "-1::INTEGER"), 1, "不能是负数"],
  ["资质", replace("资质", "类别", "'高新企业'"), 1, "“类别”一列是“高新企业”：不是词表列出的取值"],
  ["资质", replace("资质", "认定日期", "DATE 'infinity'"), 1, "不是日历上有的日子"],
  ["企业", replace("企业", "注册地", `CASE WHEN "序号" = 2 THEN '昌平' END`), 3, "“注册地”一列是“昌平”：不是地区表里的地区"],
  ["企业", replace("企业", "国民经济行业", "'Z1'"), 1, "不是行业表里的全码"],
  ["企业", replace("企业", "主体类型", `CASE WHEN "序号" = 1 THEN '企业，服务机构' END`), 2, "“主体类型”一列是“企业，服务机构”"],
  ["企业", replace("企业", "序号", `nullif("序号", 1)`), 2, "“序号”一列空着"],
  ["企业", replace("企业", "规模以上", "true"), null, "企业表里已有一个值"],
  ["企业", replace("企业", "有_迁移", `nullif("有_迁移", "序号" = 1)`), 2, "写了迁入日期，“有_迁移”就不能空着"],
  ["企业", twice("企业"), 4, "“序号”一列是“0”：序号与别的行相同"],
  ["贷款", replace("贷款", "序号", "7::INTEGER"), 1, "“序号”一列是“7”：企业表里没有这个序号"],
  ["资质", replace("企业", "有_资质", "NULL::BOOLEAN"), 1, "企业表的“有_资质”空着，这里却有记录"],
  ["历史", replace("历史", "事实", "'名称'"), 1, "不是可以写历史的事实"],
  ["历史", replace("历史", "值", "'对'"), 1, "“值”一列是“对”"],
  ["历史", replace("历史", "自", "DATE '2025-06-30'"), 1, "“自”晚于“至”"],
  ["历史", replace("历史", "段", "0::INTEGER"), 2, "序号、事实、段与别的行相同"],
];

test.each(impossible)("%s with %j is refused", async (table, take, line, message) => {
  const folder = newFolder();
  cpSync(loose.parquet, folder, { recursive: true });
  await copyTables(folder, "parquet", take);
  const refusal = await refusalOf(folder);
  expect(refusal).toMatchObject({ message: expect.stringContaining(message), hint: expect.stringMatching(/./) });
  if (line !== null) expect(refusal).toMatchObject({ path: `${table}.parquet`, line });
});

test.each(["不是表格\n".repeat(50), ""])("a file that only bears the name of Parquet is refused", async (content) => {
  const folder = newFolder();
  cpSync(loose.parquet, folder, { recursive: true });
  writeFileSync(join(folder, "事故.parquet"), content);
  expect(await refusalOf(folder)).toMatchObject({ path: "事故.parquet", message: "不是 Parquet 文件，或者已经损坏" });
});

test("a Parquet file with sound ends and a damaged middle is refused", async () => {
  const folder = newFolder();
  cpSync(loose.parquet, folder, { recursive: true });
  const bytes = readFileSync(join(folder, "企业.parquet"));
  bytes.fill(0xff, 4, 60);
  writeFileSync(join(folder, "企业.parquet"), bytes);
  expect(await refusalOf(folder)).toMatchObject({ path: "企业.parquet", message: expect.stringContaining("损坏") });
});

const csvText = (table: string): string => readFileSync(join(loose.csv, `${table}.csv`), "utf8");
const csvDamages: readonly (readonly [what: string, table: string, content: () => string | Buffer | null, line: number | null, message: string])[] = [
  ["no such table", "事故", () => null, null, "缺这张表"],
  ["empty", "事故", () => "", null, "文件是空的"],
  ["a column missing", "事故", () => csvText("事故").replace(",日期", ""), 1, "缺“日期”一列"],
  ["a column twice", "事故", () => csvText("事故").replace("类型", "类型,类型"), 1, "“类型”一列写了两次"],
  ["a slip in a name", "事故", () => csvText("事故").replace("类型", "类型,事故类形"), 1, "没有“事故类形”这一列"],
  ["GBK", "事故", () => Buffer.from([0xd0, 0xf2, 0xba, 0xc5, 10]), 1, "不是 UTF-8 编码"],
  ["GBK below the header", "贷款", () => Buffer.concat([Buffer.from(csvText("贷款")), Buffer.from([0x30, 0x2c, 0x31, 0x2c, 0xd0, 0xf2]), Buffer.from(",,,,,,,\n")]), null, "不是 UTF-8 编码"],
  ["a line too short", "贷款", () => `${csvText("贷款")}0,1\n`, 3, "列数与第一行不同"],
  ["a rate in percent", "贷款", () => csvText("贷款").replace("0.04350000", "4.35%"), 2, "“年利率”一列是“4.35%”：读不懂"],
  ["money with a fraction", "贷款", () => csvText("贷款").replace(",1,\n", ",1.5,\n"), 2, "“实付利息”一列是“1.5”：读不懂"],
  ["a day that is none", "企业", () => csvText("企业").replace("2020-02-29", "2021-02-29"), 3, "“成立日期”一列是“2021-02-29”：读不懂"],
  ["neither yes nor no", "企业", () => csvText("企业").replace(/\bfalse\b/, "maybe"), 3, "是“maybe”：读不懂"],
];

test.each(csvDamages)("CSV, %s, is refused", async (_what, table, content, line, message) => {
  const folder = newFolder();
  cpSync(loose.csv, folder, { recursive: true });
  const made = content();
  if (made === null) rmSync(join(folder, `${table}.csv`));
  else {
    expect(made.toString()).not.toBe(csvText(table));
    writeFileSync(join(folder, `${table}.csv`), made);
  }
  expect(await refusalOf(folder)).toMatchObject({ path: `${table}.csv`, ...(line === null ? {} : { line }), message: expect.stringContaining(message), hint: expect.stringMatching(/./) });
});

test("the database opens nothing outside its folders", async () => {
  const folder = newFolder();
  mkdirSync(join(folder, "里"));
  writeFileSync(join(folder, "外.csv"), "甲\n1\n");
  await withDuckDb([join(folder, "里")], async ({ connection }) => {
    for (const sql of [`SELECT * FROM read_csv('${join(folder, "外.csv")}')`, `COPY (SELECT 1) TO '${join(folder, "新.csv")}'`, "INSTALL httpfs", "SET enable_external_access = true"]) await expect(connection.run(sql), sql).rejects.toThrow();
  });
});
