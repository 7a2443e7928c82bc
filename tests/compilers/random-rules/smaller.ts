/** 缩小: of a rule and a dossier that show a fault, the smallest that still do. */
import { line, isTable, piecesIn, print, replaced, type Piece } from "./piece.ts";
import { printRule, type RandomRule } from "./rule.ts";

type Json = Readonly<Record<string, unknown>>;
export interface Found {
  readonly rule: RandomRule;
  readonly json: Json;
}

/** So many tries at most: it only runs when a test has failed. */
const MOST_TRIES = 400;

/** @param shows whether the fault is still there; what cannot be read any more does not show it. */
export async function smallest(found: Found, shows: (found: Found) => boolean | Promise<boolean>): Promise<Found> {
  let [kept, tries] = [found, 0];
  const still = async (each: Found): Promise<boolean> => {
    try {
      return ++tries <= MOST_TRIES && (await shows(each));
    } catch {
      return false;
    }
  };
  for (;;) {
    const next = await firstOf([...smallerRules(kept.rule).map((rule) => ({ ...kept, rule })), ...smallerDossiers(kept.json).map((json) => ({ ...kept, json }))], still);
    if (!next) return kept;
    kept = next;
  }
}
async function firstOf(all: readonly Found[], wanted: (found: Found) => Promise<boolean>): Promise<Found | null> {
  for (const each of all) if (await wanted(each)) return each;
  return null;
}

const without = <T>(items: readonly T[], index: number): T[] => items.filter((_item, at) => at !== index);

/** The largest steps first. */
function smallerRules(rule: RandomRule): RandomRule[] {
  const { lines, conditions, named, grant } = rule;
  const less = [
    ...named.map((_each, index) => ({ ...rule, named: without(named, index) })),
    ...conditions.map((_each, index) => ({ ...rule, conditions: without(conditions, index) })),
    ...grant.flatMap(({ key }, index) => (key === "金额" ? [] : [{ ...rule, grant: without(grant, index) }])),
    ...lines.map((_each, index) => ({ ...rule, lines: without(lines, index) })),
  ];
  const inside = <Part extends { readonly value: Piece }>(parts: readonly Part[], put: (parts: Part[]) => RandomRule): RandomRule[] =>
    parts.flatMap((part, index) => smallerPieces(part.value).map((value) => put(parts.map((each, at) => (at === index ? { ...part, value } : each)))));
  return [
    ...less,
    ...inside(grant, (next) => ({ ...rule, grant: next })), ...inside(named, (next) => ({ ...rule, named: next })), ...inside(lines, (next) => ({ ...rule, lines: next })),
    ...inside(conditions.map((value) => ({ value })), (next) => ({ ...rule, conditions: next.map(({ value }) => value) })),
  ].filter((each) => printRule(each).length < printRule(rule).length);
}

const PLAIN: Readonly<Record<string, string>> = { truth: "是", 数元: "1万元", 数: "1", day: "2026-01-01" };

/** A part in the place of the whole, a plain value in the place of a part, a row less. */
function smallerPieces(piece: Piece): Piece[] {
  return piecesIn(piece).flatMap((part): Piece[] => {
    const parts = piecesIn(part).filter((other) => other !== part && other.sort === part.sort);
    const plain = PLAIN[part.sort.split("@")[0] ?? ""];
    const rows = isTable(part) ? [...part.rows.flatMap((_row, index) => (part.rows.length > 1 ? [{ ...part, rows: without(part.rows, index) }] : [])), ...(part.otherwise ? [{ ...part, otherwise: null }] : [])] : [];
    const values = plain !== undefined && print(part) !== plain ? [line(part.sort, plain)] : [];
    return [...values, ...parts, ...rows].map((other) => replaced(piece, part, other));
  });
}

/** A list, a record, a field less. */
function smallerDossiers(json: Json): Json[] {
  const keys = Object.keys(json);
  const less = (object: Json, key: string): Json => Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
  return [
    ...keys.filter((key) => key !== "企业").map((key) => less(json, key)),
    ...keys.flatMap((key) => {
      const value = json[key];
      if (!Array.isArray(value)) return key === "企业" ? Object.keys(value as Json).map((name) => ({ ...json, [key]: less(value as Json, name) })) : [];
      return value.flatMap((record: Json, index) => [
        { ...json, [key]: without(value, index) },
        ...Object.keys(record).map((name) => ({ ...json, [key]: value.map((each: Json, at) => (at === index ? less(each, name) : each)) })),
      ]);
    }),
  ];
}
