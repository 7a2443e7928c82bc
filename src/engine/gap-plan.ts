/** 差距: what would make each 不符合 condition of a title hold, and what would lift its score. */
import { compare, type Rational } from "#kernel";
import type { Condition, Library } from "#policy";
import type { Asking, Change } from "./answer.ts";
import { assessCondition, qualificationFor, scoreOf, standingOf, titleContext, type AssessedScore, type Standing } from "./assess-title.ts";
import type { Context, Outcome } from "./context.ts";
import type { Dossier } from "./dossier.ts";
import { evaluate } from "./evaluate/evaluate.ts";
import { changesOf, sayTrials, type Ground } from "./levers.ts";
import { smallestChange, type Goal } from "./smallest-change.ts";
import { rangeIn } from "./value.ts";

/** One condition that fails, and the smallest single change of a changeable fact that helps. */
export interface GapStep {
  readonly condition: string;
  readonly value: string;
  readonly threshold: string;
  /** What the condition is after the change; 需评审 where a person's points are still needed. Null when nothing helps. */
  readonly reaches: Extract<Standing, "符合" | "需评审"> | null;
  /** Empty when no single changeable fact is enough: a date, a count of records, several facts at once. */
  readonly changes: readonly Change[];
  /** `2025年度研发费用再增加12.4万元（到112.4万元）`. */
  readonly text: string;
}

/** One way to more points. */
export interface ScoreLift {
  readonly section: string;
  readonly item: string;
  readonly changes: readonly Change[];
  readonly text: string;
  /** The whole score after the change. */
  readonly low: number;
  readonly high: number;
}

/** A title put to changed dossiers on the day of asking. */
interface Question {
  readonly block: NonNullable<ReturnType<typeof qualificationFor>>["block"];
  readonly ground: Ground;
  readonly contextOf: (dossier: Dossier) => Context;
}

function questionOf(library: Library, dossier: Dossier, title: string, asking: Asking): Question | null {
  const found = qualificationFor(library, title, asking);
  if (!found) return null;
  const contextOf = (given: Dossier): Context => titleContext(library, given, found.policy, found.block, asking);
  return { block: found.block, ground: { context: contextOf(dossier), record: null }, contextOf };
}

/** In the order of the conditions. Empty where no generation is in force, or nothing fails. */
export function gapPlan(library: Library, dossier: Dossier, title: string, asking: Asking): GapStep[] {
  const question = questionOf(library, dossier, title, asking);
  if (!question) return [];
  return question.block.conditions.flatMap((condition) => {
    const outcome = evaluate(condition.term, question.ground.context);
    return standingOf(outcome) === "不符合" ? [stepFor(condition, outcome, question)] : [];
  });
}

function stepFor(condition: Condition, outcome: Outcome, { block, ground, contextOf }: Question): GapStep {
  const becomes = (...wanted: readonly Standing[]): Goal<Standing> => (dossier) => {
    const standing = standingOf(evaluate(condition.term, contextOf(dossier)));
    return wanted.includes(standing) ? standing : null;
  };
  const { name, value, threshold } = assessCondition(condition, null, block, ground.context);
  // Holding for certain is better than being left to a person.
  const reached = smallestChange(outcome, ground, becomes("符合")) ?? smallestChange(outcome, ground, becomes("需评审"));
  if (!reached) return { condition: name, value, threshold, reaches: null, changes: [], text: "没有哪一项可以改变的事实，单独改变就能符合" };
  const trials = [reached.trial];
  return { condition: name, value, threshold, reaches: reached.found === "符合" ? "符合" : "需评审", changes: changesOf(trials), text: sayTrials(trials) };
}

/** For each item of the score table that is not at its best, the smallest change that gives more points. */
export function scoreLifts(library: Library, dossier: Dossier, title: string, asking: Asking): ScoreLift[] {
  const question = questionOf(library, dossier, title, asking);
  if (!question) return [];
  const { block, ground, contextOf } = question;
  const before = scoreOf(block, ground.context);
  return block.score.flatMap((section) => section.items.flatMap((item): ScoreLift[] => {
    const outcome = evaluate(item.term, ground.context);
    const points = rangeIn(outcome.value);
    // More within a section that is cut at its 最高 is worth nothing: the whole score must rise, and this item with it.
    const rises: Goal<AssessedScore> = (given) => {
      const context = contextOf(given);
      const now = rangeIn(evaluate(item.term, context).value);
      if (!isMore(now?.low, points?.low) && !isMore(now?.high, points?.high)) return null;
      const after = scoreOf(block, context);
      return (after.low > before.low && after.high >= before.high) || (after.high > before.high && after.low >= before.low) ? after : null;
    };
    const reached = smallestChange(outcome, ground, rises);
    if (!reached) return [];
    const trials = [reached.trial];
    return [{ section: section.name, item: item.name, changes: changesOf(trials), text: sayTrials(trials), low: reached.found.low, high: reached.found.high }];
  }));
}

const isMore = (now: Rational | null | undefined, before: Rational | null | undefined): boolean =>
  now !== null && now !== undefined && before !== null && before !== undefined && compare(now, before) > 0;
