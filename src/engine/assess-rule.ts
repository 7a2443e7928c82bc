/** 单条判断: rules on their candidates, before history and stacking (SEMANTICS §5-§8, gross). */
import { and, compare, type Range, type Rational, type Truth } from "#kernel";
import type { Missing } from "./answer.ts";
import { expenseOf, subjectOf, wordIn } from "./assess/subject.ts";
import type { Assessment, Judged, Limits } from "./assess/assessment.ts";
import { judgeOf, type Shared } from "./assess/conditions.ts";
import { frameOf } from "./assess/frame.ts";
import { grossOf, sumOf, type Sum } from "./assess/gross.ts";
import { limitsOf } from "./assess/limits.ts";
import { lapsedOf, verdictOf } from "./assess/verdict.ts";
import { candidatesBy, type Candidate } from "./candidates.ts";
import { askedBy, noDays, type CompiledRule, type Context, type Outcome } from "./context.ts";
import { readyFor } from "./evaluate/evaluate.ts";
import { uniteDecisions, uniteMissing } from "./evaluate/outcome.ts";

export type { Assessment } from "./assess/assessment.ts";

export const assessRule = (rule: CompiledRule, base: Context): Assessment[] => assessRules([rule], base);

/** Rules asked of one enterprise on one day. What they all ask of the enterprise itself is judged once. */
export function assessRules(rules: readonly CompiledRule[], base: Context): Assessment[] {
  const shared: Shared = new Map();
  const all: Assessment[] = [];
  for (const rule of rules) {
    const { candidates, assess } = assessor(rule, base.compiled);
    const first = all.length;
    for (const candidate of candidates(askedBy(base, rule))) all.push(assess(candidate, shared));
    if (rule.block.each.kind === "租赁年度") all.push(...worthSaying(all.splice(first)));
  }
  return all;
}

/** A lease year without a countable day says nothing of its own when another year does. */
function worthSaying(assessments: readonly Assessment[]): readonly Assessment[] {
  const worth = assessments.filter((a) => a.settled !== "不符合");
  return worth.length > 0 ? worth : assessments.slice(0, 1);
}

/** Made ready once for a rule: what depends on the library alone is not looked up for each enterprise. */
const assessor = readyFor((rule: CompiledRule, parts) => {
  const { grant } = rule.block;
  const [frame, judges] = [frameOf(rule, parts), rule.conditions.map((condition) => judgeOf(condition, rule, parts))];
  const [sum, limitsIn, lapsed] = [sumOf(rule, parts), limitsOf(rule, parts), lapsedOf(rule, parts)];
  const [delivery, payment] = [grant?.delivery ? parts.explain(grant.delivery) : null, grant?.payment ? parts.explain(grant.payment) : null];
  const [subject, expense] = [subjectOf(rule, parts), expenseOf(rule, parts)];

  /** What is left where a person decides against the enterprise: nothing if a condition waits for it, else the amount at its low end. */
  const undecidedOf = (candidate: Candidate, judged: readonly Judged[], amount: Outcome | null, gross: Range | null, limits: Limits): Rational | null => {
    if (!amount || !gross) return 0;
    for (const { truth, outcome } of judged) if (truth === "未定" && outcome.decisions.size > 0 && outcome.missing.size === 0) return 0;
    if (amount.decisions.size === 0) return gross.high;
    const context: Context = { ...candidate.context, decidedLow: true, days: noDays() };
    return grossOf(rule, sum.bounds(sum.amount(context), context), false, limits, candidate)?.high ?? null;
  };

  const assess = (candidate: Candidate, shared: Shared): Assessment => {
    const { context } = candidate;
    const judged = [...frame(candidate), ...judges.map((judge) => judge(context, shared))];
    const scope = allOf(judged, "适用");
    const merit = allOf(judged, "符合");
    const amount = sum.amount(context);
    const limits = limitsIn(context);
    const figures = sum.bounds(amount, context);
    const gross = grossOf(rule, figures, scope === "是" && merit === "是" && candidate.presence === "有", limits, candidate);
    const { settled, because } = verdictOf(candidate, judged, scope, merit, amount, gross, lapsed);
    const open = settled ? NOBODY : openParts(judged, figures, gross);
    const missing = uniteMissing(open);
    const undecided = undecidedOf(candidate, judged, amount, gross, limits);
    const delivered = delivery && wordIn(delivery(context).value);
    const nextYear = payment !== null && wordIn(payment(context).value) === "次年";
    const { subject: named, subjectMissing } = subject(context);
    return {
      rule, candidate, judged, scope, merit, gross, amount, undecided, settled, because,
      missing: candidate.presence === "不明" && candidate.kind !== null && !settled ? onlyList(missing, candidate) : missing,
      decisions: uniteDecisions(open),
      limits, delivery: delivered, nextYear, subject: named, subjectMissing, expense: expense(candidate),
    };
  };
  return { candidates: candidatesBy(rule.block.each, rule.block.event, parts), assess };
});

const NOBODY: readonly Outcome[] = [];

function allOf(judged: readonly Judged[], decides: Judged["decides"]): Truth {
  let truth: Truth = "是";
  for (const each of judged) if (each.decides === decides) truth = and(truth, each.truth);
  return truth;
}

/** What can still move an award: conditions nobody can decide yet, and the amount unless it is one figure already. */
function openParts(judged: readonly Judged[], { amount, floor, ceiling }: Sum, gross: Range | null): readonly Outcome[] {
  const isOpen = judged.some((j) => j.truth === "未定");
  if (!isOpen && gross && gross.high !== null && gross.low !== null && compare(gross.low, gross.high) === 0) return NOBODY;
  const parts = judged.flatMap((j) => (j.truth === "未定" ? [j.outcome] : []));
  if (amount) parts.push(amount);
  if (amount && gross) for (const bound of [floor, ceiling]) if (bound) parts.push(bound);
  return parts;
}

/** While a list is unknown its fields are not asked one by one: the list comes first. */
function onlyList(missing: ReadonlyMap<string, Missing>, candidate: Candidate): ReadonlyMap<string, Missing> {
  const kind = candidate.kind ?? "";
  const kept = [...missing].filter(([, m]) => !m.fact.startsWith(`${kind}.`));
  if (!kept.some(([, m]) => m.fact === kind)) kept.push([`${kind}||`, { fact: kind, from: candidate.context.event.missing.get(`${kind}||`)?.from ?? "企业", year: null, record: null }]);
  return new Map(kept);
}
