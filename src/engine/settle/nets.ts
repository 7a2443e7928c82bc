/** 净额: what each award gets beside the others — the optimum where all is definite, bounds of it where something is open. */
import { add, compare, subtract, type Range, type Rational } from "#kernel";
import { above, before, firstOfEquals, isPoint, lowest, type Item } from "./item.ts";
import { componentsOf, optimum, type Amount, type Unit } from "./optimum.ts";
import { smaller } from "./payments.ts";
import { yields } from "./rivalry.ts";

type Limits = ReadonlyMap<string, Range>;

export const leftOf = (limits: Limits, end: "low" | "high"): Map<string, Amount> => new Map([...limits].map(([key, range]) => [key, range[end]]));

export function netsOf(items: readonly Item[], limits: Limits): void {
  const live = items.filter((item) => !item.paid);
  const byId = new Map(live.map((item) => [item.id, item]));
  for (const component of componentsOf(live.map(unitOf))) {
    const members = component.map((unit) => byId.get(unit.id) as Item);
    if (members.every((item) => isDefinite(item, limits))) definiteNets(component, members, limits);
    else openNets(members, limits);
  }
}

const unitOf = (item: Item): Unit => ({ id: item.id, caps: [...item.caps, ...item.maybeCaps], rivals: new Set([...item.rivals.keys(), ...item.maybeRivals.keys()]) });

const isDefinite = (item: Item, limits: Limits): boolean =>
  isPoint(item.low, item.high) && item.maybeRivals.size === 0 && item.maybeCaps.length === 0 &&
  item.caps.every((cap) => isPoint(limits.get(cap)?.low ?? null, limits.get(cap)?.high ?? null));

function definiteNets(component: readonly Unit[], members: readonly Item[], limits: Limits): void {
  const best = optimum(component, new Map(members.map((item) => [item.id, item.high])), leftOf(limits, "high"));
  for (const item of members) {
    const paid = best.paid.get(item.id);
    const winner = paid === undefined ? members.find((other) => best.paid.has(other.id) && item.rivals.has(other.id)) : undefined;
    if (winner) item.yieldsTo = yields(winner, item.rivals.get(winner.id) ?? "从优不重复");
    [item.low, item.high] = [paid ?? 0, paid ?? 0];
  }
}

/**
 * netᵢ = [min(lowᵢ, (C − Σ highⱼ of those perhaps before)⁺), min(highᵢ, (C − Σ lowⱼ of those surely before)⁺)];
 * a member keeps its low only if it surely wins.
 */
function openNets(members: readonly Item[], limits: Limits): void {
  const nets = members.map((item) => limited(item, members, limits));
  const wins = (index: number, other: Item): boolean => {
    const item = members[index] as Item;
    const low = nets[index]?.low ?? 0;
    if (other.high === null || compare(low, other.high) < 0 || item.caps.some((cap) => binds(cap, members, limits))) return false;
    return compare(low, other.high) > 0 || firstOfEquals(item, other) === "是";
  };
  const settled = members.map((item, index) => {
    const rivals = members.filter((other) => item.rivals.has(other.id) || item.maybeRivals.has(other.id));
    const beaten = members.find((other, i) => item.rivals.has(other.id) && wins(i, item) && members.every((third) => !other.rivals.has(third.id) && !other.maybeRivals.has(third.id) || wins(i, third)));
    return { low: rivals.every((other) => wins(index, other)) ? nets[index]?.low ?? 0 : 0, beaten };
  });
  members.forEach((item, index) => {
    const { low, beaten } = settled[index] ?? { low: 0, beaten: undefined };
    [item.low, item.high] = beaten ? [0, 0] : [low, nets[index]?.high ?? null];
    if (beaten) item.yieldsTo = yields(beaten, item.rivals.get(beaten.id) ?? "从优不重复");
  });
}

/** A limit that may run out: then what pays most alone need not be what pays most together. */
function binds(cap: string, members: readonly Item[], limits: Limits): boolean {
  const limit = limits.get(cap)?.low ?? null;
  if (limit === null) return false;
  const most = members.filter((item) => item.caps.includes(cap) || item.maybeCaps.includes(cap)).reduce<Amount>((sum, item) => (sum === null || item.high === null ? null : add(sum, item.high)), 0);
  return most === null || compare(most, limit) > 0;
}

/** What the limits leave of one award when those before it take most, and when they take least. */
function limited(item: Item, members: readonly Item[], limits: Limits): { low: Rational; high: Amount } {
  let [low, high]: [Rational, Amount] = [item.low, item.high];
  for (const cap of item.caps) {
    const range = limits.get(cap);
    if (!range) continue;
    let least: Rational = 0;
    let most: Amount = 0;
    for (const other of members) {
      if (other === item || item.rivals.has(other.id) || !(other.caps.includes(cap) || other.maybeCaps.includes(cap))) continue;
      const first = before(other, item);
      if (first === "否") continue;
      // On one day the smaller is paid first, so what comes before is no larger.
      const taken = other.event !== null && other.event === item.event ? smaller(other.high, item.gross.high) : other.high;
      most = most === null || taken === null ? null : add(most, taken);
      // Who may yield to a rival may take nothing.
      if (first === "是" && other.caps.includes(cap) && other.rivals.size === 0 && other.maybeRivals.size === 0) least = add(least, other.low);
    }
    low = range.low === null ? (most === null ? 0 : low) : most === null ? 0 : lowest(low, above(subtract(range.low, most)));
    high = range.high === null ? high : smaller(high, above(subtract(range.high, least)));
  }
  return { low, high };
}
