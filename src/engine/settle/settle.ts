/** 核定: history, ladders, limits and stacking turn gross amounts into net ones (SEMANTICS §8-§9). */
import { add, compare, greatest, multiply, or, subtract, type Day, type Range, type Rational, type Truth } from "#kernel";
import type { Reference } from "#policy";
import type { YieldsTo } from "../answer.ts";
import type { Assessment } from "../assess-rule.ts";
import type { CompiledLibrary } from "../context.ts";
import type { Dossier } from "../dossier.ts";
import { rangeIn } from "../value.ts";
import { above, before, compareAmounts, contentOf, isPoint, isRung, lowest, type Item } from "./item.ts";
import { leftOf, netsOf } from "./nets.ts";
import { openness, type Openness } from "./openness.ts";
import { componentsOf, optimum, type Amount, type Unit } from "./optimum.ts";
import { countedPayments, forYear, historyOf, lessBy, namesRecord, paymentsOf, smaller, sumOf, type Counted, type History, type Payment } from "./payments.ts";
import { exclude, yields } from "./rivalry.ts";

export interface Settlement {
  readonly net: Range;
  /** History alone makes net 0. */
  readonly paid: boolean;
  readonly paidYear: number | null;
  readonly yieldsTo: YieldsTo | null;
  /** Left open by other awards and by payments. */
  readonly openness: Openness;
}
export interface Settled {
  readonly byAssessment: ReadonlyMap<Assessment, Settlement>;
  readonly total: { readonly low: Amount; readonly high: Amount; readonly ceiling: Amount };
  readonly historyKnown: boolean;
}

export function settle(assessments: readonly Assessment[], dossier: Dossier, on: Day, compiled: CompiledLibrary): Settled {
  const history = historyOf(dossier, on);
  const items = itemsOf(assessments, compiled, history);
  if (!history.complete) for (const item of items) item.low = 0;
  const groups = grouped(items, (item) => item.assessment.rule.id);
  const ladders = new Map<string, Ladder>();
  for (const [id, group] of groups) {
    const rungs = group.filter((item) => item.assessment.limits.ladder !== "否");
    if (rungs.length > 0) ladders.set(id, climb(rungs));
    payOnce(group.filter((item) => item.assessment.limits.ladder === "否"), compiled.library.reference);
  }
  const limits = limitsOf(groups);
  for (const item of items) item.maybeCaps = item.year === null ? [...limits.keys()].filter((cap) => cap.startsWith(`年度 ${item.assessment.rule.id} `) && !item.caps.includes(cap)) : [];
  for (const item of items) item.alone = capped(item, limits);
  exclude(items, compiled);
  const total = totalOf(items, [...ladders.values()], limits);
  netsOf(items, limits);
  const byAssessment = new Map<Assessment, Settlement>();
  for (const item of items) byAssessment.set(item.assessment, { net: { low: item.low, high: item.high }, paid: item.paid, paidYear: item.paidYear, yieldsTo: item.yieldsTo, openness: openness(item, othersOf(item, items), compiled.library.reference) });
  return { byAssessment, total, historyKnown: history.complete };
}

/** Awards that may take from this one: rungs of its ladder, rivals, those that draw on its limits before it, and those a loose payment may have been for. */
const othersOf = (item: Item, items: readonly Item[]): Item[] =>
  items.filter((other) => {
    if (other === item || other.paid) return false;
    const sameRule = other.assessment.rule === item.assessment.rule;
    if (item.rivals.has(other.id) || item.maybeRivals.has(other.id) || (sameRule && ((isRung(item) && isRung(other)) || (item.entangled && other.entangled)))) return true;
    return item.caps.some((cap) => other.caps.includes(cap) || other.maybeCaps.includes(cap)) && before(other, item) !== "否";
  });

/** What its own limits leave of an award; a rung is first what history leaves of it. */
function capped(item: Item, limits: ReadonlyMap<string, Range>): Range {
  let { low, high }: { low: Rational; high: Amount } = isRung(item) ? { low: item.alone.low ?? 0, high: item.alone.high } : { low: item.entangled ? (item.gross.low ?? 0) : item.low, high: item.high };
  for (const cap of item.caps) {
    const range = limits.get(cap);
    if (range?.low !== null && range?.low !== undefined) low = lowest(low, range.low);
    if (range) high = smaller(high, range.high);
  }
  return { low, high };
}

