import type { Range } from "#kernel";
import { undecidedIn, type Item } from "./item.ts";
import { isCounted } from "./counted.ts";
import type { Ladder } from "./ladder.ts";
import { leftOf } from "./nets.ts";
import { componentsOf, optimum, plus, type Amount, type Unit } from "./optimum.ts";
import { smaller } from "./payments.ts";

export interface Total {
  readonly low: Amount;
  readonly high: Amount;
  readonly ceiling: Amount;
}

const counts = (item: Item): boolean => !item.paid && item.assessment.gross !== null && isCounted(item.assessment.rule);

/** 合计 from groups, never from printed nets: the same money is not counted twice where something is open. */
export function totalOf(items: readonly Item[], ladders: readonly Ladder[], limits: ReadonlyMap<string, Range>): Total {
  const counted = items.filter(counts);
  const inLadder = new Map<Item, number>();
  ladders.forEach((ladder, index) => ladder.items.forEach((item) => inLadder.set(item, -index - 1)));
  const idOf = (item: Item): number => inLadder.get(item) ?? item.id;
  const lows = new Map<number, Amount>();
  const sure = new Map<number, Amount>();
  const highs = new Map<number, Amount>();
  const units = new Map<number, { id: number; caps: string[]; rivals: Set<number>; possible: Set<number> }>();
  const itemById = new Map(counted.map((item) => [item.id, item]));
  for (const item of counted) {
    const id = idOf(item);
    const ladder = id < 0 ? ladders[-id - 1] : undefined;
    const others = (rivals: ReadonlyMap<number, string>): number[] =>
      [...rivals.keys()].flatMap((rival) => {
        const other = itemById.get(rival);
        return other && idOf(other) !== id ? [idOf(other)] : [];
      });
    const known = units.get(id);
    const rivals = new Set([...(known?.rivals ?? []), ...others(item.rivals)]);
    units.set(id, { id, caps: [...new Set([...(known?.caps ?? []), ...item.caps])], rivals, possible: new Set([...(known?.possible ?? []), ...rivals, ...others(item.maybeRivals)]) });
    lows.set(id, ladder ? ladder.group.low : item.low);
    highs.set(id, ladder ? ladder.group.high : item.high);
    sure.set(id, ladder ? ladder.sure : smaller(undecidedIn(item), item.high));
  }
  let [low, high, ceiling]: [Amount, Amount, Amount] = [0, 0, 0];
  // Least where all that may exclude each other does; most where only what surely does.
  const cautious = [...units.values()].map(({ id, caps, possible }): Unit => ({ id, caps, rivals: possible }));
  for (const component of componentsOf(cautious)) low = plus(low, optimum(component, lows, leftOf(limits, "low")).total);
  for (const component of componentsOf([...units.values()])) {
    high = plus(high, optimum(component, sure, leftOf(limits, "high")).total);
    ceiling = plus(ceiling, optimum(component, highs, leftOf(limits, "high")).total);
  }
  return { low, high, ceiling };
}
