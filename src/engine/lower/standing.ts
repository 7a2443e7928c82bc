/** 与别项的关系: what of a candidate decides whether its award and another exclude each other (settle/relations). */
import { factNamed, kindNamed, type Term } from "#policy";
import type { CompiledLibrary, CompiledRule } from "../context.ts";
import { relationsOf } from "../settle/relations.ts";
import type { Candidate } from "./candidates.ts";
import { constantOf, Unlowered, type Exp } from "./exp.ts";
import { recordField } from "./facts.ts";
import { only } from "./gross.ts";
import { lower } from "./lower-term.ts";
import type { Pool } from "./pool.ts";
import { lowerTruth, type Scope } from "./scope.ts";
import { NONE_WORD, type Low } from "./values.ts";

export interface Standing {
  /** 次数, as a word; NULL = open. */
  readonly times: Exp;
  /** 标的; NULL = none of its own, or open. */
  readonly subject: Exp;
  readonly subjectOpen: Exp;
}

const EVERY_TIME = "每次";
const TIMES = ["每企业一次", "每标的一次", "每年一次", EVERY_TIME];

export function standingOf(rule: CompiledRule, candidate: Candidate, compiled: CompiledLibrary): Standing {
  const { pool: p } = candidate.scope.plan;
  const times = timesOf(rule, candidate);
  const often = constantOf(times);
  const asked = often === undefined || often === "每标的一次" || compiled.rules.some((other) => relationsOf(rule, other, compiled).includes("同年同标的"));
  return { times, ...(asked ? subjectOf(rule, candidate) : { subject: p.text(null), subjectOpen: p.FALSE }) };
}

function timesOf({ block: { grant } }: CompiledRule, { scope }: Candidate): Exp {
  const { pool: p } = scope.plan;
  const value = grant?.times ? lower(grant.times, scope) : null;
  if (value === null || value.kind === "none") return p.text(EVERY_TIME);
  return p.case(TIMES.map((word) => ({ when: only(value, word, scope), then: p.text(word) })), p.text(null));
}

type Text = Pick<Standing, "subject" | "subjectOpen">;

function subjectOf(rule: CompiledRule, { scope }: Candidate): Text {
  const { plan: { pool: p }, library: { reference }, own } = scope;
  const name = reference.categories.find((each) => each.name === rule.block.category)?.subject ?? null;
  if (name === null || own === null) return { subject: p.text(null), subjectOpen: p.FALSE };
  const derived = reference.derived.find((each) => each.record === own.kind && each.name === name);
  if (!derived && !factNamed(kindNamed(reference, own.kind), name)) return { subject: p.text(null), subjectOpen: p.FALSE };
  return attempt(() => (derived ? textIn(derived.body, scope) : textOf(recordField(scope, own, name), p))) ?? { subject: p.text(null), subjectOpen: p.TRUE };
}

/** A text that depends on conditions is the one of the row that holds. */
function textIn(term: Term, scope: Scope): Text {
  const { pool: p } = scope.plan;
  if (term.op !== "choose") return textOf(lower(term, scope), p);
  return term.cases.reduceRight<Text>((rest, row) => {
    const { truth } = lowerTruth(row.when, scope);
    const then = textIn(row.then, scope);
    const either = (a: Exp, b: Exp, open: Exp): Exp => p.case([{ when: truth, then: a }, { when: p.not(truth), then: b }], open);
    return { subject: either(then.subject, rest.subject, p.text(null)), subjectOpen: either(then.subjectOpen, rest.subjectOpen, p.TRUE) };
  }, term.otherwise ? textIn(term.otherwise, scope) : { subject: p.text(null), subjectOpen: p.FALSE });
}

function textOf(value: Low, p: Pool): Text {
  if (value.kind !== "word") return { subject: p.text(null), subjectOpen: p.TRUE };
  const { column } = value;
  return { subject: value.mayBeNone ? p.if(p.isTrue(p.oneOf(column, [NONE_WORD])), p.text(null), column) : column, subjectOpen: p.not(p.known(column)) };
}

/** What cannot be said here is open: whoever has several such awards is settled one by one. */
function attempt(lowered: () => Text): Text | null {
  try {
    return lowered();
  } catch (error) {
    if (error instanceof Unlowered) return null;
    throw error;
  }
}
