/** 与别项的关系: what of a candidate decides whether its award and another exclude each other (settle/relations). */
import { factNamed, kindNamed } from "#policy";
import type { CompiledLibrary, CompiledRule } from "../context.ts";
import { relationsOf } from "../settle/relations.ts";
import type { Candidate } from "./candidates.ts";
import { constantOf, Unlowered, type Exp } from "./exp.ts";
import { recordField } from "./facts.ts";
import { only } from "./gross.ts";
import { lower } from "./lower-term.ts";
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

function subjectOf(rule: CompiledRule, { scope }: Candidate): Pick<Standing, "subject" | "subjectOpen"> {
  const { plan: { pool: p }, library: { reference }, own } = scope;
  const name = reference.categories.find((each) => each.name === rule.block.category)?.subject ?? null;
  if (name === null || own === null) return { subject: p.text(null), subjectOpen: p.FALSE };
  const derived = reference.derived.find((each) => each.record === own.kind && each.name === name);
  if (!derived && !factNamed(kindNamed(reference, own.kind), name)) return { subject: p.text(null), subjectOpen: p.FALSE };
  const value = attempt(() => (derived ? lower(derived.body, scope) : recordField(scope, own, name)));
  if (value?.kind !== "word") return { subject: p.text(null), subjectOpen: p.TRUE };
  const { column } = value;
  return { subject: value.mayBeNone ? p.if(p.isTrue(p.oneOf(column, [NONE_WORD])), p.text(null), column) : column, subjectOpen: p.not(p.known(column)) };
}

/** What cannot be said here is open: whoever has several such awards is settled one by one. */
function attempt(lowered: () => Low): Low | null {
  try {
    return lowered();
  } catch (error) {
    if (error instanceof Unlowered) return null;
    throw error;
  }
}
