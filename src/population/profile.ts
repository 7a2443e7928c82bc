/** 概貌: what an enterprise is, before any table is filled. Everything else follows from it. */
import { firstDayOf, parseDay, yearOf, type Day } from "#kernel";
import { weighted, type Chance } from "./chance.ts";
import { FIELDS, FIRST_YEAR, KNOWN_TO, LAST_YEAR, PLACES, type Field } from "./city.ts";

export interface Profile {
  readonly index: number;
  readonly chance: Chance;
  readonly place: string;
  readonly field: Field;
  readonly founded: Day;
  /** Does research. */
  readonly tech: boolean;
  /** Has told of itself what only an enterprise knows. */
  readonly told: boolean;
  /** How far it has come, and so what titles it has and how much it does: 0 none, 1 科技型, 2 高企, 3 创新型 or 专精特新, 4 小巨人. */
  readonly rank: number;
  readonly staff: number;
  readonly revenue: number;
  /** Research as a share of revenue. */
  readonly intensity: number;
  readonly manufacturing: boolean;
  readonly mainKind: readonly string[];
}

export const TODAY: Day = parseDay(KNOWN_TO) ?? 0;
export const YEARS: readonly number[] = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_unused, index) => FIRST_YEAR + index);
const EARLIEST = parseDay("1996-01-01") ?? 0;

const placeOf = weighted(PLACES);
const fieldOf = weighted(FIELDS.map((field) => [field, field.weight] as const));
const mainKindOf = weighted<readonly string[]>([
  [["企业"], 9_870], [["企业", "创新创业载体"], 40], [["企业", "服务机构"], 70], [["基金管理机构"], 12], [["金融机构"], 7], [["区域性股权市场运营机构"], 1],
]);

export const MAIN_KINDS = ["企业", "创新创业载体", "服务机构", "基金管理机构", "金融机构", "区域性股权市场运营机构"];

export function profileOf(index: number, chance: Chance): Profile {
  chance.start(index);
  const place = placeOf(chance);
  const field = fieldOf(chance);
  // More were founded lately than long ago.
  const age = chance.next();
  const founded = TODAY - Math.floor(age * age * (TODAY - EARLIEST));
  const tech = chance.happens(field.tech);
  const told = chance.happens(tech ? 0.6 : 0.08);
  const grown = Math.min(3, 0.6 + (TODAY - founded) / 3650);
  const staff = Math.max(1, Math.round(chance.spread(field.staff * grown, 1.1)));
  const mainKind = field.code === "J6720" && chance.happens(0.5) ? ["基金管理机构"] : mainKindOf(chance);
  return {
    index, chance, place, field, founded, tech, told, staff, mainKind,
    rank: tech ? rankOf(chance, yearOf(founded)) : 0,
    revenue: staff * chance.spread(field.perHead, 0.7),
    intensity: tech ? Math.min(0.9, Math.max(0.02, chance.spread(0.11, 0.7))) : 0,
    manufacturing: field.sizing === "工业",
  };
}

/** See `Profile.rank`: a young enterprise has not come far. */
function rankOf(chance: Chance, founded: number): number {
  const age = LAST_YEAR - founded;
  const luck = chance.next();
  if (age < 1) return luck < 0.4 ? 1 : 0;
  if (luck < 0.38) return 0;
  if (luck < 0.58) return 1;
  if (luck < 0.86 || age < 2) return 2;
  return luck < 0.985 || age < 5 ? 3 : 4;
}

/** A day of the enterprise's life within some years; null when it did not live then. */
export function dayWithin({ founded, chance }: Profile, fromYear: number, toYear: number): Day | null {
  const [first, last] = [Math.max(founded, firstDayOf(fromYear)), Math.min(TODAY, firstDayOf(toYear + 1) - 1)];
  return first > last ? null : chance.between(first, last);
}
/** Whole 元, as 分. */
export const yuan = (amount: number): number => Math.round(amount) * 100;
/** As a `decimal` column holds it. */
export const scaled = (amount: number): number => Math.round(amount * 100_000_000);
export const lived = ({ founded }: Profile): number[] => YEARS.filter((year) => year >= yearOf(founded));
