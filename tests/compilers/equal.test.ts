/** 三个求值器相等: the explaining evaluator, generated JavaScript, and one SQL text on every database say the same of the same enterprises. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compileRule, type Columns } from "#engine/js";
import { assessRule, baseContext, compileLibrary, listOf, lowerRule, type Assessment, type Dossier, type LoweredRule, type LowerAsking } from "#engine/lower";
import { OUTPUT_NAMES, statementOf } from "#engine/sql";
import { dossierOf, library } from "../engine/asking.ts";
import { caseOf } from "../laws/asked.ts";
import { forget } from "../laws/random-dossier.ts";
import { openDuckDb, openPgLite, openPostgres, type Database } from "./databases.ts";
import { columnsOf, rowsOf, workingTables } from "./tables.ts";

const compiled = compileLibrary(library);
const BATCHES = [3, 11, 29, 47];
const ENTERPRISES = 70;

/** Rules that are compiled only of enterprises without such a record; a record of it is left to the explaining evaluator. */
const WITHOUT = ["京技管发〔2023〕32号#5 租赁", "昌政办发〔2025〕8号#17a 贷款"];

interface Batch {
  readonly asking: LowerAsking;
  readonly dossiers: readonly Dossier[];
}
/** Whole and forgetful dossiers, asked on one day with one choice of readings. */
function batchOf(seed: number): Batch {
  const { on, readings } = caseOf(seed);
  const dossiers = Array.from({ length: ENTERPRISES }, (_unused, index) => {
    const { json, chance } = caseOf(seed * 1000 + index);
    let said: Record<string, unknown> = json;
    for (let times = index % 9; times > 0; times--) said = forget(said as typeof json, chance).dossier;
    return dossierOf(said);
  });
  return { asking: { on, readings }, dossiers };
}
/** Histories, and a half-told list of the very records that are asked, stay with the explaining evaluator. */
const isCompiled = (dossier: Dossier, lowered: LoweredRule): boolean =>
  [...dossier.enterprise.facts.values()].every((given) => given.kind === "value") && (lowered.without === null || (listOf(dossier, lowered.without)?.rows.length ?? 0) === 0) && (lowered.driver === null || listOf(dossier, lowered.driver.table)?.complete !== false);

/** What is compared, of one candidate. */
interface Said {
  readonly settled: number;
  readonly gross: string;
  readonly open: string;
  readonly more: string;
}
const NAMES = ["0", "不适用", "不符合", "已失效"];

function saidBy(assessment: Assessment): Said {
  const { gross, limits, candidate } = assessment;
  const settled = assessment.settled === null ? 0 : NAMES.indexOf(assessment.settled);
  const event = candidate.context.event.value;
  const day = candidate.presence === "有" && event.kind === "number" && event.low !== null && event.low === event.high ? String(event.low) : "null";
  return {
    settled,
    gross: settled !== 0 ? "" : gross ? `${String(gross.low)}–${String(gross.high)} 不待评 ${String(assessment.undecided)}` : "无数额",
    open: settled !== 0 ? "" : `${assessment.missing.size > 0 ? "缺" : ""}${assessment.decisions.size > 0 ? "评" : ""}`,
    more: settled !== 0 ? "" : `${day} ${limits.ladder} ${String(limits.perYear)} ${String(limits.lifetime)} ${assessment.nextYear}`,
  };
}

function saidIn(row: { readonly [Name in keyof typeof OUTPUT_NAMES]: unknown }, lowered: LoweredRule): Said {
  const settled = Number(row.settled);
  const missing = lowered.bits.reduce((mask, bit, index) => (bit.kind === "missing" ? mask | (1n << BigInt(index)) : mask), 0n);
  const open = BigInt(String(row.open ?? 0));
  const text = (value: unknown): string => (value === null || value === undefined ? "null" : String(value));
  const truth = (value: unknown): string => (value === true ? "是" : value === false ? "否" : "未定");
  return {
    settled,
    gross: settled !== 0 ? "" : row.hasGross === true ? `${text(row.low)}–${text(row.high)} 不待评 ${text(row.undecided)}` : "无数额",
    open: settled !== 0 ? "" : `${(open & missing) !== 0n ? "缺" : ""}${(open & ~missing) !== 0n ? "评" : ""}`,
    more: settled !== 0 ? "" : `${text(row.event)} ${truth(row.ladder)} ${text(row.perYear)} ${text(row.lifetime)} ${row.nextYear === true}`,
  };
}

