import type { Match, Reason } from "./answer.ts";

/**
 * A match whose reason is said when somebody reads it: most matches of an answer are looked at without it. `reason` is a
 * property of the match like any other all the same: JSON, copies and clones have it, in its place.
 */
class SaidLater {
  #reason: Reason | null = null;
  readonly #say: () => Reason;
  // One descriptor for all: an accessor of its own for each match would give each match a shape of its own.
  static readonly #later: PropertyDescriptor & ThisType<SaidLater> = {
    enumerable: true,
    get() {
      return (this.#reason ??= this.#say());
    },
  };

  constructor(before: Partial<Match>, say: () => Reason, after: Partial<Match>) {
    this.#say = say;
    Object.assign(this, before);
    Object.defineProperty(this, "reason", SaidLater.#later);
    Object.assign(this, after);
  }
}

type After = "citation" | "readings";

/** @param after what stands behind the reason where a match is written out. */
export const saidLater = (before: Omit<Match, "reason" | After>, say: () => Reason, after: Pick<Match, After>): Match => new SaidLater(before, say, after) as unknown as Match;
