/**
 * What is looked at as a whole. Whether a title is held, how many patents there are, what a series is published at: inside
 * a space such a term is one fact of its own, the same wherever the same words stand. What it depends on is forgotten, so
 * the space is only ever too large, and what holds everywhere in it holds for every enterprise.
 */
import type { Fact, Term, TermOf } from "#policy";

export interface Opaque {
  readonly fact: Fact;
  readonly term: Term;
}

/** 首个已知 asks what has been told, which is no property of the enterprise. */
const WHOLE_CALLS: readonly string[] = ["持有", "在单", "近", "满", "信用代码有效", "全区计数", "天数", "首个已知"];
const WHOLE_AGGREGATES: readonly string[] = ["存在", "计数", "合计"];
const isTime = (term: Term): boolean => term.type.kind === "day" || term.type.kind === "year";

function isWhole(term: Term): boolean {
  switch (term.op) {
    case "call":
      return WHOLE_CALLS.includes(term.name);
    case "aggregate":
      return WHOLE_AGGREGATES.includes(term.name);
    case "listed":
      return true;
    case "published":
      return term.type.kind === "number";
    case "compare":
      return isTime(term.left) || isTime(term.right);
    default:
      return false;
  }
}

/** The same words at two places are one key; a place in the file is no part of what is meant. */
export const keyOfTerm = (term: Term): string =>
  JSON.stringify(term, (name, value: unknown) => (name === "at" ? undefined : typeof value === "bigint" ? String(value) : value));

/** @param optionOf the reading a text is taken in. @returns a function that puts facts in the place of wholes, and the facts it has put so far. */
export function openWholes(optionOf: (term: TermOf<"reading">) => Term): { readonly put: (term: Term) => Term; readonly wholes: ReadonlyMap<string, Opaque> } {
  const wholes = new Map<string, Opaque>();
  const names = new Map<string, string>();
  const done = new Map<Term, Term>();
  const put = (term: Term): Term => {
    const known = done.get(term);
    if (known) return known;
    const made = isWhole(term) ? whole(term) : term.op === "reading" ? put(optionOf(term)) : rebuild(term, put);
    done.set(term, made);
    return made;
  };
  const whole = (term: Term): Term => {
    const key = keyOfTerm(term);
    let name = names.get(key);
    if (name === undefined) {
      names.set(key, (name = `〔${names.size + 1}〕`));
      wholes.set(name, { term, fact: factOf(name, term) });
    }
    return { op: "fact", name, type: term.type, at: term.at };
  };
  return { put, wholes };
}

const factOf = (name: string, term: Term): Fact => ({
  name, written: "", type: term.type, listed: [], many: false, history: false,
  // A sum, or the first of several, may be of what can be below zero.
  negative: (term.op === "aggregate" && term.name === "合计") || (term.op === "call" && term.name === "首个已知"),
  endMark: false, mayBeNone: false, meaning: "", holder: "", question: "", sensitivity: "", changeable: false, at: term.at,
});

function rebuild(term: Term, put: (term: Term) => Term): Term {
  switch (term.op) {
    case "set": case "all": case "any":
      return { ...term, items: term.items.map(put) };
    case "variable": case "derived":
      return { ...term, body: put(term.body) };
    case "arithmetic": case "compare":
      return { ...term, left: put(term.left), right: put(term.right) };
    case "not":
      return { ...term, item: put(term.item) };
    case "member":
      return { ...term, item: put(term.item), set: put(term.set) };
    case "call":
      return { ...term, args: term.args.map(put) };
    case "decision":
      return { ...term, low: term.low && put(term.low), high: term.high && put(term.high) };
    case "choose":
      return {
        ...term, subject: term.subject && put(term.subject), otherwise: term.otherwise && put(term.otherwise),
        cases: term.cases.map((row) => ({ when: put(row.when), then: put(row.then) })),
      };
    case "reading": case "aggregate": case "published": case "constant": case "fact": case "yearly": case "field": case "moment": case "home": case "score": case "listed":
      return term;
  }
}