function itemsOf(assessments: readonly Assessment[], compiled: CompiledLibrary, history: History): Item[] {
  const countable = assessments.filter((a) => a.settled === null && a.rule.block.kind === "事项");
  const order = (a: Assessment): Rational => rangeIn(a.candidate.context.event.value)?.low ?? Number.MAX_SAFE_INTEGER;
  const sorted = [...countable].sort((a, b) => compare(order(a), order(b)) || compareAmounts(a.gross?.high ?? null, b.gross?.high ?? null) || (contentOf(a) < contentOf(b) ? -1 : 1));
  return sorted.map((assessment, id): Item => {
    const event = rangeIn(assessment.candidate.context.event.value);
    const year = rangeIn(assessment.candidate.context.year.value);
    const siblings = compiled.rules.filter((r) => r.policy === assessment.rule.policy && r.section.clause === assessment.rule.section.clause);
    const gross = assessment.gross ?? { low: 0, high: 0 };
    return {
      id, assessment, gross,
      event: event && event.low !== null && event.high !== null && compare(event.low, event.high) === 0 ? event.low : null,
      year: year && typeof year.low === "number" && year.low === year.high ? year.low : null,
      payments: paymentsOf(assessment.rule, siblings, history), shared: countedPayments(assessment.rule, history),
      low: gross.low ?? 0, high: gross.high, alone: gross, paid: false, paidYear: null, yieldsTo: null, caps: [], maybeCaps: [], rivals: new Map(), maybeRivals: new Map(), entangled: false,
    };
  });
}

function grouped<T, K>(items: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

interface Ladder {
  readonly items: readonly Item[];
  readonly group: Range;
  /** The part that needs no decision of a person. */
  readonly sure: Amount;
}

/** 阶梯: each rung adds max(0, rung − max(paid, earlier rungs)). */
function climb(rungs: readonly Item[]): Ladder {
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

const plus = (a: Amount, b: Amount): Amount => (a === null || b === null ? null : add(a, b));
/** Gross that needs no decision of a person. */
const undecidedIn = ({ assessment, gross }: Item): Amount => (assessment.decisions.size > 0 ? assessment.undecided : gross.high);
const maxAmount = (a: Rational, b: Amount): Amount => (b === null ? null : greatest(a, b));
const joinedMax = (a: Range, b: Range): Range => ({ low: greatest(a.low ?? 0, b.low ?? 0), high: a.high === null || b.high === null ? null : greatest(a.high, b.high) });
const reduced = (gross: Range, by: Range): Range => ({
  low: by.high === null ? 0 : above(subtract(gross.low ?? 0, by.high)),
  high: gross.high === null ? null : above(subtract(gross.high, by.low ?? 0)),
});
const latestPaidYear = (counted: readonly Counted[]): number | null => counted.reduce<number | null>((year, { payment: { paidYear } }) => (paidYear !== null && (year === null || paidYear > year) ? paidYear : year), null);

/** 次数: what was paid once is not paid again. */
function payOnce(items: readonly Item[], reference: Reference): void {
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

function markPaid(item: Item, payments: readonly Counted[]): void {
  item.paid = true;
  item.paidYear = latestPaidYear(payments);
  [item.low, item.high] = [0, 0];
}

/** 年度最高, 累计最高 and the expense guard: what each still holds. */
function limitsOf(groups: ReadonlyMap<string, readonly Item[]>): Map<string, Range> {
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

/** Only money paid to the enterprise itself is added up: no equity, no things, no tax relief, nothing paid to a person. */
const counts = (item: Item): boolean => !item.paid && item.assessment.gross !== null && item.assessment.rule.block.grant?.form === "资金" && item.assessment.rule.block.beneficiary !== "个人";

/** 合计 from groups, never from printed nets: the same money is not counted twice where something is open. */
function totalOf(items: readonly Item[], ladders: readonly Ladder[], limits: ReadonlyMap<string, Range>): Settled["total"] {
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
