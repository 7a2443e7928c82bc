/** 空间: all enterprises a block can meet, as the facts its terms read. */
import { compare, divide, isPoint, lastDayOf, multiply, subtract, type Rational, type Truth } from "#kernel";
import { childrenOf, factNamed, kindNamed, sayTerm, type Policy, type QualificationBlock, type Region, type Term } from "#policy";
import type { CompiledLibrary, CompiledRule, Context } from "../context.ts";
import type { Given, Row } from "../dossier.ts";
import { evaluate } from "../evaluate/evaluate.ts";
import { known } from "../evaluate/outcome.ts";
import { baseContext } from "../match.ts";
import { ofNumber, ofRange, rangeIn, truthIn, type Value } from "../value.ts";
import { axisOf, withElsewhere, type Axis, type AxisFact } from "./axis.ts";
import { openWholes, type Opaque } from "./opaque.ts";

/** What every axis is at: a cell of values, or one value. An axis that is not named is open. */
export type Place = ReadonlyMap<string, Value>;

export interface Subject {
  readonly compiled: CompiledLibrary;
  readonly policy: Policy;
  readonly rule: CompiledRule | null;
  readonly qualification: QualificationBlock | null;
  /** The kind of record it is asked of; null where of none. */
  readonly record: string | null;
}

export interface Space {
  readonly subject: Subject;
  /** The term as this space reads it. */
  readonly put: (term: Term) => Term;
  readonly axesOf: (terms: readonly Term[]) => readonly Axis[];
  /** Keys of the axes a term varies along. */
  readonly keysOf: (term: Term) => readonly string[];
  readonly valueAt: (term: Term, place: Place) => Value;
  readonly truthAt: (term: Term, place: Place) => Truth;
  /** An axis in the words of a rule: 上年度研发费用. */
  readonly nameOf: (axis: Axis) => string;
  /** In the words of the document. */
  readonly say: (term: Term) => string;
  readonly wholes: ReadonlyMap<string, Opaque>;
}

/** Any year: nothing inside a space asks which. */
const YEAR = 2025;
const FAR = lastDayOf(YEAR + 5);

export function openSpace(subject: Subject): Space {
  const { put, wholes } = openWholes(({ id, options }) => {
    const name = subject.compiled.doubts.get(id)?.fallback;
    const option = options.find((each) => each.name === name) ?? options[0];
    if (!option) throw new Error(`存疑 ${id} 没有读法`);
    return option.term;
  });
  const regions = withElsewhere(subject.compiled.library.reference.regions);
  const contextAt = contexts(subject, regions, wholes);
  const valueAt = (term: Term, place: Place): Value => evaluate(term, contextAt(place)).value;
  const factsOf = remembered((term: Term) => factsIn(term, subject, wholes));
  const bendsOf = remembered((term: Term) => bendsIn(term, factsOf, valueAt));
  const keysOf = remembered((term: Term): readonly string[] => [...factsOf(term).keys()]);
  const truths = remembered((_term: Term) => new Map<string, Truth>());
  return {
    subject, put, wholes, valueAt, keysOf,
    nameOf: ({ place, fact }) => (place.kind === "年度" ? sayTerm({ op: "yearly", back: place.back, name: fact.name, type: fact.type, at: fact.at }) : fact.name),
    say: (term) => [...wholes].reduce((text, [name, { term: whole }]) => text.replaceAll(`企业${name}`, sayTerm(whole)).replaceAll(`不是${name}`, sayTerm({ op: "not", item: whole, type: whole.type, at: whole.at })), sayTerm(term)),
    truthAt(term, place) {
      const known = truths(term);
      const key = keysOf(term).map((axis) => idOf(place.get(axis))).join("|");
      let truth = known.get(key);
      if (truth === undefined) known.set(key, (truth = truthIn(valueAt(term, place))));
      return truth;
    },
    axesOf(terms) {
      const bends = terms.flatMap(bendsOf);
      return [...new Map(terms.flatMap((term) => [...factsOf(term)])).values()].map((of) => {
        const own = bends.filter(({ key }) => key === of.key);
        return axisOf(of, own.flatMap(({ cut }) => cut ?? []), [...new Set(own.flatMap(({ words }) => words))], regions);
      });
    },
  };
}

function remembered<Result>(make: (term: Term) => Result): (term: Term) => Result {
  const known = new Map<Term, Result>();
  return (term) => {
    let result = known.get(term);
    if (result === undefined) known.set(term, (result = make(term)));
    return result;
  };
}

const ids = new WeakMap<Value, string>();
function idOf(value: Value | undefined): string {
  if (!value) return "";
  let id = ids.get(value);
  if (id === undefined) ids.set(value, (id = JSON.stringify(value, (_name, part: unknown) => (typeof part === "bigint" ? String(part) : part))));
  return id;
}

