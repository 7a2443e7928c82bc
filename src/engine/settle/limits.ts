/** 上限: 年度最高, 累计最高 and the expense guard, and what they leave of an award. */
import { multiply, type Range, type Rational } from "#kernel";
import { isRung, lowest, markPaid, type Item } from "./item.ts";
import type { Amount } from "./optimum.ts";
import { forYear, lessBy, smaller, sumOf } from "./payments.ts";

/** What each limit still holds. */
export function limitsOf(groups: ReadonlyMap<string, readonly Item[]>): Map<string, Range> {
  const limits = new Map<string, Range>();
  for (const group of groups.values())
    for (const item of group) {
      const { assessment } = item;
      const { perYear, lifetime } = assessment.limits;
      const all = item.payments;
      // The range of an untold list already holds every year's limit.
      if (perYear !== null && assessment.candidate.presence === "有") {
        const key = `年度 ${assessment.rule.id} ${item.year ?? `?${item.id}`}`;
        const paid = sumOf(forYear(all, item.year));
        put(limits, key, lessBy(perYear, paid));
        item.caps.push(key);
        if (!item.paid && all.length > 0 && limits.get(key)?.high === 0) markPaid(item, all);
      }
      const untold = group.find((other) => other.assessment.candidate.presence === "不明");
      if (perYear !== null && untold) {
        const key = `诸年 ${assessment.rule.id}`;
        const whole = multiply(perYear, untold.assessment.limits.years);
        put(limits, key, { low: whole, high: whole });
        item.caps.push(key);
      }
      if (lifetime !== null) {
        const key = `累计 ${assessment.rule.id}`;
        put(limits, key, lessBy(lifetime, sumOf([...all, ...item.shared])));
        item.caps.push(key);
        if (!item.paid && all.length > 0 && limits.get(key)?.high === 0) markPaid(item, all);
      }
      if (assessment.expense) {
        const key = `支出 ${assessment.expense.key}`;
        put(limits, key, assessment.expense.range);
        item.caps.push(key);
      }
    }
  return limits;
}

function put(limits: Map<string, Range>, key: string, range: Range): void {
  const known = limits.get(key);
  limits.set(key, known ? { low: smaller(known.low, range.low), high: smaller(known.high, range.high) } : range);
}

/** What its own limits leave of an award; a rung is first what history leaves of it. */
export function capped(item: Item, limits: ReadonlyMap<string, Range>): Range {
  let { low, high }: { low: Rational; high: Amount } = isRung(item) ? { low: item.alone.low ?? 0, high: item.alone.high } : { low: item.entangled ? (item.gross.low ?? 0) : item.low, high: item.high };
  for (const cap of item.caps) {
    const range = limits.get(cap);
    if (range?.low !== null && range?.low !== undefined) low = lowest(low, range.low);
    if (range) high = smaller(high, range.high);
  }
  return { low, high };
}
