/** 按 and tables of conditions. */
import type { Term, TermOf } from "#policy";
import type { Explain, Outcome, Parts, Reckon } from "../context.ts";
import { isDefinite, joinValues, NONE, truthIn, type Value } from "../value.ts";
import { added, NO_CHILDREN, node } from "./outcome.ts";

/** The first row that holds. Rows an open subject may take are joined; a word the subject cannot be any more is left out. */
export function choose(term: TermOf<"choose">, { explain }: Parts): Explain {
  const subjectOf = term.subject ? explain(term.subject) : null;
  const rows = term.cases.map((row) => ({ word: equalWord(row.when), when: explain(row.when), then: explain(row.then) }));
  const otherwise = term.otherwise ? explain(term.otherwise) : null;
  return (context) => {
    const subject = subjectOf && subjectOf(context);
    let left = subject && wordsLeft(subject.value);
    let children: Outcome[] | null = subject ? [subject] : null;
    let relevant: Outcome[] | null = subject && !isDefinite(subject.value) ? [subject] : null;
    let value: Value | null = null;
    // Rows that give 无 matter only if a row after them gives something: else it is 无 either way.
    let idle: Outcome[] | null = null;
    for (const { word, when: asked, then: taken } of rows) {
      if (left && word && !sharesWord(word, left)) continue;
      const when = asked(context);
      const truth = truthIn(when.value);
      if (!subject) children = added(children, when);
      if (truth === "否") continue;
      const then = taken(context);
      children = added(children, then);
      if (then.value.kind === "none") idle = added(added(idle, when), then);
      else {
        relevant = added(added(idle?.reduce(added, relevant) ?? relevant, when), then);
        idle = null;
      }
      value = value ? joinValues(value, then.value) : then.value;
      if (left && word) left = left.filter((w) => !word.includes(w));
      if (truth === "是" || left?.length === 0) return node(term, value, children ?? NO_CHILDREN, relevant ?? NO_CHILDREN);
    }
    const rest = otherwise && otherwise(context);
    if (rest) {
      children = added(children, rest);
      if (rest.value.kind !== "none" && idle) relevant = idle.reduce(added, relevant);
      relevant = added(relevant, rest);
    }
    // 没有一行适用 = not covered.
    return node(term, value ? joinValues(value, rest?.value ?? NONE) : (rest?.value ?? NONE), children ?? NO_CHILDREN, relevant ?? NO_CHILDREN);
  };
}

/** The same rows in the same order. */
export function chosenValue(term: TermOf<"choose">, { reckon }: Parts): Reckon {
  const subjectOf = term.subject ? reckon(term.subject) : null;
  const rows = term.cases.map((row) => ({ word: equalWord(row.when), when: reckon(row.when), then: reckon(row.then) }));
  const otherwise = term.otherwise ? reckon(term.otherwise) : null;
  return (context) => {
    let left = subjectOf && wordsLeft(subjectOf(context));
    let value: Value | null = null;
    for (const { word, when: asked, then: taken } of rows) {
      if (left && word && !sharesWord(word, left)) continue;
      const truth = truthIn(asked(context));
      if (truth === "否") continue;
      const then = taken(context);
      value = value ? joinValues(value, then) : then;
      if (left && word) left = left.filter((w) => !word.includes(w));
      if (truth === "是" || left?.length === 0) return value;
    }
    const rest = otherwise ? otherwise(context) : NONE;
    return value ? joinValues(value, rest) : rest;
  };
}

/** Words a subject may still be; null where that is not known. */
const wordsLeft = (subject: Value): readonly string[] | null => (subject.kind === "words" && !subject.none ? subject.words : null);

const sharesWord = (words: readonly string[], others: readonly string[]): boolean => words.some((word) => others.includes(word));

/** The words a row's key stands for, when it is nothing but words. */
export function equalWord(when: Term): readonly string[] | null {
  if (when.op === "any") {
    const words = when.items.map(equalWord);
    return words.every((w) => w !== null) ? words.flatMap((w) => w ?? []) : null;
  }
  return when.op === "compare" && when.comparison === "=" && when.right.op === "constant" && when.right.value.kind === "word" && when.left.type.kind === "word" ? [when.right.value.word] : null;
}
