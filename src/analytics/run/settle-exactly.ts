/** 逐家核定: the explaining evaluator and the exact settlement, for enterprises whose awards meet. */
import { verdictsOf, type CompiledLibrary, type LowerAsking, type Verdict } from "#engine/lower";
import { dossierOfRows } from "#engine/tables";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Dossier } from "#engine";
import { readRowsOf } from "../snapshot/read-dossiers.ts";
import type { Snapshot } from "../snapshot/open-snapshot.ts";
import { rowsOf } from "../duckdb.ts";
import { formOf, type Group } from "./group.ts";

/** A match as it is written: one value for each of MATCH_COLUMNS. */
export type MatchRow = readonly (string | number | boolean | null)[];
/** 合计 of one enterprise over a group. */
export type TotalRow = readonly [key: number, low: number, high: number | null, ceiling: number | null];

/** Enterprises whose dossiers are in memory at once. */
const AT_ONCE = 20_000;

const WRITTEN = new Set(["可享", "待补充", "需评审", "已享", "已失效"]);

/**
 * @param keys a table with one column 序号.
 * @param take what is done with each enterprise's rows; nothing is kept here.
 */
export async function settleExactly(
  { connection, snapshot, compiled, asking }: { connection: DuckDBConnection; snapshot: Snapshot; compiled: CompiledLibrary; asking: LowerAsking },
  group: Group, keys: string, take: (matches: readonly MatchRow[], total: TotalRow) => void,
): Promise<number> {
  const only = new Set(group.rules.map((rule) => rule.id));
  const all = (await rowsOf(connection, `SELECT "序号" FROM ${keys} ORDER BY 1`)).map(([key]) => Number(key));
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const [first, last] = [all[from] ?? 0, all[Math.min(from + AT_ONCE, all.length) - 1] ?? 0];
    const rows = await readRowsOf(connection, snapshot, `SELECT "序号" FROM ${keys} WHERE "序号" BETWEEN ${first} AND ${last}`, group.reads);
    for (const [key, own] of rows) {
      const { matches, total } = settleOne(compiled, dossierOfRows(own, snapshot.tables), asking, only);
      take(matches.map((match) => [key, ...match]), [key, ...total]);
    }
  }
  return all.length;
}

/** What is written of one enterprise: its matches but the plain refusals. */
export function settleOne(compiled: CompiledLibrary, dossier: Dossier, asking: LowerAsking, only: ReadonlySet<string>): { matches: MatchRow[]; total: [number, number | null, number | null] } {
  const { verdicts, total } = verdictsOf(compiled, dossier, asking, only);
  return { matches: verdicts.filter(({ status }) => WRITTEN.has(status)).map(rowOf), total: [total.low, total.high, total.ceiling] };
}

function rowOf({ assessment, status, gross, net, payYear, missing, decisions }: Verdict): MatchRow {
  const { rule, candidate } = assessment;
  return [
    rule.policy.id, rule.section.clause, rule.id, rule.block.item, formOf(rule), candidate.record?.index ?? null, status,
    gross?.low ?? null, gross?.high ?? null, net?.low ?? null, net?.high ?? null, payYear,
    joined(missing.map((each) => each.fact)), joined(missing.map((each) => each.from)), joined(decisions), false, null,
  ];
}

const joined = (words: readonly string[]): string | null => (words.length === 0 ? null : [...new Set(words)].join("、"));
