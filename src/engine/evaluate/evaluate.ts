/**
 * 求值: one term in one context. The explaining evaluator: every result keeps its children, so that the answer can be
 * taken apart down to the facts. Total: whatever the facts, it returns a value.
 */
import { encode, yearOf } from "#kernel";
import type { Term, TermOf } from "#policy";
import type { CompiledLibrary, Context, Explain, Outcome, Parts } from "../context.ts";
import { ofNumber, ofRange, ofTruth, ofWord, rangeIn } from "../value.ts";
import { aggregate } from "./aggregates.ts";
import { arithmetic } from "./arithmetic.ts";
import { choose } from "./choices.ts";
import { constantValue } from "./constant.ts";
import { comparison, membership } from "./comparisons.ts";
import { enterpriseFact, fieldReader, yearlyFact } from "./facts.ts";
import { callFunction } from "./functions.ts";
import { logic, negation } from "./logic.ts";
import { derived, variable } from "./names.ts";
import { asked, decided, known, node } from "./outcome.ts";
import { published } from "./published.ts";
import { reading } from "./readings.ts";
import { reckoned } from "./reckon.ts";
import { listed } from "./registers.ts";
import { score } from "./scores.ts";

export const evaluate = (term: Term, context: Context): Outcome => explainer(term, context.compiled)(context);

export const explainer = (term: Term, compiled: CompiledLibrary): Explain => partsOf(compiled).explain(term);

const libraries = new WeakMap<CompiledLibrary, Parts>();

/** Terms are made ready once for a library: the same term comes back as the same function. */
export function partsOf(compiled: CompiledLibrary): Parts {
  let parts = libraries.get(compiled);
  if (!parts) {
    const made: Parts = { compiled, explain: once((term: Term) => explained(term, made)), reckon: once((term: Term) => reckoned(term, made)), canonical: canonical() };
    libraries.set(compiled, (parts = made));
  }
  return parts;
}

/** A definition is written out wherever its name stands; where it says the same, it is the same. */
function canonical(): (term: Term) => Term {
  const first = new Map<string, Term>();
  return (term) => {
    const written = encode(term);
    const known = first.get(written);
    if (!known) first.set(written, term);
    return known ?? term;
  };
}

/** Made ready once for a library, whatever it is made of. */
export function readyFor<Of extends object, Made extends object>(make: (of: Of, parts: Parts) => Made): (of: Of, compiled: CompiledLibrary) => Made {
  const byLibrary = once((compiled: CompiledLibrary) => once((of: Of) => make(of, partsOf(compiled))));
  return (of, compiled) => byLibrary(compiled)(of);
}

/** The same thing asked for gives the same thing made. */
function once<Of extends object, Made extends object>(make: (of: Of) => Made): (of: Of) => Made {
  const known = new WeakMap<Of, Made>();
  return (of) => {
    let made = known.get(of);
    if (!made) known.set(of, (made = make(of)));
    return made;
  };
}

function explained(term: Term, parts: Parts): Explain {
  const { reference } = parts.compiled.library;
  switch (term.op) {
    case "constant":
      return always(known(term, constantValue(term)));
    case "set":
      return set(term, parts);
    case "home":
      return home(term);
    case "moment":
      return moment(term);
    case "fact":
      return enterpriseFact(term, reference);
    case "yearly":
      return yearlyFact(term, reference);
    case "field": {
      const read = fieldReader(term, term.record, term.name, reference);
      return term.frame === "本项" ? ({ own }) => read(own) : ({ element }) => read(element);
    }
    case "derived":
      return derived(term, parts);
    case "variable":
      return variable(term, parts);
    case "arithmetic":
      return arithmetic(term, parts);
    case "compare":
      return comparison(term, parts);
    case "all": case "any":
      return logic(term, parts);
    case "not":
      return negation(term, parts);
    case "member":
      return membership(term, parts);
    case "choose":
      return choose(term, parts);
    case "reading":
      return reading(term, parts);
    case "decision":
      return decision(term, parts);
    case "score":
      return score(term, parts);
    case "listed":
      return listed(term, parts);
    case "published":
      return published(term, parts);
    case "aggregate":
      return aggregate(term, parts);
    case "call":
      return callFunction(term, parts);
  }
}

/** What depends on nothing is said once. */
const always = (outcome: Outcome): Explain => () => outcome;

function set(term: TermOf<"set">, { explain }: Parts): Explain {
  const items = term.items.map(explain);
  const of = (outcomes: readonly Outcome[]): Outcome => node(term, { kind: "many", words: outcomes.flatMap(({ value }) => (value.kind === "words" ? (value.words ?? []) : [])) }, outcomes);
  const constants = term.items.flatMap((item) => (item.op === "constant" ? [known(item, constantValue(item))] : []));
  return constants.length === items.length ? always(of(constants)) : (context) => of(items.map((item) => item(context)));
}

function moment(term: TermOf<"moment">): Explain {
  switch (term.moment) {
    case "发生日":
      return ({ event }) => asked(term, event);
    case "办理日":
      return (context) => (context.asked ? asked(term, context.asked) : known(term, ofNumber(context.on), "问询日"));
    case "年度":
      return ({ year }) => asked(term, year);
    case "申报年度":
      return ({ on }) => known(term, ofNumber(yearOf(on)), "问询日所在年度");
  }
}

/** 本地区. */
function home(term: TermOf<"home">): Explain {
  const said = new Map<string, Outcome>();
  return ({ policy: { region } }) => {
    let outcome = said.get(region);
    if (!outcome) said.set(region, (outcome = known(term, ofWord(region))));
    return outcome;
  };
}

/** 评定: what a person decides. */
function decision(term: TermOf<"decision">, { explain }: Parts): Explain {
  if (term.type.kind === "truth") return always(decided(term, ofTruth("未定"), term.text));
  const [lowest, highest] = [term.low && explain(term.low), term.high && explain(term.high)];
  return (context) => {
    const low = lowest && rangeIn(lowest(context).value);
    const high = highest && rangeIn(highest(context).value);
    if (context.decidedLow) return known(term, ofRange({ low: low?.low ?? 0, high: low ? low.high : 0 }));
    return decided(term, ofRange({ low: low?.low ?? 0, high: high?.high ?? null }), term.text || "在原文范围内评定");
  };
}