/** Facts below a term. Inside an aggregate other records speak; they are not looked into. */
function factsIn(term: Term, subject: Subject, wholes: ReadonlyMap<string, Opaque>): ReadonlyMap<string, AxisFact> {
  const { reference } = subject.compiled.library;
  const found = new Map<string, AxisFact>();
  const put = (of: Omit<AxisFact, "fact">, fact: AxisFact["fact"] | undefined): void => {
    if (fact && !["day", "year", "set", "none"].includes(fact.type.kind)) found.set(of.key, { ...of, fact });
  };
  const walk = (t: Term): void => {
    if (t.op === "fact") put({ key: `企业.${t.name}`, place: { kind: "企业" } }, wholes.get(t.name)?.fact ?? factNamed(reference.enterprise, t.name));
    if (t.op === "yearly") put({ key: `${t.back}.${t.name}`, place: { kind: "年度", back: t.back } }, factNamed(reference.yearly, t.name));
    if (t.op === "field" && t.frame === "本项" && t.record === subject.record) put({ key: `本项.${t.name}`, place: { kind: "本项", record: t.record } }, factNamed(kindNamed(reference, t.record), t.name));
    if (t.op !== "aggregate") childrenOf(t).forEach(walk);
  };
  walk(term);
  return found;
}

/** The evaluator's own context, with cells in the place of known facts. */
function contexts({ compiled, policy, rule, qualification, record }: Subject, regions: readonly Region[], wholes: ReadonlyMap<string, Opaque>): (place: Place) => Context {
  const { library } = compiled;
  const { enterprise } = library.reference;
  let widened: CompiledLibrary = compiled;
  let size = -1;
  return (place) => {
    if (size !== wholes.size) {
      widened = { ...compiled, library: { ...library, reference: { ...library.reference, regions, enterprise: { ...enterprise, facts: [...enterprise.facts, ...[...wholes.values()].map(({ fact }) => fact)] } } } };
      size = wholes.size;
    }
    const own = new Map<string, Given>();
    const ofEnterprise = new Map<string, Given>();
    const years = new Map<number, Map<string, Given>>();
    for (const [key, value] of place) {
      const given: Given = { kind: "value", value };
      const dot = key.indexOf(".");
      const [owner, name] = [key.slice(0, dot), key.slice(dot + 1)];
      if (owner === "企业") ofEnterprise.set(name, given);
      else if (owner === "本项") own.set(name, given);
      else {
        const year = YEAR - Number(owner);
        const facts = years.get(year) ?? new Map<string, Given>([["年度", { kind: "value", value: ofNumber(year) }]]);
        years.set(year, facts.set(name, given));
      }
    }
    const rows = [...years.values()].map((facts, index): Row => ({ index, facts }));
    const dossier = { name: "", enterprise: { index: 0, facts: ofEnterprise }, yearly: { complete: false, rows }, records: new Map() };
    const base = baseContext(widened, dossier, { on: FAR, readings: {} });
    return {
      ...base, policy, rule, qualification,
      own: record === null ? null : { index: 0, facts: own }, ownKind: record,
      event: known(base.event.term, ofRange({ low: null, high: null })), year: known(base.event.term, ofNumber(YEAR)),
      asked: known(base.event.term, ofRange({ low: null, high: null })),
    };
  };
}

type FactsOf = (term: Term) => ReadonlyMap<string, AxisFact>;
type ValueAt = Space["valueAt"];
const NOWHERE: Place = new Map();

/** Where a fact meets something a comparison asks of it: a number, or words. */
interface Bend {
  readonly key: string;
  readonly cut: Rational | null;
  readonly words: readonly string[];
}

function bendsIn(term: Term, factsOf: FactsOf, valueAt: ValueAt): readonly Bend[] {
  const bends: Bend[] = [];
  const cut = (side: Term, at: Term): void => {
    const value = rangeIn(valueAt(at, NOWHERE));
    if (value === null || !isPoint(value) || value.low === null) return;
    for (const { key, fact } of factsOf(side).values()) {
      const root = fact.type.kind === "number" ? rootOf(side, key, value.low, valueAt) : null;
      if (root !== null) bends.push({ key, cut: root, words: [] });
    }
  };
  const name = (side: Term, at: Term): void => {
    const value = valueAt(at, NOWHERE);
    const words = value.kind === "words" || value.kind === "many" ? (value.words ?? []) : [];
    for (const { key } of factsOf(side).values()) bends.push({ key, cut: null, words });
  };
  const seen = new Set<Term>();
  const walk = (t: Term): void => {
    if (seen.has(t)) return;
    seen.add(t);
    if (t.op === "compare") for (const [side, at] of [[t.left, t.right], [t.right, t.left]] as const) (t.left.type.kind === "number" ? cut : name)(side, at);
    if (t.op === "member") name(t.item, t.set);
    const { args, first } = t.op === "call" ? { args: t.args, first: t.args[0] } : { args: [], first: undefined };
    if (t.op === "call" && t.name === "累进" && first) args.forEach((arg, index) => { if (index % 2 === 1) cut(first, arg); });
    if (t.op === "call" && (t.name === "取小" || t.name === "取大")) for (const arg of args) for (const other of args) if (other !== arg) cut(other, arg);
    if (t.op !== "aggregate") childrenOf(t).forEach(walk);
  };
  walk(term);
  return bends;
}

/** Where a term that follows one fact on a straight line is `target`, the other facts being 0. */
function rootOf(term: Term, key: string, target: Rational, valueAt: ValueAt): Rational | null {
  const at = (x: Rational): Rational | null => {
    const value = valueAt(term, new Map([[key, ofNumber(x)]]));
    const range = rangeIn(value);
    return range && isPoint(range) ? range.low : null;
  };
  const [zero, one, two] = [at(0), at(1_000_000), at(2_000_000)];
  if (zero === null || one === null || two === null || compare(subtract(two, one), subtract(one, zero)) !== 0 || compare(one, zero) === 0) return null;
  return multiply(divide(subtract(target, zero), subtract(one, zero)), 1_000_000);
}
