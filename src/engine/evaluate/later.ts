/** 理由后说: a value that decides now, and what it rests on when somebody reads it. */
import type { Term } from "#policy";
import type { Context, Explain, Outcome, Reckon } from "../context.ts";
import { isDefinite, type Value } from "../value.ts";
import { NO_DECISIONS, NOTHING_MISSING } from "./outcome.ts";

/** Explained in the context it was reckoned in, where nothing changes any more. */
class Reckoned implements Outcome {
  readonly term: Term;
  readonly value: Value;
  readonly from = null;
  private readonly explain: Explain;
  private readonly context: Context;
  private explained: Outcome | null = null;

  constructor(term: Term, value: Value, explain: Explain, context: Context) {
    this.term = term;
    this.value = value;
    this.explain = explain;
    this.context = context;
  }
  get missing(): Outcome["missing"] {
    return isDefinite(this.value) ? NOTHING_MISSING : this.whole.missing;
  }
  get decisions(): Outcome["decisions"] {
    const { event, year } = this.context;
    // Nothing in it asks a person, unless when it happened does.
    return isDefinite(this.value) || event.decisions.size + year.decisions.size === 0 ? NO_DECISIONS : this.whole.decisions;
  }
  get children(): Outcome["children"] {
    return this.whole.children;
  }
  private get whole(): Outcome {
    return (this.explained ??= this.explain(this.context));
  }
}

/** @param explain the same with its reasons: made of parts, of which none asks a person; what is definite needs nothing more. */
export const later = (term: Term, reckon: Reckon, explain: Explain): Explain => (context) => new Reckoned(term, reckon(context), explain, context);
