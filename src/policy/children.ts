import type { Term } from "./term.ts";

/** The terms directly below a term: the one place that knows the shape of the tree for those who only walk it. */
export function childrenOf(term: Term): readonly Term[] {
  switch (term.op) {
    case "set": case "all": case "any":
      return term.items;
    case "variable": case "derived":
      return [term.body];
    case "arithmetic": case "compare":
      return [term.left, term.right];
    case "not":
      return [term.item];
    case "member":
      return [term.item, term.set];
    case "aggregate":
      return [term.where, term.take].filter((child) => child !== null);
    case "call":
      return term.args;
    case "published":
      return [term.when];
    case "decision":
      return [term.low, term.high].filter((child) => child !== null);
    case "choose":
      return [...(term.subject ? [term.subject] : []), ...term.cases.flatMap((row) => [row.when, row.then]), ...(term.otherwise ? [term.otherwise] : [])];
    case "reading":
      return term.options.map((option) => option.term);
    case "constant": case "fact": case "yearly": case "field": case "moment": case "home": case "score": case "listed":
      return [];
  }
}

/** The term with another in the place of each part that `replace` gives one for; the largest parts are asked first. */
export function mapTerm(term: Term, replace: (part: Term) => Term | null): Term {
  const other = replace(term);
  if (other) return other;
  const map = (part: Term): Term => mapTerm(part, replace);
  switch (term.op) {
    case "set": case "all": case "any":
      return { ...term, items: term.items.map(map) };
    case "variable": case "derived":
      return { ...term, body: map(term.body) };
    case "arithmetic": case "compare":
      return { ...term, left: map(term.left), right: map(term.right) };
    case "not":
      return { ...term, item: map(term.item) };
    case "member":
      return { ...term, item: map(term.item), set: map(term.set) };
    case "aggregate":
      return { ...term, where: term.where && map(term.where), take: term.take && map(term.take) };
    case "call":
      return { ...term, args: term.args.map(map) };
    case "published":
      return { ...term, when: map(term.when) };
    case "decision":
      return { ...term, low: term.low && map(term.low), high: term.high && map(term.high) };
    case "choose":
      return { ...term, subject: term.subject && map(term.subject), cases: term.cases.map((row) => ({ when: map(row.when), then: map(row.then) })), otherwise: term.otherwise && map(term.otherwise) };
    case "reading":
      return { ...term, options: term.options.map((option) => ({ ...option, term: map(option.term) })) };
    case "constant": case "fact": case "yearly": case "field": case "moment": case "home": case "score": case "listed":
      return term;
  }
}
