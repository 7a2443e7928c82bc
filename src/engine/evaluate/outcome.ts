import type { Term } from "#policy";
import type { Missing } from "../answer.ts";
import type { Outcome } from "../context.ts";
import { isDefinite, type Value } from "../value.ts";

export const NOTHING_MISSING: ReadonlyMap<string, Missing> = new Map();
export const NO_DECISIONS: ReadonlySet<string> = new Set();
export const NO_CHILDREN: readonly Outcome[] = [];

/** A list that takes no room until there is something in it: most of them stay short. */
export const added = (list: Outcome[] | null, outcome: Outcome): Outcome[] => {
  if (list === null) return [outcome];
  list.push(outcome);
  return list;
};

/** Every outcome is made here, so that all of them have one shape. */
export const outcomeOf = (term: Term, value: Value, missing: ReadonlyMap<string, Missing>, decisions: ReadonlySet<string>, children: readonly Outcome[], from: string | null): Outcome => ({ term, value, missing, decisions, children, from });

/** Facts that can still move any of these. Keeps a map it has already where it can. */
export function uniteMissing(outcomes: readonly Outcome[]): ReadonlyMap<string, Missing> {
  let result = NOTHING_MISSING;
  for (const { missing } of outcomes) result = joined(result, missing);
  return result;
}

function joined(result: ReadonlyMap<string, Missing>, map: ReadonlyMap<string, Missing>): ReadonlyMap<string, Missing> {
  if (map.size === 0 || map === result) return result;
  if (result.size === 0) return map;
  return adds(result, map) ? new Map([...result, ...map]) : result;
}

/** The key names the fact; only who holds it may still differ. */
function adds(result: ReadonlyMap<string, Missing>, map: ReadonlyMap<string, Missing>): boolean {
  for (const [key, missing] of map) if (result.get(key)?.from !== missing.from) return true;
  return false;
}

/** Decisions that can still move any of these. */
export function uniteDecisions(outcomes: readonly Outcome[]): ReadonlySet<string> {
  let result = NO_DECISIONS;
  for (const { decisions } of outcomes) {
    if (decisions.size === 0 || decisions === result) continue;
    result = result.size === 0 ? decisions : new Set([...result, ...decisions]);
  }
  return result;
}

/** A node with children. What is definite needs nothing more, whatever is open below it. */
export function node(term: Term, value: Value, children: readonly Outcome[], relevant: readonly Outcome[] = children): Outcome {
  if (isDefinite(value)) return outcomeOf(term, value, NOTHING_MISSING, NO_DECISIONS, children, null);
  return outcomeOf(term, value, uniteMissing(relevant), uniteDecisions(relevant), children, null);
}

/** The same outcome where another term asks for it. */
export const asked = (term: Term, { value, missing, decisions, children, from }: Outcome): Outcome => outcomeOf(term, value, missing, decisions, children, from);

export const valued = ({ term, missing, decisions, children, from }: Outcome, value: Value): Outcome => outcomeOf(term, value, missing, decisions, children, from);

/** What is below it has been shown elsewhere. */
export const folded = ({ term, value, missing, decisions, from }: Outcome): Outcome => outcomeOf(term, value, missing, decisions, NO_CHILDREN, from);

export const alsoMissing = (outcome: Outcome, missing: ReadonlyMap<string, Missing>): Outcome => missingOnly(outcome, joined(outcome.missing, missing));

export const missingOnly = ({ term, value, decisions, children, from }: Outcome, missing: ReadonlyMap<string, Missing>): Outcome => outcomeOf(term, value, missing, decisions, children, from);

/** A leaf whose value is known. */
export const known = (term: Term, value: Value, from: string | null = null): Outcome => outcomeOf(term, value, NOTHING_MISSING, NO_DECISIONS, NO_CHILDREN, from);

/** A leaf someone still has to tell. */
export const unknown = (term: Term, value: Value, missing: Missing): Outcome => outcomeOf(term, value, new Map([[keyOf(missing), missing]]), NO_DECISIONS, NO_CHILDREN, null);

/** Left to a person. */
export const decided = (term: Term, value: Value, text: string, children: readonly Outcome[] = NO_CHILDREN): Outcome => outcomeOf(term, value, NOTHING_MISSING, new Set([text]), children, null);

export const keyOf = (missing: Missing): string => `${missing.fact}|${missing.year ?? ""}|${missing.record ?? ""}`;
