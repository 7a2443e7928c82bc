/** 次数: what was paid once is not paid again. */
import { compare, or, subtract, type Truth } from "#kernel";
import type { Reference } from "#policy";
import { above, isPoint, markPaid, type Item } from "./item.ts";
import type { Amount } from "./optimum.ts";
import { forYear, latestPaidYear, namesRecord, sumOf, type Counted, type Payment } from "./payments.ts";

export function payOnce(items: readonly Item[], reference: Reference): void {
  const pools = new Map<number, { left: Amount; year: number | null }>();
  for (const item of items) {
    const { times } = item.assessment.limits;
    const perFirm = times.length > 0 && times.every((t) => t === "每企业一次");
    if (perFirm) {
      settleBy(item, item.payments);
      continue;
    }
    const targeted = item.payments.filter(({ payment }) => namesRecord(payment, item.assessment, reference) === "是");
    if (targeted.length > 0) {
      settleBy(item, targeted);
      continue;
    }
    if (times.includes("每企业一次") && item.payments.length > 0) item.low = 0;
    const named = (payment: Payment): Truth => items.map((other) => namesRecord(payment, other.assessment, reference)).reduce(or, "否");
    const loose = forYear(item.payments, item.year).flatMap(({ payment, sure }): Counted[] => {
      const elsewhere = named(payment);
      return elsewhere === "是" ? [] : [{ payment, sure: sure && elsewhere === "否" }];
    });
    if (loose.length === 0) continue;
    const together = items.filter((other) => other.year === null || item.year === null || other.year === item.year);
    if (item.year === null || loose.some(({ sure }) => !sure) || (together.length > 1 && together.some((other) => !isPoint(other.gross.low, other.gross.high)))) {
      item.low = 0;
      item.entangled = true;
      continue;
    }
    // Payments that name no record are used up by this year's records in order.
    let pool = pools.get(item.year);
    if (!pool) pools.set(item.year, (pool = { left: sumOf(loose).high, year: latestPaidYear(loose) }));
    const before = pool.left;
    if (before === null) item.low = 0;
    else if (compare(before, 0) > 0) {
      pool.left = item.high === null ? 0 : above(subtract(before, item.high));
      // What is paid once is settled; what is only limited in sum may be paid in parts.
      const parts = times.length === 0 && item.high !== null && compare(item.high, before) > 0;
      if (parts) [item.low, item.high] = [above(subtract(item.low, before)), above(subtract(item.high ?? 0, before))];
      else markPaid(item, loose);
    }
  }
}

/** Paid where that is sure; where it only may have been, nothing is certain any more. */
function settleBy(item: Item, counted: readonly Counted[]): void {
  const sure = counted.filter((each) => each.sure);
  if (sure.length > 0) markPaid(item, sure);
  else if (counted.length > 0) item.low = 0;
}
