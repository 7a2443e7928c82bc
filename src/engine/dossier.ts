/** 企业档案: facts of one enterprise. What is absent is unknown; an empty list is known to be none. */
import type { Day } from "#kernel";
import type { Fact, Type } from "#policy";
import type { Value } from "./value.ts";

/** One value of a fact, or its history. */
export type Given =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "history"; readonly spans: readonly Span[] };
export interface Span {
  readonly value: Value;
  readonly from: Day | null;
  /** Last day, included; null = still so. */
  readonly to: Day | null;
}

export interface Row {
  /** Index in the dossier's list. */
  readonly index: number;
  readonly facts: ReadonlyMap<string, Given>;
}

export interface RecordList {
  /** False for `{部分: true, 记录: […]}`: there may be more. */
  readonly complete: boolean;
  readonly rows: readonly Row[];
}

export interface Dossier {
  readonly name: string;
  readonly enterprise: Row;
  /** Null = unknown. */
  readonly yearly: RecordList | null;
  readonly records: ReadonlyMap<string, RecordList>;
}

export const EMPTY_ROW: Row = { index: -1, facts: new Map() };
export const listOf = (dossier: Dossier, kind: string): RecordList | null =>
  kind === "年度数据" ? dossier.yearly : (dossier.records.get(kind) ?? null);

const listed = new WeakMap<Fact, Map<string, Given>>();

/** A value told of a fact. What a closed list allows is held once, however many enterprises tell it: many dossiers then lie close together in memory. */
export function told(value: Value, fact: Fact): Given {
  const word = listedWord(value, fact.type);
  if (word === null) return { kind: "value", value };
  let known = listed.get(fact);
  if (!known) listed.set(fact, (known = new Map()));
  let given = known.get(word);
  if (!given) known.set(word, (given = { kind: "value", value }));
  return given;
}

function listedWord(value: Value, type: Type): string | null {
  if (value.kind === "truth") return value.truth;
  if (value.kind === "words" && (type.kind === "region" || (type.kind === "word" && type.words !== null))) return value.words?.join("、") ?? null;
  if (value.kind === "many" && type.kind === "set" && type.of.kind === "word" && type.of.words !== null) return value.words?.join("、") ?? null;
  return null;
}
