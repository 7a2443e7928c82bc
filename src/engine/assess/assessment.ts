/** 单条判断的结果: a match before history and stacking. */
import type { Range, Rational, Truth } from "#kernel";
import type { Condition } from "#policy";
import type { Missing, Status } from "../answer.ts";
import type { Candidate } from "../candidates.ts";
import type { CompiledRule, Outcome } from "../context.ts";
import type { ReadingsUsed } from "../readings-used.ts";

export interface Judged {
  readonly condition: Condition | null;
  readonly label: string;
  /** What is said when it does not hold. */
  readonly failure: string;
  readonly outcome: Outcome;
  readonly truth: Truth;
  readonly decides: "适用" | "符合";
}

export interface Limits {
  readonly ladder: Truth;
  readonly times: readonly string[];
  readonly perYear: Rational | null;
  /** Years in which something can have happened: what records nobody has told of may share. */
  readonly years: number;
  readonly lifetime: Rational | null;
}

export interface Assessment {
  readonly rule: CompiledRule;
  readonly candidate: Candidate;
  readonly judged: readonly Judged[];
  readonly scope: Truth;
  readonly merit: Truth;
  /** Null where the text has no figure. */
  readonly gross: Range | null;
  readonly amount: Outcome | null;
  /** The most of it that needs nobody's decision; null = no upper bound. */
  readonly undecided: Rational | null;
  /** Set when conditions alone decide: 不适用, 不符合, 已失效. */
  readonly settled: Extract<Status, "不适用" | "不符合" | "已失效"> | null;
  readonly because: string;
  readonly missing: ReadonlyMap<string, Missing>;
  readonly decisions: ReadonlySet<string>;
  readonly limits: Limits;
  readonly delivery: string | null;
  readonly nextYear: boolean;
  /** 标的 as text; null = the record itself. */
  readonly subject: string | null;
  /** What nobody has told of its 标的. */
  readonly subjectMissing: ReadonlyMap<string, Missing>;
  /** Ceiling on all support for the same expense, or null. */
  readonly expense: { readonly key: string; readonly range: Range } | null;
  /** Readings used for this candidate. */
  readonly used: ReadingsUsed;
  readonly asked: AskedRule;
}

/** One rule asked of one enterprise: what it used is said of all its records together. */
export interface AskedRule {
  /** Readings used to find its candidates. */
  readonly used: ReadingsUsed;
  readonly assessments: readonly Assessment[];
}
