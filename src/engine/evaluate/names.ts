/** What is named: 其中 and 定义, and the fields that 词表 derives. */
import type { Term, TermOf } from "#policy";
import { framed, type Context, type Explain, type NameSeen, type Outcome, type Parts, type Reckon } from "../context.ts";
import { node } from "./outcome.ts";

/** A name given by 其中 or 定义. */
export function variable(term: TermOf<"variable">, parts: Parts): Explain {
  const explain = named(term.body, parts);
  return (context) => shown(term, explain(context));
}

export const variableValue = (term: TermOf<"variable">, parts: Parts): Reckon => namedValue(term.body, parts);

/** A field that 词表 derives: there the record is 本项. */
export function derived(term: TermOf<"derived">, parts: Parts): Explain {
  const explain = named(term.body, parts);
  const there = atRecord(term);
  return (context) => shown(term, explain(there(context)));
}

export function derivedValue(term: TermOf<"derived">, parts: Parts): Reckon {
  const reckon = namedValue(term.body, parts);
  const there = atRecord(term);
  return (context) => reckon(there(context));
}

const shown = (term: Term, inner: Outcome): Outcome => node(term, inner.value, [inner]);

function atRecord({ frame, record }: TermOf<"derived">): (context: Context) => Context {
  return (context) => {
    const isThere = frame === "本项" && context.ownKind === record && context.element === null && context.elementKind === null;
    return isThere ? context : framed(context, frame === "本项" ? context.own : context.element, record, null, null);
  };
}

/** What a name stands for, made once in each context: 新认定 may stand in an amount, its ceiling and its times. */
function named(written: Term, parts: Parts): Explain {
  const body = parts.canonical(written);
  const explain = parts.explain(body);
  return (context) => {
    const seen = seenIn(context, body);
    if (seen?.outcome) return seen.outcome;
    const outcome = explain(context);
    note(context, body, outcome.value, outcome);
    return outcome;
  };
}

function namedValue(written: Term, parts: Parts): Reckon {
  const body = parts.canonical(written);
  const reckon = parts.reckon(body);
  return (context) => {
    const seen = seenIn(context, body);
    if (seen) return seen.value;
    const value = reckon(context);
    note(context, body, value, null);
    return value;
  };
}

/** The latest note of a name: the one with its reasons, if anybody has asked for them. */
function seenIn(context: Context, body: Term): NameSeen | null {
  for (let seen = context.names; seen !== null && seen.of === context; seen = seen.next) if (seen.body === body) return seen;
  return null;
}

/** What was noted while it was made stays noted. */
function note(context: Context, body: Term, value: NameSeen["value"], outcome: Outcome | null): void {
  context.names = { of: context, body, value, outcome, next: context.names?.of === context ? context.names : null };
}
