/** 核定: history, ladders, limits and stacking turn gross amounts into net ones (SEMANTICS §8-§9). */
import { compare, type Day, type Range, type Rational } from "#kernel";
import type { YieldsTo } from "../answer.ts";
import type { Assessment } from "../assess-rule.ts";
import type { CompiledLibrary, CompiledRule } from "../context.ts";
import type { Dossier } from "../dossier.ts";
import { readyFor } from "../evaluate/evaluate.ts";
import { rangeIn } from "../value.ts";
import { before, compareAmounts, contentOf, isRung, type Item } from "./item.ts";
import { climb, type Ladder } from "./ladder.ts";
import { capped, limitsOf } from "./limits.ts";
import { netsOf } from "./nets.ts";
import { payOnce } from "./once.ts";
import { openness, type Openness } from "./openness.ts";
import { countedPayments, historyOf, paymentsOf, type History } from "./payments.ts";
import { exclude } from "./rivalry.ts";
import { totalOf, type Total } from "./total.ts";

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
  readonly total: Total;
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

/** Rules of one 条: a payment that names none of their items was for any of them. */
const siblingsOf = readyFor((rule: CompiledRule, { compiled }) => compiled.rules.filter((r) => r.policy === rule.policy && r.section.clause === rule.section.clause));

function itemsOf(assessments: readonly Assessment[], compiled: CompiledLibrary, history: History): Item[] {
  const countable = assessments.filter((a) => a.settled === null && a.rule.block.kind === "事项");
  const order = (a: Assessment): Rational => rangeIn(a.candidate.context.event.value)?.low ?? Number.MAX_SAFE_INTEGER;
  const sorted = [...countable].sort((a, b) => compare(order(a), order(b)) || compareAmounts(a.gross?.high ?? null, b.gross?.high ?? null) || (contentOf(a) < contentOf(b) ? -1 : 1));
  return sorted.map((assessment, id): Item => {
    const event = rangeIn(assessment.candidate.context.event.value);
    const year = rangeIn(assessment.candidate.context.year.value);
    const gross = assessment.gross ?? { low: 0, high: 0 };
    return {
      id, assessment, gross,
      event: event && event.low !== null && event.high !== null && compare(event.low, event.high) === 0 ? event.low : null,
      year: year && typeof year.low === "number" && year.low === year.high ? year.low : null,
      payments: paymentsOf(assessment.rule, siblingsOf(assessment.rule, compiled), history), shared: countedPayments(assessment.rule, history),
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
