/** 逐家核定: the explaining evaluator and the exact settlement, for enterprises whose awards meet. */
import { verdictsOf, type CompiledLibrary, type LowerAsking, type Verdict } from "#engine/lower";
import { dossierOfRows } from "#engine/tables";
import { INTEGER, type DuckDBConnection, type DuckDBValue } from "@duckdb/node-api";
import type { Dossier } from "#engine";
import { readRows } from "../snapshot/read-dossiers.ts";
import type { Snapshot } from "../snapshot/open-snapshot.ts";
import { rowsOf } from "../duckdb.ts";
import { fill } from "./fill.ts";
import type { Group } from "./group.ts";
import { joined, MATCH_TYPES, MATCHES, MODEL_MATCHES, MODEL_TOTALS, statusNumber, TOTAL_TYPES, TOTALS, type Vocabulary } from "./match-table.ts";
import { ALIKE, SHARED } from "./settle-plain.ts";
import { working } from "./working-tables.ts";

export interface SettleContext {
  readonly connection: DuckDBConnection;
  readonly snapshot: Snapshot;
  readonly compiled: CompiledLibrary;
  readonly asking: LowerAsking;
  /** Hash of the documents; a reform is none. */
  readonly version?: string;
}

/** Enterprises whose dossiers are in memory at once. */
const AT_ONCE = 4000;
/** After so many the other slice's questions to the database are let through. */
const IN_ONE_GO = 100;

type Row = readonly DuckDBValue[];

/** Whoever the groups are to be settled for one by one: read once, settled for each of its groups. */
export async function settleExactly(context: SettleContext, groups: readonly Group[], vocabulary: Vocabulary): Promise<void> {
  const { connection, snapshot, compiled, asking } = context;
  const byNumber = new Map(groups.map((group) => [group.number, { group, only: new Set(group.rules.map((rule) => rule.id)) }]));
  const numberOf = new Map(groups.flatMap(({ rules, first }) => rules.map((rule, index) => [rule.id, first + index] as const)));
  const reads = new Set(groups.flatMap((group) => [...group.reads]));
  // A model is settled as itself too: it is one of those it stands for.
  const asked = await rowsOf(connection, `SELECT "序号", "组", FALSE FROM ${SHARED} UNION ALL SELECT DISTINCT "代表", "组", TRUE FROM ${ALIKE} ORDER BY 1, 2`);
  const wanted = new Map<number, { readonly number: number; readonly model: boolean }[]>();
  for (const [key, number, model] of asked) {
    const one = { number: Number(number), model: model === true };
    const own = wanted.get(Number(key));
    if (own) own.push(one);
    else wanted.set(Number(key), [one]);
  }
  const keys = [...wanted.keys()];
  for (let from = 0; from < keys.length; from += AT_ONCE) {
    const [matches, totals, modelMatches, modelTotals]: [Row[], Row[], Row[], Row[]] = [[], [], [], []];
    const rows = await readRows(connection, snapshot, keys.slice(from, from + AT_ONCE), reads, working);
    let count = 0;
    for (const [key, own] of rows) {
      const dossier = dossierOfRows(own, snapshot.tables);
      for (const { number, model } of wanted.get(key) ?? []) {
        const { verdicts, total } = verdictsOf(compiled, dossier, asking, byNumber.get(number)?.only ?? new Set());
        const said = verdicts.flatMap((verdict) => rowOf(key, verdict, numberOf, vocabulary));
        const sum: Row = [key, total.low, total.high, total.ceiling];
        if (said.length === 0) continue;
        if (model) {
          for (const row of said) modelMatches.push([number, ...row]);
          modelTotals.push([number, ...sum]);
        } else {
          matches.push(...said);
          totals.push(sum);
        }
      }
      if (++count % IN_ONE_GO === 0) await new Promise((resolve) => void setImmediate(resolve));
    }
    await fill(connection, MATCHES, MATCH_TYPES, matches);
    await fill(connection, TOTALS, TOTAL_TYPES, totals);
    await fill(connection, MODEL_MATCHES, [INTEGER, ...MATCH_TYPES], modelMatches);
    await fill(connection, MODEL_TOTALS, [INTEGER, ...TOTAL_TYPES], modelTotals);
  }
}

/** One row of MATCHES; none for the plain refusals. */
function rowOf(key: number, { assessment, status, gross, net, payYear, missing, decisions }: Verdict, numberOf: ReadonlyMap<string, number>, vocabulary: Vocabulary): Row[] {
  const { rule, candidate } = assessment;
  const number = statusNumber(status);
  if (number === null) return [];
  const said = vocabulary.numberOf([joined(missing.map((each) => each.fact)), joined(missing.map((each) => each.from)), joined(decisions)]);
  return [[key, numberOf.get(rule.id) ?? null, candidate.record?.index ?? null, number, gross?.low ?? null, gross?.high ?? null, net?.low ?? null, net?.high ?? null, payYear, said, false, null]];
}

/** What a run says of one enterprise, as it is written. */
export interface Told {
  readonly rule: string;
  readonly record: number | null;
  readonly said: readonly [status: string, grossLow: number | null, grossHigh: number | null, low: number | null, high: number | null, payYear: number];
}
export function settleOne(compiled: CompiledLibrary, dossier: Dossier, asking: LowerAsking, only: ReadonlySet<string>): Told[] {
  return verdictsOf(compiled, dossier, asking, only).verdicts.filter(({ status }) => statusNumber(status) !== null).map(({ assessment: { rule, candidate }, status, gross, net, payYear }) =>
    ({ rule: rule.id, record: candidate.record?.index ?? null, said: [status, gross?.low ?? null, gross?.high ?? null, net?.low ?? null, net?.high ?? null, payYear] }));
}
