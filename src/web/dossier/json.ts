/** 档案草稿: the dossier as the person is writing it. Plain JSON; the engine alone says whether it is one. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Where one fact stands in a dossier. `index` is null for a fact of the enterprise itself. */
export interface FactAddress {
  readonly kind: string;
  readonly index: number | null;
  readonly name: string;
}

/** 未知: not said. 没有: known to be none. 有: these, or these and perhaps more. */
export type ListState = "未知" | "没有" | "有";

const PARTIAL = "部分";
const RECORDS = "记录";

export const isObject = (value: unknown): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);

const rowsOf = (value: Json | undefined): readonly Json[] => {
  const rows = isObject(value) ? value[RECORDS] : value;
  return Array.isArray(rows) ? (rows as readonly Json[]) : [];
};

export const recordsOf = (dossier: JsonObject, kind: string): readonly JsonObject[] => rowsOf(dossier[kind]).filter(isObject);

export const isPartial = (dossier: JsonObject, kind: string): boolean => {
  const value = dossier[kind];
  return isObject(value) && value[PARTIAL] === true;
};

export function listState(dossier: JsonObject, kind: string): ListState {
  const value = dossier[kind];
  if (value === undefined || value === null) return "未知";
  return rowsOf(value).length > 0 || isPartial(dossier, kind) ? "有" : "没有";
}

export function factAt(dossier: JsonObject, { kind, index, name }: FactAddress): Json | undefined {
  const row = index === null ? dossier[kind] : rowsOf(dossier[kind])[index];
  return isObject(row) ? row[name] : undefined;
}

/** The dossier with one fact set; `undefined` makes it unknown again. Untouched parts stay the same objects. */
export function withFact(dossier: JsonObject, { kind, index, name }: FactAddress, value: Json | undefined): JsonObject {
  if (index === null) {
    const row = dossier[kind];
    return withKey(dossier, kind, withKey(isObject(row) ? row : {}, name, value));
  }
  const rows = rowsOf(dossier[kind]).map((row, at) => (at === index && isObject(row) ? withKey(row, name, value) : row));
  return withRows(dossier, kind, rows);
}

export const withRecord = (dossier: JsonObject, kind: string, record: JsonObject): JsonObject => withRows(dossier, kind, [...rowsOf(dossier[kind]), record]);

export const withoutRecord = (dossier: JsonObject, kind: string, index: number): JsonObject =>
  withRows(dossier, kind, rowsOf(dossier[kind]).filter((_row, at) => at !== index));

/** Says of a whole list that it is unknown, known to be none, or begins it with one empty record. */
export function withListState(dossier: JsonObject, kind: string, state: ListState, first: JsonObject): JsonObject {
  return withKey(dossier, kind, state === "未知" ? undefined : state === "没有" ? [] : [first]);
}

export function withPartial(dossier: JsonObject, kind: string, partial: boolean): JsonObject {
  const rows = rowsOf(dossier[kind]);
  return withKey(dossier, kind, partial ? { [PARTIAL]: true, [RECORDS]: rows } : rows);
}

function withRows(dossier: JsonObject, kind: string, rows: readonly Json[]): JsonObject {
  return withKey(dossier, kind, isPartial(dossier, kind) ? { [PARTIAL]: true, [RECORDS]: rows } : rows);
}

function withKey(object: JsonObject, key: string, value: Json | undefined): JsonObject {
  if (value !== undefined) return { ...object, [key]: value };
  const { [key]: _dropped, ...rest } = object;
  return rest;
}

/** Facts said so far, lists known to be empty included. */
export function countFacts(dossier: JsonObject): number {
  const inRow = (row: Json): number => (isObject(row) ? Object.values(row).filter((value) => value !== null).length : 0);
  return Object.entries(dossier).reduce((sum, [kind, value]) => {
    if (kind === "企业") return sum + inRow(value);
    const rows = rowsOf(value);
    return sum + (rows.length === 0 ? (value === null ? 0 : 1) : rows.reduce<number>((count, row) => count + inRow(row), 0));
  }, 0);
}
