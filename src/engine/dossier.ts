/** 企业档案: facts of one enterprise. What is absent is unknown; an empty list is known to be none. */
import type { Day } from "#kernel";
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
