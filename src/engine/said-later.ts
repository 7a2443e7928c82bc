import type { Match, Reason } from "./answer.ts";

interface Unsaid {
  readonly reason: Reason | null;
  readonly say: () => Reason;
}
/** By match: what is said when somebody reads it, and kept. */
const unsaid = new WeakMap<object, Unsaid>();

// One descriptor for all: an accessor of its own for each match would give each match a shape of its own.
const LATER: PropertyDescriptor & ThisType<object> = {
  enumerable: true,
  get() {
    const { reason, say } = unsaid.get(this) as Unsaid;
    if (reason) return reason;
    const said = say();
    unsaid.set(this, { reason: said, say: () => said });
    return said;
  },
};

function giveReason<T extends object>(match: T, say: () => Reason): asserts match is T & Pick<Match, "reason"> {
  unsaid.set(match, { reason: null, say });
  Object.defineProperty(match, "reason", LATER);
}

type After = "citation" | "readings";

/**
 * A match whose reason is said when somebody reads it: most matches of an answer are looked at without it. `reason` is a
 * property of the match like any other all the same: JSON, copies and clones have it, in its place.
 * @param after what stands behind the reason where a match is written out.
 */
export function saidLater(before: Omit<Match, "reason" | After>, say: () => Reason, after: Pick<Match, After>): Match {
  const match = { ...before };
  giveReason(match, say);
  return Object.assign(match, after);
}
