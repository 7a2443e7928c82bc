/** 单条判断: rules on their candidates, before history and stacking (SEMANTICS §5-§8, gross). */
import { and, compare, type Range, type Rational } from "#kernel";
import type { Missing } from "./answer.ts";
import { expenseOf, subjectOf, wordIn } from "./assess/subject.ts";
import type { AskedRule, Assessment, Judged, Limits } from "./assess/assessment.ts";
import { judgeOf, type Shared } from "./assess/conditions.ts";
import { frameOf } from "./assess/frame.ts";
import { grossOf, sumOf, type Sum } from "./assess/gross.ts";
import { limitsOf } from "./assess/limits.ts";
import { Refused, type Judging, type Refusal, type Rest } from "./assess/refused.ts";
import { lapsedOf, verdictOf } from "./assess/verdict.ts";
import { candidatesBy, type Candidate } from "./candidates.ts";
import { askedBy, noDays, unnoted, type CompiledRule, type Context, type Outcome } from "./context.ts";
import { readyFor } from "./evaluate/evaluate.ts";
import { uniteDecisions, uniteMissing } from "./evaluate/outcome.ts";

export type { AskedRule, Assessment } from "./assess/assessment.ts";

export const assessRule = (rule: CompiledRule, base: Context): Assessment[] => assessRules([rule], base);

/** Rules asked of one enterprise on one day. What they all ask of the enterprise itself is judged once. */
export function assessRules(rules: readonly CompiledRule[], base: Context): Assessment[] {
  const shared: Shared = new Map();
  const all: Assessment[] = [];
  for (const rule of rules) {
    const { candidates, assess } = assessor(rule, base.compiled);
    const context = askedBy(base, rule);
    const assessments: Assessment[] = [];
    const asked: AskedRule = { used: context.used, assessments };
    for (const candidate of candidates(context)) assessments.push(assess(candidate, shared, asked));
    for (const assessment of rule.block.each.kind === "租赁年度" ? worthSaying(assessments) : assessments) all.push(assessment);
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
  const judges = [...frameOf(rule, parts), ...rule.conditions.map((condition) => judgeOf(condition, rule, parts))];
  const [sum, limitsIn, lapsed] = [sumOf(rule, parts), limitsOf(rule, parts), lapsedOf(rule, parts)];
  const [delivery, payment] = [grant?.delivery ? parts.reckon(grant.delivery) : null, grant?.payment ? parts.reckon(grant.payment) : null];
  const [subject, expense] = [subjectOf(rule, parts), expenseOf(rule, parts)];

  /** Each condition in its turn, from where it was left. @param isOver when nothing more need be judged. */
  const judge = (judging: Judging, candidate: Candidate, shared: Shared, isOver: (judging: Judging) => boolean): void => {
    while (judging.next < judges.length && !isOver(judging)) {
      const each = judges[judging.next++]?.(candidate, shared);
      if (!each) continue;
      judging.judged.push(each);
      if (each.decides === "适用") judging.scope = and(judging.scope, each.truth);
      else judging.merit = and(judging.merit, each.truth);
    }
  };

  /** What it comes to. */
  const figured = (candidate: Candidate, context: Context, certain: boolean): Figures => {
    const amount = sum.amount(context);
    const limits = limitsIn(context);
    const figures = sum.bounds(amount, context);
    return { figures, limits, gross: grossOf(rule, figures, certain, limits, candidate) };
  };

  /** What is left where a person decides against the enterprise: nothing if a condition waits for it, else the amount at its low end. */
  const undecidedOf = (candidate: Candidate, judged: readonly Judged[], amount: Outcome | null, gross: Range | null, limits: Limits): Rational | null => {
    if (!amount || !gross) return 0;
    for (const { truth, outcome } of judged) if (truth === "未定" && outcome.decisions.size > 0 && outcome.missing.size === 0) return 0;
    if (amount.decisions.size === 0) return gross.high;
    const context: Context = { ...candidate.context, decidedLow: true, days: noDays() };
    return grossOf(rule, sum.bounds(sum.amount(context), context), false, limits, candidate)?.high ?? null;
  };

  const whole = ({ judged, scope, merit }: Judging, candidate: Candidate, asked: AskedRule): Assessment => {
    const { context } = candidate;
    const { figures, limits, gross } = figured(candidate, context, scope === "是" && merit === "是" && candidate.presence === "有");
    const { amount } = figures;
    const { settled, because } = verdictOf(candidate, judged, scope, merit, amount, gross, lapsed);
    const open = settled ? NOBODY : openParts(judged, figures, gross);
    const missing = uniteMissing(open);
    const undecided = undecidedOf(candidate, judged, amount, gross, limits);
    const delivered = delivery && wordIn(delivery(context));
    const nextYear = payment !== null && wordIn(payment(context)) === "次年";
    const { subject: named, subjectMissing } = subject(context);
    return {
      rule, candidate, judged, scope, merit, gross, amount, undecided, settled, because,
      missing: candidate.presence === "不明" && candidate.kind !== null && !settled ? onlyList(missing, candidate) : missing,
      decisions: uniteDecisions(open),
      limits, delivery: delivered, nextYear, subject: named, subjectMissing, expense: expense(candidate), used: context.used, asked,
    };
  };

  const rest: Rest = {
    rule,
    whole: (judging, candidate, shared, asked) => {
      judge(judging, candidate, shared, never);
      return whole(judging, candidate, asked);
    },
    figures: (candidate) => figured(candidate, unnoted(candidate.context), false),
  };

  const assess = (candidate: Candidate, shared: Shared, asked: AskedRule): Assessment => {
    const judging: Judging = { judged: [], scope: "是", merit: "是", next: 0 };
    judge(judging, candidate, shared, isOutOfScope);
    const refusal = refusalOf(judging, candidate);
    return refusal ? new Refused(candidate, refusal, asked, rest, judging, shared) : whole(judging, candidate, asked);
  };
  return { candidates: candidatesBy(rule.block.each, rule.block.event, parts), assess };
});

const NOBODY: readonly Outcome[] = [];

interface Figures {
  readonly figures: Sum;
  readonly limits: Limits;
  readonly gross: Range | null;
}

const isOutOfScope = ({ scope }: Judging): boolean => scope === "否";
const never = (): boolean => false;

/** What conditions refuse, whatever it would come to (SEMANTICS §6, 1 and 2). */
const refusalOf = ({ scope, merit }: Judging, { presence }: Candidate): Refusal | null =>
  scope === "否" ? "不适用" : merit === "否" || presence === "没有" ? "不符合" : null;

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
