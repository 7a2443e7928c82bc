/**
 * 最优组合: among awards that exclude each other and share limits, the combination that pays most, exactly.
 * Branch and bound over one connected component; components are small, because only awards of one 事项 on one 标的
 * exclude each other.
 */
import { add, compare, least, subtract, type Rational } from "#kernel";

export interface Unit {
  readonly id: number;
  /** Limits this unit draws on. */
  readonly caps: readonly string[];
  /** Units that may not be paid beside it. */
  readonly rivals: ReadonlySet<number>;
}

/** Null = no upper bound. */
export type Amount = Rational | null;

export interface Optimum {
  readonly total: Amount;
  readonly paid: ReadonlyMap<number, Amount>;
}

const more = (a: Amount, b: Amount): boolean => b !== null && (a === null || compare(a, b) > 0);
export const plus = (a: Amount, b: Amount): Amount => (a === null || b === null ? null : add(a, b));

/**
 * @param units in paying order (发生日, then size, then content): a shared limit is filled in this order.
 * @param worth of each unit before limits.
 * @param left what each limit still holds; null = unlimited.
 */
export function optimum(units: readonly Unit[], worth: ReadonlyMap<number, Amount>, left: ReadonlyMap<string, Amount>): Optimum {
  let best: Optimum = { total: 0, paid: new Map() };
  const chosen = new Set<number>();
  // Upper bound of what units from `index` on can still add, limits ignored.
  const rest: Amount[] = new Array<Amount>(units.length + 1).fill(0);
  for (let index = units.length - 1; index >= 0; index--) rest[index] = plus(rest[index + 1] ?? null, worth.get(units[index]?.id ?? -1) ?? null);
  rest[units.length] = 0;
  const search = (index: number, bound: Amount): void => {
    const unit = units[index];
    if (!unit) {
      const found = pay(units.filter((u) => chosen.has(u.id)), worth, left);
      if (best.paid.size === 0 || more(found.total, best.total)) best = found;
      return;
    }
    const possible = plus(bound, rest[index] ?? null);
    if (best.paid.size > 0 && best.total !== null && !more(possible, best.total)) return;
    const free = [...unit.rivals].every((rival) => !chosen.has(rival));
    if (free) {
      chosen.add(unit.id);
      search(index + 1, plus(bound, worth.get(unit.id) ?? null));
      chosen.delete(unit.id);
    }
    // Leaving out helps only where a rival may then be paid.
    if (unit.rivals.size > 0) search(index + 1, bound);
  };
  search(0, 0);
  return best;
}

/** Pays units in order out of their limits. */
function pay(units: readonly Unit[], worth: ReadonlyMap<number, Amount>, limits: ReadonlyMap<string, Amount>): Optimum {
  const left = new Map(limits);
  const paid = new Map<number, Amount>();
  let total: Amount = 0;
  for (const unit of units) {
    let amount = worth.get(unit.id) ?? null;
    for (const cap of unit.caps) {
      const remaining = left.get(cap);
      if (remaining !== undefined && remaining !== null) amount = amount === null ? remaining : least(amount, remaining);
    }
    for (const cap of unit.caps) {
      const remaining = left.get(cap);
      if (remaining !== undefined && remaining !== null && amount !== null) left.set(cap, subtract(remaining, amount));
    }
    paid.set(unit.id, amount);
    total = plus(total, amount);
  }
  return { total, paid };
}

/** Units that share a limit or exclude each other belong together. */
export function componentsOf(units: readonly Unit[]): Unit[][] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const byCap = new Map<string, number[]>();
  for (const unit of units) for (const cap of unit.caps) byCap.set(cap, [...(byCap.get(cap) ?? []), unit.id]);
  const seen = new Set<number>();
  const components: Unit[][] = [];
  for (const start of units) {
    if (seen.has(start.id)) continue;
    const queue = [start.id];
    const members = new Set<number>();
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      if (seen.has(id)) continue;
      seen.add(id);
      members.add(id);
      const unit = byId.get(id);
      if (unit) queue.push(...unit.rivals, ...unit.caps.flatMap((cap) => byCap.get(cap) ?? []));
    }
    components.push(units.filter((unit) => members.has(unit.id)));
  }
  return components;
}
