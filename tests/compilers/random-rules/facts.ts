/** What a random rule may name where it stands, and the figures it is held against: those that dossiers tell, and one beside them. */
import type { Dossier, Given } from "#engine/lower";
import { formatDay, multiply, ratio, toInteger, type Rational } from "#kernel";
import type { Fact, Kind, Reference, Type } from "#policy";
import type { Chance } from "../../laws/chance.ts";

/** A name as it is written in one place, with what it is. */
export interface Name {
  readonly text: string;
  readonly type: Type;
  /** Where its values are looked up: `年度数据.研发费用`. */
  readonly fact: string;
  /** Words it may be. */
  readonly words: readonly string[];
  /** 无 is among what it may be. */
  readonly none: boolean;
}
/** Values of each fact, as dossiers tell them. */
export type Seen = ReadonlyMap<string, readonly Rational[]>;

export function seenIn(dossiers: readonly Dossier[]): Seen {
  const seen = new Map<string, Map<string, Rational>>();
  const note = (kind: string, facts: ReadonlyMap<string, Given>): void => {
    for (const [name, given] of facts) {
      if (given.kind !== "value" || given.value.kind !== "number" || given.value.low === null) continue;
      const values = seen.get(`${kind}.${name}`) ?? new Map<string, Rational>();
      seen.set(`${kind}.${name}`, values.set(String(sayRational(given.value.low)), given.value.low));
    }
  };
  for (const dossier of dossiers) {
    note("企业", dossier.enterprise.facts);
    for (const row of dossier.yearly?.rows ?? []) note("年度数据", row.facts);
    for (const [kind, list] of dossier.records) for (const row of list.rows) note(kind, row.facts);
  }
  return new Map([...seen].map(([fact, values]) => [fact, [...values.values()]]));
}
const sayRational = (value: Rational): string => (typeof value === "number" ? String(value) : `${value.n}/${value.d}`);

export const nameOf = (text: string, kind: string, fact: Fact): Name => ({ text, type: fact.type, fact: `${kind}.${fact.name}`, words: fact.listed.filter((word) => word !== "…"), none: fact.mayBeNone || fact.endMark });

export const namesOfKind = (kind: Kind, before = ""): Name[] => kind.facts.map((fact) => nameOf(`${before}${fact.name}`, kind.name, fact));
/** Fields that 词表 derives. */
export const derivedOfKind = (kind: Kind, { derived }: Reference, before = ""): Name[] =>
  derived.filter(({ record }) => record === kind.name).map(({ name, body }) => ({ text: `${before}${name}`, type: body.type, fact: `${kind.name}.${name}`, words: body.type.kind === "word" ? (body.type.words ?? []) : [], none: body.type.kind === "day" }));

export const unitOf = (type: Type): string | null =>
  type.kind !== "number" ? null : Object.entries(type.dimension).filter(([, power]) => power > 0).map(([unit]) => unit).concat(Object.entries(type.dimension).filter(([, power]) => power < 0).map(([unit]) => `/${unit}`)).join("");

const USUAL: Readonly<Record<string, readonly number[]>> = { 元: [5_000_000, 20_000_000, 50_000_000, 1_000_000_000], "": [1, 2, 3], 天: [30, 365], 年度: [1, 2], "元/平方米/天": [100, 150, 200] };

/** A figure on the edge of what dossiers tell, or just beside it. */
export function figure(fact: string | null, type: Type, seen: Seen, chance: Chance): string {
  const unit = unitOf(type);
  const values = (fact === null ? undefined : seen.get(fact)) ?? USUAL[unit ?? ""] ?? [1, 3, 10];
  const value = chance.pick(values);
  const beside = chance.pick([0, 0, 0, 1, -1]);
  if (type.kind === "day") return formatDay(toInteger(value) + beside);
  if (type.kind === "year") return String(toInteger(value) + beside);
  if (unit === "元" || unit === "元/平方米/天") return money(toInteger(value) + beside, unit.slice(1));
  if (typeof value !== "number") return `${decimal(multiply(value, 100))}%`;
  return `${Math.max(0, value + beside)}${unit ?? ""}`;
}
/** 分 as it is written. */
export function money(fen: number, per = ""): string {
  const [sign, amount] = fen < 0 ? ["−", -fen] : ["", fen];
  if (per === "" && amount >= 1_000_000 && amount % 10_000 === 0) return `${sign}${amount / 1_000_000}万元`;
  return `${sign}${decimal(ratio(BigInt(amount), 100n))}元${per}`;
}
function decimal(value: Rational): string {
  if (typeof value === "number") return String(value);
  const scaled = Number((value.n * 1_000_000n) / value.d);
  return String(scaled / 1_000_000);
}
