/** 按 and tables of conditions: the first row that holds; rows an open condition may take are joined. */
import type { Term, TermOf } from "#policy";
import { lowerTruth, type Scope } from "./scope.ts";
import { fold, mayBe, noneIn, settled, type Low } from "./values.ts";

/** The first row that holds; rows an open condition may take are joined. */
export function choose(term: TermOf<"choose">, scope: Scope): Low {
  const { pool: p } = scope.plan;
  const subject = term.subject ? scope.lower(term.subject, scope) : null;
  const worded = subject && (subject.kind === "word" || subject.kind === "choice") ? subject : null;
  // While every key is a word, what no key has named yet is what the subject may still be.
  const domain = worded?.kind === "word" ? worded.domain : worded ? [...worded.possible.keys()] : null;
  const maySubjectBeNone = worded?.kind === "word" ? noneIn(p, worded) : (worded?.none ?? p.FALSE);
  const build = (index: number, left: readonly string[] | null): Low => {
    const row = term.cases[index];
    if (!row) return term.otherwise ? scope.lower(term.otherwise, scope) : { kind: "none", open: p.ZERO };
    const named = equalWords(row.when);
    if (left && named && !named.some((each) => left.includes(each))) return build(index + 1, left);
    const remaining = left && named ? left.filter((each) => !named.includes(each)) : left;
    const when = lowerTruth(row.when, scope);
    const [then, rest] = [scope.lower(row.then, scope), build(index + 1, remaining)];
    const exhausted = worded && remaining && named ? p.not(p.or(maySubjectBeNone, ...remaining.map((each) => mayBe(p, worded, each)))) : p.FALSE;
    const impossible = worded && left && named ? p.not(p.or(...named.filter((each) => left.includes(each)).map((each) => mayBe(p, worded, each)))) : p.FALSE;
    const joined = p.allBits([when.open, then.open, rest.open, ...(subject ? [subject.open] : [])]);
    return fold(p, [{ when: p.isTrue(when.truth), to: "a" }, { when: p.isFalse(when.truth), to: "b" }, { when: impossible, to: "b" }, { when: exhausted, to: "a" }], then, rest, joined);
  };
  const value = build(0, domain);
  return settled(subject ? { ...value, open: p.bits(value.open, subject.open) } : value, scope);
}

/** The words a row's key stands for, when it is nothing but words. */
function equalWords(when: Term): readonly string[] | null {
  if (when.op === "any") {
    const words = when.items.map(equalWords);
    return words.every((each) => each !== null) ? words.flatMap((each) => each ?? []) : null;
  }
  return when.op === "compare" && when.comparison === "=" && when.right.op === "constant" && when.right.value.kind === "word" && when.left.type.kind === "word" ? [when.right.value.word] : null;
}
