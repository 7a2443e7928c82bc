/** The optimum over what excludes each other equals trying everything. */
import { expect, test } from "vitest";
import type { Rational } from "#kernel";
import { componentsOf, optimum, type Amount, type Unit } from "#engine/optimum";
import { chanceOf, type Chance } from "./chance.ts";
import { always } from "./asked.ts";

interface Instance {
  readonly units: readonly Unit[];
  readonly worth: ReadonlyMap<number, Amount>;
  readonly limits: ReadonlyMap<string, Amount>;
}

function instanceOf(chance: Chance): Instance {
  const count = 1 + chance.below(8);
  const rivals = Array.from({ length: count }, () => new Set<number>());
  for (let a = 0; a < count; a++) for (let b = a + 1; b < count; b++) if (chance.happens(0.3)) { rivals[a]!.add(b); rivals[b]!.add(a); }
  const caps = ["年度 甲", "年度 乙", "支出 丙"];
  const units = rivals.map((set, id): Unit => ({ id, caps: caps.filter(() => chance.happens(0.4)), rivals: set }));
  const worth = new Map(units.map(({ id }) => [id, chance.happens(0.05) ? null : chance.below(60)] as const));
  return { units, worth, limits: new Map(caps.map((cap) => [cap, chance.happens(0.2) ? null : chance.below(100)] as const)) };
}

/** Pays in order; null is no bound. */
function payInOrder(units: readonly Unit[], { worth, limits }: Instance): Amount {
  const left = new Map(limits);
  let total: Amount = 0;
  for (const { id, caps } of units) {
    const bounds = [worth.get(id) ?? null, ...caps.map((cap) => left.get(cap) ?? null)].filter((bound): bound is number => bound !== null);
    const amount = bounds.length === 0 ? null : Math.min(...bounds);
    for (const cap of caps) {
      const rest = left.get(cap) ?? null;
      if (rest !== null && amount !== null) left.set(cap, (rest as number) - amount);
    }
    total = total === null || amount === null ? null : (total as number) + amount;
  }
  return total;
}

/** Every choice among rivals; who has none is always paid. */
function byTrying(instance: Instance): Amount {
  const { units } = instance;
  let best: Amount = 0;
  for (let chosen = 0; chosen < 2 ** units.length; chosen++) {
    const paid = units.filter((_unit, index) => (chosen >> index) & 1);
    const ids = new Set(paid.map((unit) => unit.id));
    if (paid.some((unit) => [...unit.rivals].some((rival) => ids.has(rival)))) continue;
    if (units.some((unit) => unit.rivals.size === 0 && !ids.has(unit.id))) continue;
    const total = payInOrder(paid, instance);
    if (best !== null && (total === null || (total as number) > (best as number))) best = total;
  }
  return best;
}

test("the optimum equals brute force", () => {
  always(1500, (seed) => {
    const instance = instanceOf(chanceOf(seed));
    const found = optimum(instance.units, instance.worth, instance.limits);
    expect(found.total, `seed ${seed}`).toEqual(byTrying(instance));
    const ids = new Set(found.paid.keys());
    for (const unit of instance.units) if (ids.has(unit.id)) expect([...unit.rivals].some((rival) => ids.has(rival)), `seed ${seed}`).toBe(false);
    expect(payInOrder(instance.units.filter((unit) => ids.has(unit.id)), instance), `seed ${seed}`).toEqual(found.total);
  });
});

test("components taken one by one give the whole", () => {
  always(300, (seed) => {
    const instance = instanceOf(chanceOf(seed));
    const parts = componentsOf(instance.units);
    expect(parts.flat().map((unit) => unit.id).sort(), `seed ${seed}`).toEqual(instance.units.map((unit) => unit.id).sort());
    const total = parts.map((part) => optimum(part, instance.worth, instance.limits).total).reduce<Amount>((a, b) => (a === null || b === null ? null : (a as number) + (b as number)), 0);
    expect(total, `seed ${seed}`).toEqual(byTrying(instance));
  });
});

test("among equals the earlier is paid", () => {
  const rivals = (ids: number[]): ReadonlySet<number> => new Set(ids);
  const units: Unit[] = [{ id: 0, caps: [], rivals: rivals([1]) }, { id: 1, caps: [], rivals: rivals([0]) }];
  const worth = new Map<number, Rational>([[0, 30], [1, 30]]);
  expect([...optimum(units, worth, new Map()).paid.keys()]).toEqual([0]);
});
