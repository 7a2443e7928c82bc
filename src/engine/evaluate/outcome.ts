import type { Term } from "#policy";
import type { Missing } from "../answer.ts";
import type { Outcome } from "../context.ts";
import { isDefinite, type Value } from "../value.ts";

export const NOTHING_MISSING: ReadonlyMap<string, Missing> = new Map();
export const NO_DECISIONS: ReadonlySet<string> = new Set();
const NO_CHILDREN: readonly Outcome[] = [];

/** Union that keeps the shared empty map where it can. */
export function unite(maps: readonly ReadonlyMap<string, Missing>[]): ReadonlyMap<string, Missing> {
  let result: ReadonlyMap<string, Missing> = NOTHING_MISSING;
  for (const map of maps) {
    if (map.size === 0 || map === result) continue;
    result = result.size === 0 ? map : new Map([...result, ...map]);
  }
  return result;
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
  if (isDefinite(value)) return { term, value, missing: NOTHING_MISSING, decisions: NO_DECISIONS, children, from: null };
  return {
    term, value, children, from: null,
    missing: unite(relevant.map((child) => child.missing)),
    decisions: uniteDecisions(relevant.map((child) => child.decisions)),
  };
}

/** A leaf whose value is known. */
export const known = (term: Term, value: Value, from: string | null = null): Outcome => ({ term, value, missing: NOTHING_MISSING, decisions: NO_DECISIONS, children: NO_CHILDREN, from });

/** A leaf someone still has to tell. */
export const unknown = (term: Term, value: Value, missing: Missing): Outcome => ({ term, value, missing: new Map([[keyOf(missing), missing]]), decisions: NO_DECISIONS, children: NO_CHILDREN, from: null });

export const keyOf = (missing: Missing): string => `${missing.fact}|${missing.year ?? ""}|${missing.record ?? ""}`;