const keyOf = (enterprise: number, record: number | null): string => `${enterprise}/${record ?? "-"}`;

/** By enterprise and record, as the explaining evaluator says it. */
function expected(lowered: LoweredRule, { asking, dossiers }: Batch): Map<string, Said> {
  const said = new Map<string, Said>();
  dossiers.forEach((dossier, enterprise) => {
    if (!isCompiled(dossier, lowered)) return;
    for (const assessment of assessRule(lowered.rule, baseContext(compiled, dossier, asking))) {
      const { record, kind, presence } = assessment.candidate;
      const list = kind === null ? undefined : kind === "年度数据" ? dossier.yearly : dossier.records.get(kind);
      const index = presence === "有" && record ? (list?.rows.findIndex((row) => row.index === record.index) ?? null) : null;
      said.set(keyOf(enterprise, index === -1 ? null : index), saidBy(assessment));
    }
  });
  return said;
}

const lowerAll = (asking: LowerAsking): LoweredRule[] => compiled.rules.map((rule) => {
  const lowered = lowerRule(compiled, rule, asking);
  if (typeof lowered === "string") throw new Error(`${rule.id} 没有译成：${lowered}`);
  return lowered;
});

const databases: Database[] = [];
const OPENING_MS = 60_000;
beforeAll(async () => {
  databases.push(await openDuckDb(), await openPgLite());
  const server = await openPostgres();
  if (server) databases.push(server);
  // oxlint-disable-next-line no-console -- what is skipped is said aloud
  else console.warn("跳过 PostgreSQL：127.0.0.1:5432 没有应答。DuckDB 与 PGlite 照常。");
}, OPENING_MS);
afterAll(async () => {
  for (const database of databases) await database.close();
});

describe.each(BATCHES)("batch %i", (seed) => {
  const batch = batchOf(seed);
  const rules = lowerAll(batch.asking);
  const answers = new Map(rules.map((lowered) => [lowered, expected(lowered, batch)]));

  test("generated JavaScript", () => {
    const columns: Columns[] = columnsOf(batch.dossiers, library.reference);
    for (const lowered of rules) {
      const run = compileRule(lowered, library.reference);
      const said = new Map(columns.flatMap((each, enterprise) => (isCompiled(batch.dossiers[enterprise] as Dossier, lowered) ? run(each) : []).map((result) => [keyOf(enterprise, result.record), saidIn(result, lowered)] as const)));
      expect(said, lowered.rule.id).toEqual(answers.get(lowered));
    }
  });

  test("SQL on every database", async () => {
    for (const database of databases) {
      await database.load(workingTables(library.reference), rowsOf(batch.dossiers, library.reference));
      for (const lowered of rules) {
        const rows = await database.query(statementOf(lowered, { table: (name) => `"${name}"`, live: false }).sql);
        const said = new Map(rows.filter((row) => isCompiled(batch.dossiers[Number(row["序号"])] as Dossier, lowered)).map((row) => {
          const named = Object.fromEntries(Object.entries(OUTPUT_NAMES).map(([name, column]) => [name, row[column]])) as { [Name in keyof typeof OUTPUT_NAMES]: unknown };
          return [keyOf(Number(row["序号"]), row["次序"] === null ? null : Number(row["次序"])), saidIn(named, lowered)] as const;
        }));
        expect(said, `${database.name} ${lowered.rule.id}`).toEqual(answers.get(lowered));
      }
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
