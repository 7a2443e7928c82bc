/** 已经定了的: a candidate that a condition refuses, or that is not there. What else there is to say of it is made when somebody reads it. */
import type { Truth } from "#kernel";
import type { Candidate } from "../candidates.ts";
import type { CompiledRule } from "../context.ts";
import type { AskedRule, Assessment, Judged } from "./assessment.ts";
import type { Shared } from "./conditions.ts";

export type Refusal = Extract<Assessment["settled"], "不适用" | "不符合">;

/** How far the conditions of one candidate have been judged. */
export interface Judging {
  readonly judged: Judged[];
  scope: Truth;
  merit: Truth;
  /** Place of the condition that comes next. */
  next: number;
}

type Figured = Pick<Assessment, "gross" | "limits">;
/** Goes on where the refusal was found: the enterprise, the day and the rule are what they were then. */
export interface Rest {
  readonly rule: CompiledRule;
  readonly whole: (judging: Judging, candidate: Candidate, shared: Shared, asked: AskedRule) => Assessment;
  /** What it would come to, without the rest; notes no readings. */
  readonly figures: (candidate: Candidate) => Figured;
}

export class Refused implements Assessment {
  readonly candidate: Candidate;
  readonly settled: Refusal;
  readonly asked: AskedRule;
  private readonly rest: Rest;
  private readonly judging: Judging;
  private readonly shared: Shared;
  private assessed: Assessment | null = null;
  private figured: Figured | null = null;

  constructor(candidate: Candidate, settled: Refusal, asked: AskedRule, rest: Rest, judging: Judging, shared: Shared) {
    this.candidate = candidate;
    this.settled = settled;
    this.asked = asked;
    this.rest = rest;
    this.judging = judging;
    this.shared = shared;
  }
  private get whole(): Assessment {
    return (this.assessed ??= this.rest.whole(this.judging, this.candidate, this.shared, this.asked));
  }
  private get figures(): Figured {
    return this.assessed ?? (this.figured ??= this.rest.figures(this.candidate));
  }
  get rule(): CompiledRule { return this.rest.rule; }
  get gross(): Assessment["gross"] { return this.figures.gross; }
  get limits(): Assessment["limits"] { return this.figures.limits; }
  get judged(): Assessment["judged"] { return this.whole.judged; }
  get scope(): Assessment["scope"] { return this.whole.scope; }
  get merit(): Assessment["merit"] { return this.whole.merit; }
  get amount(): Assessment["amount"] { return this.whole.amount; }
  get undecided(): Assessment["undecided"] { return this.whole.undecided; }
  get because(): Assessment["because"] { return this.whole.because; }
  get missing(): Assessment["missing"] { return this.whole.missing; }
  get decisions(): Assessment["decisions"] { return this.whole.decisions; }
  get delivery(): Assessment["delivery"] { return this.whole.delivery; }
  get nextYear(): Assessment["nextYear"] { return this.whole.nextYear; }
  get subject(): Assessment["subject"] { return this.whole.subject; }
  get subjectMissing(): Assessment["subjectMissing"] { return this.whole.subjectMissing; }
  get expense(): Assessment["expense"] { return this.whole.expense; }
  get used(): Assessment["used"] { return this.whole.used; }
}
