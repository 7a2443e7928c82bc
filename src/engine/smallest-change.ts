/**
 * 最小的改动: which change of one fact reaches a goal. A goal is any question put to a dossier: that a rule pays (差一步),
 * that a condition of a title holds (差距), that a score goes up. Every proposal is tried on the goal before it is told.
 */
import { add, compare, divide, multiply, negate, sign, subtract, truncateTo, type Rational } from "#kernel";
import type { Term } from "#policy";
import { noDays, type Outcome } from "./context.ts";
import type { Dossier } from "./dossier.ts";
import { evaluate } from "./evaluate/evaluate.ts";
import { changed, leversIn, mayBe, stepOf, type Ground, type Lever, type Trial } from "./levers.ts";
import { ofNumber, ofTruth, ofWord, rangeIn, type Value } from "./value.ts";

/** @returns what was found in a dossier that reaches the goal, null in one that does not. */
export type Goal<Found> = (dossier: Dossier) => Found | null;

export interface Reached<Found> {
  readonly trial: Trial;
  readonly found: Found;
}

/** Values worth trying for each changeable fact below a node, the most sensible first. */
export function trialsOf(outcome: Outcome, ground: Ground): Trial[] {
  return leversIn(outcome, ground).flatMap((lever) => valuesFor(lever, outcome, ground).map((to) => ({ lever, to }))).sort(bySense);
}

/**
 * The most sensible change of one fact that reaches the goal, no larger than it has to be.
 * Thresholds of the rule are tried first; where none of them will do, as with sums cut at a ceiling, the fact is moved
 * in growing steps until the goal holds.
 */
export function smallestChange<Found>(outcome: Outcome, ground: Ground, goal: Goal<Found>): Reached<Found> | null {
  const { dossier } = ground.context;
  const ask = (trial: Trial): Reached<Found> | null => {
    const found = goal(changed(dossier, [trial]));
    return found === null ? null : { trial, found };
  };
  for (const trial of trialsOf(outcome, ground)) {
    const reached = ask(trial);
    if (reached) return narrowed(reached, ask);
  }
  const levers = leversIn(outcome, ground).filter((lever) => lever.fact.type.kind === "number");
  const reached = levers.flatMap((lever) => [1, -1].flatMap((direction) => {
    const probe = probed(lever, direction, ask);
    return probe ? [narrowed(probe, ask)] : [];
  }));
  return reached.sort((a, b) => bySense(a.trial, b.trial))[0] ?? null;
}

/**
 * More of something comes before less: an enterprise does not plan for a smaller turnover. Then the latest year, because
 * earlier ones are closed; then the change that is smaller for its fact.
 */
function bySense(a: Trial, b: Trial): number {
  return Number(isLess(a)) - Number(isLess(b)) || (b.lever.year ?? Infinity) - (a.lever.year ?? Infinity) || sizeOf(a) - sizeOf(b) || 0;
}

const ends = ({ lever, to }: Trial): readonly [Rational | null, Rational | null] => [rangeIn(lever.value)?.low ?? null, rangeIn(to)?.low ?? null];

function isLess(trial: Trial): boolean {
  const [from, target] = ends(trial);
  return from !== null && target !== null && compare(target, from) < 0;
}

function sizeOf(trial: Trial): number {
  const [from, target] = ends(trial);
  if (from === null || target === null) return 0.5;
  return Math.abs(toNumber(subtract(target, from))) / Math.max(1, Math.abs(toNumber(from)));
}

/** Only for ranking; money never comes from here. */
const toNumber = (value: Rational): number => (typeof value === "number" ? value : Number((value.n * 1_000_000n) / value.d) / 1_000_000);

function valuesFor(lever: Lever, outcome: Outcome, ground: Ground): Value[] {
  const { type } = lever.fact;
  switch (type.kind) {
    case "truth":
      return [ofTruth(lever.value.kind === "truth" && lever.value.truth === "是" ? "否" : "是")];
    case "word":
      return (type.words ?? []).filter((word) => !(lever.value.kind === "words" && lever.value.words?.includes(word))).map(ofWord);
    case "region":
      return [ofWord(ground.context.policy.region)];
    case "number":
      return comparisonsIn(outcome).flatMap((compared) => thresholds(lever, compared, ground));
    case "day": case "year": case "industry": case "set": case "none":
      return [];
  }
}

