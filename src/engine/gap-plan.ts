/** 差距: what would make each 不符合 condition of a title hold, and what would lift its score. */
import { compare, formatDay, sayDay, type Day, type Rational } from "#kernel";
import { factNamed, kindNamed, type Condition, type Library } from "#policy";
import type { Asking, Change } from "./answer.ts";
import { scoreOf, type AssessedScore } from "./assess-score.ts";
import { assessCondition, qualificationFor, standingOf, titleContext, type Standing } from "./assess-title.ts";
import type { Context, Outcome } from "./context.ts";
import type { Dossier } from "./dossier.ts";
import { evaluate } from "./evaluate/evaluate.ts";
import { changesOf, sayTrials, type Ground } from "./levers.ts";
import { smallestChange, type Goal } from "./smallest-change.ts";
import { withTitle } from "./suppose-title.ts";
import { rangeIn } from "./value.ts";

/** One condition that fails, and the smallest single thing that helps: a changeable fact, else another title, else time. */
export interface GapStep {
  readonly condition: string;
  readonly value: string;
  readonly threshold: string;
  /** What the condition is after the change; 需评审 where a person's points are still needed. Null when nothing helps. */
  readonly reaches: Extract<Standing, "符合" | "需评审"> | null;
  /** The one fact to change; empty where that is not what helps. */
  readonly changes: readonly Change[];
  /** Titles any one of which makes the condition hold (科技型中小企业 for 专精特新). */
  readonly titles: readonly string[];
  /** First day on which it holds by itself, `2026-10-26`. */
  readonly day: string | null;
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
  readonly contextOf: (dossier: Dossier, on?: Day) => Context;
  readonly on: Day;
}

function questionOf(library: Library, dossier: Dossier, title: string, asking: Asking): Question | null {
  const found = qualificationFor(library, title, asking);
  if (!found) return null;
  const contextOf = (given: Dossier, on: Day = asking.on): Context => titleContext(library, given, found.policy, found.block, { ...asking, on });
  return { block: found.block, ground: { context: contextOf(dossier), record: null }, contextOf, on: asking.on };
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

function stepFor(condition: Condition, outcome: Outcome, question: Question): GapStep {
  const { block, ground, contextOf, on } = question;
  const becomes = (wanted: Standing): Goal<Standing> => (dossier) => (standingOf(evaluate(condition.term, contextOf(dossier))) === wanted ? wanted : null);
  const { name, value, threshold } = assessCondition(condition, null, block, ground.context);
  const step = (text: string, more: Partial<GapStep>): GapStep => ({ condition: name, value, threshold, reaches: "符合", changes: [], titles: [], day: null, ...more, text });
  // Holding for certain is better than being left to a person.
  for (const wanted of ["符合", "需评审"] as const) {
    const reached = smallestChange(outcome, ground, becomes(wanted));
    if (reached) return step(sayTrials([reached.trial]), { reaches: wanted, changes: changesOf([reached.trial]) });
  }
  const titles = titlesThat(becomes("符合"), ground.context, on);
  if (titles.length > 0) return step(`先取得${titles.join("或")}资格`, { titles });
  const day = firstDay((later) => standingOf(evaluate(condition.term, contextOf(ground.context.dossier, later))) === "符合", on);
  if (day !== null) return step(`到${sayDay(day)}即符合`, { day: formatDay(day) });
  return step("没有哪一项可以改变的事实，单独改变就能符合", { reaches: null });
}

/** Titles of 词表 that reach the goal when they are obtained on the day of asking. */
function titlesThat(holds: Goal<Standing>, { compiled: { library }, dossier }: Context, on: Day): string[] {
  const known = factNamed(kindNamed(library.reference, "资质"), "类别")?.listed ?? [];
  return known.filter((title) => holds(withTitle(library, dossier, title, on)) !== null);
}

/** Ten years: what takes longer is no plan. */
const FARTHEST = 3653;

/** The first day from which it holds, where it does so at all; a year's figures that nobody has yet leave it open. */
function firstDay(holds: (day: Day) => boolean, on: Day): Day | null {
  let far = 1;
  while (!holds(on + far)) {
    if (far >= FARTHEST) return null;
    far = Math.min(far * 2, FARTHEST);
  }
  let near = Math.floor(far / 2);
  while (far - near > 1) {
    const middle = Math.floor((near + far) / 2);
    if (holds(on + middle)) far = middle;
    else near = middle;
  }
  return on + far;
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
