import type { Term } from "#policy";
import type { Missing } from "../answer.ts";
import type { Outcome } from "../context.ts";
import { isDefinite, type Value } from "../value.ts";

export const NOTHING_MISSING: ReadonlyMap<string, Missing> = new Map();
export const NO_DECISIONS: ReadonlySet<string> = new Set();
export const NO_CHILDREN: readonly Outcome[] = [];

/** Every outcome is made here, so that all of them have one shape. */
export const outcomeOf = (term: Term, value: Value, missing: ReadonlyMap<string, Missing>, decisions: ReadonlySet<string>, children: readonly Outcome[], from: string | null): Outcome => ({ term, value, missing, decisions, children, from });

/** Union that keeps a map it has already where it can. */
export function unite(maps: readonly ReadonlyMap<string, Missing>[]): ReadonlyMap<string, Missing> {
  let result: ReadonlyMap<string, Missing> = NOTHING_MISSING;
  for (const map of maps) result = joined(result, map);
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

export function uniteDecisions(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  let result: ReadonlySet<string> = NO_DECISIONS;
  for (const set of sets) {
    if (set.size === 0 || set === result) continue;
    result = result.size === 0 ? set : new Set([...result, ...set]);
  }
  return result;
}

/** A node with children. What is definite needs nothing more, whatever is open below it. */
export function node(term: Term, value: Value, children: readonly Outcome[], relevant: readonly Outcome[] = children): Outcome {
  if (isDefinite(value)) return outcomeOf(term, value, NOTHING_MISSING, NO_DECISIONS, children, null);
  let missing: ReadonlyMap<string, Missing> = NOTHING_MISSING;
  let decided = false;
  for (const each of relevant) {
    missing = joined(missing, each.missing);
    decided ||= each.decisions.size > 0;
  }
  return outcomeOf(term, value, missing, decided ? uniteDecisions(relevant.map((each) => each.decisions)) : NO_DECISIONS, children, null);
}

/** The same outcome where another term asks for it. */
export const asked = (term: Term, { value, missing, decisions, children, from }: Outcome): Outcome => outcomeOf(term, value, missing, decisions, children, from);

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
