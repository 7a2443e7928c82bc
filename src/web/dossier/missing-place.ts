import type { Missing } from "#engine";
import { kindNamed, type Fact, type Kind, type Reference } from "#policy";
import { recordsOf, withRecord, type FactAddress, type JsonObject } from "./json.ts";

/** Where the answer to a missing fact goes. */
export type MissingPlace =
  /** One field; `row` is a row of 年度数据 that must be there first. */
  | { readonly kind: "fact"; readonly fact: Fact; readonly of: Kind; readonly address: FactAddress; readonly row: JsonObject | null }
  /** A whole list of which nothing is known. */
  | { readonly kind: "list"; readonly of: Kind }
  /** A number the government has not published, or a name nobody here can fill. */
  | { readonly kind: "elsewhere" };

const YEARLY = "年度数据";

/** Turns `上年度.研发费用` (2024), `资质[1].取得方式`, `名单` or `公布.LPR一年期` into the place in a dossier. */
export function placeOf(missing: Pick<Missing, "fact" | "year" | "record">, reference: Reference, dossier: JsonObject): MissingPlace {
  const [head = "", name] = missing.fact.split(".");
  if (name === undefined) {
    const of = kindNamed(reference, head);
    return of && of.name !== "企业" ? { kind: "list", of } : { kind: "elsewhere" };
  }
  const yearly = missing.year !== null && (head === YEARLY || head.endsWith("年度"));
  const of = kindNamed(reference, yearly ? YEARLY : head);
  const fact = of?.facts.find((each) => each.name === name);
  if (!of || !fact) return { kind: "elsewhere" };
  if (of.name === "企业") return { kind: "fact", fact, of, address: { kind: of.name, index: null, name }, row: null };
  const rows = recordsOf(dossier, of.name);
  if (!yearly) return missing.record === null ? { kind: "list", of } : { kind: "fact", fact, of, address: { kind: of.name, index: missing.record, name }, row: null };
  const found = rows.findIndex((row) => Number(row["年度"]) === missing.year);
  const index = found < 0 ? rows.length : found;
  return { kind: "fact", fact, of, address: { kind: YEARLY, index, name }, row: found < 0 ? { 年度: missing.year } : null };
}

/** The dossier with the row in which the fact will stand. */
export const withPlace = (dossier: JsonObject, place: MissingPlace): JsonObject =>
  place.kind === "fact" && place.row ? withRecord(dossier, YEARLY, place.row) : dossier;

/** `2024年研发费用`, `资质·取得方式（第2条）`, `名单`. */
export function sayMissing(missing: Pick<Missing, "fact" | "year" | "record">): string {
  const [head = "", name] = missing.fact.split(".");
  if (name === undefined) return head;
  if (head === "公布") return `公布的${name}${missing.year === null ? "" : `（${missing.year}年）`}`;
  if (missing.year !== null) return `${missing.year}年${name}`;
  return head === "企业" ? name : `${head}的${name}${missing.record === null ? "" : `（第${missing.record + 1}条）`}`;
}
