import type { Term } from "./model.ts";

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
