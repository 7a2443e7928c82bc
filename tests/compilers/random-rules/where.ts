/** Where in a random rule something is written, and what may be named there. */
import { unitOf, type Name, type Seen } from "./facts.ts";
import { line, print, type Line, type Sort } from "./piece.ts";
import type { Kind, Reference, Type } from "#policy";
import type { Chance } from "../../laws/chance.ts";

export interface Where {
  readonly chance: Chance;
  readonly reference: Reference;
  readonly seen: Seen;
  /** Record of 对每; null where there is none. */
  readonly own: Kind | null;
  /** Record an aggregate is looking at. */
  readonly inner: Kind | null;
  /** Bare names of the innermost record, and `本项.…`. */
  readonly fields: readonly Name[];
  /** Facts of the enterprise and of its years. */
  readonly facts: readonly Name[];
  /** 其中 and 定义, by what they are; read where they are used, so only where the record is the rule's own. */
  readonly named: readonly { readonly name: string; readonly sort: Sort }[];
  readonly lists: readonly string[];
  /** A person may decide a condition here. */
  readonly decided: boolean;
  /** 发生日 and 年度 are known here: not while 发生日 itself is told. */
  readonly timed: boolean;
  /** How much deeper it may go. */
  readonly depth: number;
}

export const deeper = (where: Where): Where => ({ ...where, depth: where.depth - 1 });
/** What a piece of this kind may take the place of. */
export const sortIn = (where: Where, what: string): Sort => `${what}@${where.own?.name ?? ""}/${where.inner?.name ?? ""}`;
export const made = (where: Where, what: string, ...parts: Line["parts"]): Line => line(sortIn(where, what), ...parts);

/** What numbers can be added and compared: their unit. Days, years, words and truths are what they are. */
export const whatOf = (type: Type): string => (type.kind === "number" ? `数${unitOf(type)}` : type.kind);

/** A name of what is wanted; of the record looked at rather than of the enterprise. */
export function someName(where: Where, wanted: (name: Name) => boolean): Name | null {
  const { chance, fields, facts } = where;
  const [near, far] = [fields.filter(wanted), facts.filter(wanted)];
  const from = near.length > 0 && (far.length === 0 || chance.happens(0.7)) ? near : far;
  return from.length > 0 ? chance.pick(from) : null;
}
export function namedHere(where: Where, what: string): Line | null {
  const known = where.inner === null ? where.named.filter(({ sort }) => sort === sortIn(where, what)) : [];
  return known.length > 0 && where.chance.happens(0.3) ? made(where, what, where.chance.pick(known).name) : null;
}

/** The first way that is possible here, of the ways in random order; each as often as its weight. */
export function oneOf(where: Where, ways: readonly (readonly [weight: number, way: () => Line | null])[]): Line {
  const left = [...ways];
  for (;;) {
    const total = left.reduce((sum, [weight]) => sum + weight, 0);
    if (total === 0) throw new Error("没有一种写法可用");
    let at = where.chance.below(total);
    const index = left.findIndex(([weight]) => (at -= weight) < 0);
    const found = left.splice(index, 1)[0]?.[1]();
    if (found) return found;
  }
}
export const textOf = (pieces: readonly Line[]): string => pieces.map(print).join(", ");