/** Comparisons below a node; an amount is compared with nothing. */
function comparisonsIn(outcome: Outcome): { left: Term; right: Term | null }[] {
  const found: { left: Term; right: Term | null }[] = [];
  const walk = (o: Outcome): void => {
    if (o.term.op === "compare" && o.term.left.type.kind === "number") found.push({ left: o.term.left, right: o.term.right });
    o.children.forEach(walk);
  };
  if (outcome.term.type.kind === "number") found.push({ left: outcome.term, right: null });
  walk(outcome);
  return found;
}

/** Where left − right crosses zero as the fact moves, on a straight line through two values of it; and one step beyond. */
function thresholds(lever: Lever, compared: { left: Term; right: Term | null }, { context }: Ground): Value[] {
  const now = rangeIn(lever.value)?.low;
  if (now === null || now === undefined) return [];
  const unit = stepOf(lever.fact);
  const gapAt = (value: Rational): Rational | null => {
    const there = { ...context, dossier: changed(context.dossier, [{ lever, to: ofNumber(value) }]), days: noDays() };
    const own = lever.record && context.own ? (there.dossier.records.get(lever.record.kind)?.rows.find((r) => r.index === lever.record?.index) ?? context.own) : context.own;
    const end = (term: Term): Rational | null => {
      const range = rangeIn(evaluate(term, { ...there, own }).value);
      return range && range.low !== null && range.high !== null && compare(range.low, range.high) === 0 ? range.low : null;
    };
    const left = end(compared.left);
    const right = compared.right ? end(compared.right) : 0;
    return left === null || right === null ? null : subtract(left, right);
  };
  const far = add(now, multiply(unit, 1_000_000));
  const [here, there] = [gapAt(now), gapAt(far)];
  if (here === null || there === null || compare(here, there) === 0) return [];
  const slope = divide(subtract(there, here), subtract(far, now));
  const root = add(now, divide(negate(here), slope));
  if (compare(root, 0) < 0 && !lever.fact.negative) return [];
  const upward = sign(subtract(root, now)) >= 0;
  const landed = land(root, unit, upward);
  return [landed, upward ? add(landed, unit) : subtract(landed, unit)].filter((v) => mayBe(lever, v)).map(ofNumber);
}

/** The first whole step at the number or beyond it. */
function land(value: Rational, unit: Rational, upward: boolean): Rational {
  const whole = truncateTo(value, unit);
  if (compare(whole, value) === 0) return whole;
  const above = compare(whole, value) > 0;
  return upward === above ? whole : upward ? add(whole, unit) : subtract(whole, unit);
}

type Ask<Found> = (trial: Trial) => Reached<Found> | null;

/** 10, 100 … 10¹² steps: beyond a trillion 元 no dossier is read. */
const LONGEST = 13;

function probed<Found>(lever: Lever, direction: number, ask: Ask<Found>): Reached<Found> | null {
  const now = rangeIn(lever.value)?.low;
  if (now === null || now === undefined) return null;
  const unit = stepOf(lever.fact);
  for (let power = 0, move: Rational = multiply(unit, direction); power <= LONGEST; power++, move = multiply(move, 10)) {
    const to = land(add(now, move), unit, direction > 0);
    const reached = ask({ lever, to: ofNumber(mayBe(lever, to) ? to : 0) });
    if (reached || !mayBe(lever, to)) return reached;
  }
  return null;
}

/** Between the value the fact has and one that reaches the goal, the nearest that does: by halves, in whole steps. */
function narrowed<Found>(reached: Reached<Found>, ask: Ask<Found>): Reached<Found> {
  const { lever } = reached.trial;
  const [from, target] = ends(reached.trial);
  if (lever.fact.type.kind !== "number" || from === null || target === null) return reached;
  const unit = stepOf(lever.fact);
  const upward = compare(target, from) > 0;
  let best = reached;
  let [near, far] = [from, target];
  const isApart = (): boolean => compare(multiply(subtract(far, near), upward ? 1 : -1), unit) > 0;
  while (isApart()) {
    const middle = land(divide(add(near, far), 2), unit, !upward);
    if (compare(middle, near) === 0 || compare(middle, far) === 0) break;
    const better = ask({ lever, to: ofNumber(middle) });
    if (better) [best, far] = [better, middle];
    else near = middle;
  }
  return best;
}
