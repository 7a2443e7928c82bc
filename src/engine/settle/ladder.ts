/** 阶梯: awards of which a later one pays only what it is more than the earlier. */
import { compare, greatest, subtract, type Range, type Rational } from "#kernel";
import { above, before, compareAmounts, undecidedIn, type Item } from "./item.ts";
import { plus, type Amount } from "./optimum.ts";
import { latestPaidYear, sumOf } from "./payments.ts";
import { yields } from "./rivalry.ts";

export interface Ladder {
  readonly items: readonly Item[];
  readonly group: Range;
  /** The part that needs no decision of a person. */
  readonly sure: Amount;
}

/** 阶梯: each rung adds max(0, rung − max(paid, earlier rungs)). */
export function climb(rungs: readonly Item[]): Ladder {
  const paid = sumOf(rungs[0]?.payments ?? []);
  const paidYear = latestPaidYear(rungs[0]?.payments ?? []);
  const dated = rungs.every((item) => rungs.every((other) => item === other || before(item, other) !== "未定"));
  let reached: Range = { low: 0, high: 0 };
  let top: Item | null = null;
  let group: Range = { low: 0, high: 0 };
  let sure: Amount = 0;
  // Where it is open whether an award is a rung at all, it may be paid in full beside the ladder.
  let beside: Amount = 0;
  let besideSure: Amount = 0;
  for (const item of rungs) {
    const gross: Range = { low: item.low, high: item.gross.high };
    const others: Range = dated ? reached : { low: 0, high: rungs.filter((r) => r !== item).map((r) => r.gross.high).reduce<Amount>((a, b) => (a === null || b === null ? null : greatest(a, b)), 0) };
    const laddered = item.assessment.limits.ladder === "是";
    const afterHistory = laddered ? reduced(gross, paid) : { ...reduced(gross, paid), high: gross.high };
    item.alone = afterHistory;
    const net = reduced(gross, joinedMax(paid, others));
    item.low = net.low ?? 0;
    item.high = laddered ? net.high : gross.high;
    if (afterHistory.high === 0 && compare(paid.low ?? 0, 0) > 0) {
      item.paid = true;
      item.paidYear = paidYear;
    } else if (item.high === 0 && top) item.yieldsTo = yields(top, "晋级享受差额");
    if (top === null || compareAmounts(item.gross.high, top.gross.high) > 0) top = item;
    reached = joinedMax(reached, laddered ? gross : { low: 0, high: gross.high });
    group = joinedMax(group, laddered ? gross : { low: gross.low, high: 0 });
    if (laddered) sure = sure === null ? null : maxAmount(sure, undecidedIn(item));
    else [beside, besideSure] = [plus(beside, gross.high), plus(besideSure, undecidedIn(item))];
  }
  const total = reduced(group, paid);
  const left = sure === null ? null : above(subtract(sure, paid.low ?? 0));
  return { items: rungs, group: { low: total.low, high: plus(total.high, beside) }, sure: plus(left, besideSure) };
}

const maxAmount = (a: Rational, b: Amount): Amount => (b === null ? null : greatest(a, b));
const joinedMax = (a: Range, b: Range): Range => ({ low: greatest(a.low ?? 0, b.low ?? 0), high: a.high === null || b.high === null ? null : greatest(a.high, b.high) });
const reduced = (gross: Range, by: Range): Range => ({
  low: by.high === null ? 0 : above(subtract(gross.low ?? 0, by.high)),
  high: gross.high === null ? null : above(subtract(gross.high, by.low ?? 0)),
});
