/** 标的 and 支出: what an award is for, and the expense it may not exceed. */
import { factNamed, kindNamed, type Term } from "#policy";
import type { Candidate } from "../candidates.ts";
import type { CompiledRule, Context, Outcome, Parts } from "../context.ts";
import { fieldReader } from "../evaluate/facts.ts";
import { NOTHING_MISSING } from "../evaluate/outcome.ts";
import { rangeIn, type Value } from "../value.ts";
import type { Assessment } from "./assessment.ts";

type Subject = Pick<Assessment, "subject" | "subjectMissing">;
const ITSELF: Subject = { subject: null, subjectMissing: NOTHING_MISSING };

/** One definite word; otherwise null. */
export const wordIn = (value: Value | undefined): string | null => (value?.kind === "words" && value.words?.length === 1 && !value.none ? (value.words[0] ?? null) : null);

export function subjectOf(rule: CompiledRule, parts: Parts): (context: Context) => Subject {
  const { categories } = parts.compiled.library.reference;
  const name = categories.find((c) => c.name === rule.block.category)?.subject ?? null;
  if (name === null || rule.block.kind !== "事项") return () => ITSELF;
  const byKind = new Map<string, ((context: Context) => Outcome) | null>();
  const readerOf = (kind: string): ((context: Context) => Outcome) | null => {
    let reader = byKind.get(kind);
    if (reader === undefined) byKind.set(kind, (reader = subjectReader(name, kind, rule, parts)));
    return reader;
  };
  return (context) => {
    const { own, ownKind } = context;
    const reader = own === null || own.index < 0 || ownKind === null ? null : readerOf(ownKind);
    if (!reader) return ITSELF;
    const { value, missing } = reader(context);
    const subject = wordIn(value);
    return { subject, subjectMissing: subject === null ? missing : NOTHING_MISSING };
  };
}

function subjectReader(name: string, kind: string, { block }: CompiledRule, { explain, compiled }: Parts): ((context: Context) => Outcome) | null {
  const { reference } = compiled.library;
  const derived = reference.derived.find((d) => d.record === kind && d.name === name);
  if (derived) return explain(derived.body);
  if (!factNamed(kindNamed(reference, kind), name)) return null;
  const term: Term = { op: "moment", moment: "发生日", type: { kind: "none" }, at: block.at };
  const read = fieldReader(term, kind, name, reference);
  return ({ own }) => read(own);
}

export function expenseOf(rule: CompiledRule, { compiled }: Parts): (candidate: Candidate) => Assessment["expense"] {
  const name = compiled.library.reference.categories.find((c) => c.name === rule.block.category)?.expense;
  if (!name) return () => null;
  return ({ context: { own }, record }) => {
    if (!record || record.index === null) return null;
    const given = own?.facts.get(name);
    const range = given?.kind === "value" ? rangeIn(given.value) : null;
    return range ? { key: `${record.kind}#${record.index}`, range: { low: range.low, high: range.high } } : null;
  };
}
