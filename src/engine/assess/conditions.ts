/** 条件: the rule's own conditions and those of its document, judged one by one. */
import { childrenOf, factNamed, sayTermIn, type Condition, type Reference, type Term, type TermOf } from "#policy";
import type { Candidate } from "../candidates.ts";
import type { CompiledRule, Context, Parts } from "../context.ts";
import { known } from "../evaluate/outcome.ts";
import { noteOf } from "../evaluate/readings.ts";
import { concluded } from "../evaluate/reckon.ts";
import { ofTruth, truthIn } from "../value.ts";
import type { Judged } from "./assessment.ts";

/** What conditions that ask of the enterprise alone came to: one answer for all its records, and for all rules of the document. */
export type Shared = Map<Condition, Judged>;

/** Null where there is nothing to judge of such a candidate. */
export type Judge = (candidate: Candidate, shared: Shared) => Judged | null;

export function judgeOf(condition: Condition, rule: CompiledRule, parts: Parts): Judge {
  const { compiled } = parts;
  const asked = concluded(condition.term, parts);
  const { decides } = condition;
  const label = condition.label ?? "";
  const failure = `“${condition.label ?? sayTermIn(condition.term, rule.policy.region)}”不成立`;
  const assumed: Judged = { condition, label, failure, outcome: known(condition.term, ofTruth("是"), "样例假定"), truth: "是", decides };
  const judge = (context: Context): Judged => {
    const outcome = asked(context);
    return { condition, label, failure, outcome, truth: truthIn(outcome.value), decides };
  };
  const readings = asksEnterpriseAlone(condition.term, compiled.library.reference) ? alwaysRead(condition.term) : null;
  const isAssumed = ({ assumed: taken }: Context): boolean => taken.size > 0 && taken.has(condition);
  if (readings === null) return ({ context }) => (isAssumed(context) ? assumed : judge(context));
  const notes = readings.map((reading) => noteOf(reading, compiled));
  return ({ context }, shared) => {
    if (isAssumed(context)) return assumed;
    const known = shared.get(condition);
    if (known) {
      // Every match it stands in has used its readings.
      for (const note of notes) note(context);
      return known;
    }
    const judged = judge(context);
    shared.set(condition, judged);
    return judged;
  };
}

/** Readings that are used whatever the facts are, in the order in which they are met; null where that depends on the facts. */
function alwaysRead(term: Term): readonly TermOf<"reading">[] | null {
  if (term.op === "reading") return term.options.every((option) => hasNoReading(option.term)) ? [term] : null;
  if (term.op === "choose" || term.op === "aggregate") return hasNoReading(term) ? [] : null;
  const below = childrenOf(term).map(alwaysRead);
  return below.every((each) => each !== null) ? below.flatMap((each) => each ?? []) : null;
}

const hasNoReading = (term: Term): boolean => term.op !== "reading" && childrenOf(term).every(hasNoReading);

/**
 * Nothing in it looks at the record, at when it happened, or at the rule that asks: it is the same for every match of a document.
 * @param inDerived below a field that 词表 derives, where 本项 is the element an aggregate looks at.
 */
function asksEnterpriseAlone(term: Term, reference: Reference, inDerived = false): boolean {
  const alone = (part: Term): boolean => asksEnterpriseAlone(part, reference, inDerived);
  switch (term.op) {
    case "fact": {
      // A history is looked at on the day of the event; a place on the day of asking.
      const fact = factNamed(reference.enterprise, term.name);
      return fact !== undefined && (!fact.history || fact.type.kind === "region");
    }
    case "field":
      return term.frame === "元素" || inDerived;
    case "derived":
      return (term.frame === "元素" || inDerived) && asksEnterpriseAlone(term.body, reference, true);
    case "moment":
      return term.moment === "办理日" || term.moment === "申报年度";
    case "call":
      return term.name !== "持有" && term.name !== "天数" && term.args.every(alone);
    case "yearly": case "listed": case "published": case "score":
      return false;
    case "decision":
      return term.type.kind === "truth";
    default:
      return childrenOf(term).every(alone);
  }
}
