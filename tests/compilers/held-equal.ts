/** What is held equal: of each candidate of each enterprise, the same status and the same 分 from every evaluator. */
import { compileRule, type Columns } from "#engine/js";
import { assessRule, baseContext, listOf, type Assessment, type CompiledLibrary, type Dossier, type LoweredRule, type LowerAsking } from "#engine/lower";
import { OUTPUT_NAMES, statementOf } from "#engine/sql";
import type { Database } from "./databases.ts";
import { dossierOf } from "../engine/asking.ts";
import { caseOf } from "../laws/asked.ts";
import { forget } from "../laws/random-dossier.ts";

/** Enterprises, asked on one day with one choice of readings. */
export interface Batch {
  readonly asking: LowerAsking;
  readonly dossiers: readonly Dossier[];
}

/** Whole and forgetful dossiers. */
export function toldBy(seed: number, count: number): Record<string, unknown>[] {
  return Array.from({ length: count }, (_unused, index) => {
    const { json, chance } = caseOf(seed * 1000 + index);
    let said: Record<string, unknown> = json;
    for (let times = index % 9; times > 0; times--) said = forget(said, chance).dossier;
    return said;
  });
}
export const dossiersOf = (seed: number, count: number): Dossier[] => toldBy(seed, count).map(dossierOf);

/** Histories, and a half-told list of the very records that are asked, stay with the explaining evaluator. */
export const isCompiled = (dossier: Dossier, lowered: LoweredRule): boolean =>
  [...dossier.enterprise.facts.values()].every((given) => given.kind === "value") && (lowered.without === null || (listOf(dossier, lowered.without)?.rows.length ?? 0) === 0) && (lowered.driver === null || listOf(dossier, lowered.driver.table)?.complete !== false);

/** What is compared, of one candidate. */
export interface Said {
  readonly settled: number;
  readonly gross: string;
  readonly open: string;
  readonly more: string;
}
/** By enterprise and record. */
export type Saying = ReadonlyMap<string, Said>;
const NAMES = ["0", "不适用", "不符合", "已失效"];

function saidBy(assessment: Assessment): Said {
  const { gross, limits, candidate, expense } = assessment;
  const settled = assessment.settled === null ? 0 : NAMES.indexOf(assessment.settled);
  const event = candidate.context.event.value;
  const day = candidate.presence === "有" && event.kind === "number" && event.low !== null && event.low === event.high ? String(event.low) : "null";
  return {
    settled,
    gross: settled !== 0 ? "" : gross ? `${String(gross.low)}–${String(gross.high)} 不待评 ${String(assessment.undecided)}` : "无数额",
    open: settled !== 0 ? "" : `${assessment.missing.size > 0 ? "缺" : ""}${assessment.decisions.size > 0 ? "评" : ""}`,
    more: settled !== 0 ? "" : `${day} ${limits.ladder} ${String(limits.perYear)} ${String(limits.lifetime)} ${assessment.nextYear} 支出 ${expense ? String(expense.range.high) : "null"} ${candidate.presence}`,
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
    more: settled !== 0 ? "" : `${text(row.event)} ${truth(row.ladder)} ${text(row.perYear)} ${text(row.lifetime)} ${row.nextYear === true} 支出 ${text(row.expense)} ${["没有", "有", "不明"][Number(row.presence)]}`,
  };
}

/** Candidates of which the two do not say the same. */
export const differing = (one: Saying, other: Saying): string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter((key) => JSON.stringify(one.get(key)) !== JSON.stringify(other.get(key)));

const keyOf = (enterprise: number, record: number | null): string => `${enterprise}/${record ?? "-"}`;

/** As the explaining evaluator says it. */
export function saidByEvaluator(lowered: LoweredRule, compiled: CompiledLibrary, { asking, dossiers }: Batch): Saying {
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

/** @param columns the same enterprises, as compiled functions read them. */
export function saidByJavaScript(lowered: LoweredRule, compiled: CompiledLibrary, { dossiers }: Batch, columns: readonly Columns[]): Saying {
  const run = compileRule(lowered, compiled.library.reference);
  return new Map(columns.flatMap((each, enterprise) => (isCompiled(dossiers[enterprise] as Dossier, lowered) ? run(each) : []).map((result) => [keyOf(enterprise, result.record), saidIn(result, lowered)] as const)));
}

/** @param database the same enterprises are loaded. @param live only of those for whom the clause is, may be or was. */
export async function saidBySql(lowered: LoweredRule, { dossiers }: Batch, database: Database, live = false): Promise<Saying> {
  const rows = await database.query(statementOf(lowered, { table: (name) => `"${name}"`, live }).sql);
  return new Map(rows.filter((row) => isCompiled(dossiers[Number(row["序号"])] as Dossier, lowered)).map((row) => {
    const named = Object.fromEntries(Object.entries(OUTPUT_NAMES).map(([name, column]) => [name, row[column]])) as { [Name in keyof typeof OUTPUT_NAMES]: unknown };
    return [keyOf(Number(row["序号"]), row["次序"] === null ? null : Number(row["次序"])), saidIn(named, lowered)] as const;
  }));
}
