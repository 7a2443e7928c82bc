/** 情境: what an expression is evaluated in. */
import type { Day } from "#kernel";
import { blocksOf, type Doubt, type Library, type ListBlock, type Policy, type RuleBlock, type Condition, type QualificationBlock, type Section, type Term, type Validity } from "#policy";
import type { Missing } from "./answer.ts";
import type { Dossier, Row } from "./dossier.ts";
import { noReadings, type ReadingsUsed } from "./readings-used.ts";
import type { Value } from "./value.ts";

/** The value of one node, why it is so, and what could still change it. */
export interface Outcome {
  readonly term: Term;
  readonly value: Value;
  /** Facts that can still move the value, by key. */
  readonly missing: ReadonlyMap<string, Missing>;
  /** Decisions of people that can still move it. */
  readonly decisions: ReadonlySet<string>;
  readonly children: readonly Outcome[];
  /** Provenance of a fact read here. */
  readonly from: string | null;
}

/** A rule with everything its document says about it. */
export interface CompiledRule {
  readonly policy: Policy;
  readonly section: Section;
  readonly block: RuleBlock;
  readonly id: string;
  /** 适用 and the rule's own 对象 and 条件. */
  readonly conditions: readonly Condition[];
  /** Words of the law this rule implements. */
  readonly sentence: string;
  readonly line: number;
}

export interface CompiledLibrary {
  readonly library: Library;
  readonly rules: readonly CompiledRule[];
  readonly lists: readonly { readonly policy: Policy; readonly block: ListBlock }[];
  readonly doubts: ReadonlyMap<string, Doubt>;
}

/** One rule asked of one dossier. */
export interface Context {
  readonly compiled: CompiledLibrary;
  readonly policy: Policy;
  readonly rule: CompiledRule | null;
  readonly dossier: Dossier;
  readonly on: Day;
  readonly readings: Readonly<Record<string, string>>;
  /** Readings used while evaluating: filled as a side note for the answer. */
  readonly used: ReadingsUsed;
  /** 本项 and its kind. */
  readonly own: Row | null;
  readonly ownKind: string | null;
  readonly element: Row | null;
  readonly elementKind: string | null;
  /** 发生日 as an outcome, because it may itself be open. */
  readonly event: Outcome;
  readonly year: Outcome;
  /** The 认定 being assessed: 得分 is a name there. */
  readonly qualification: QualificationBlock | null;
  /** 办理日 inside a 清单's own conditions is the day membership is asked for. */
  readonly asked: Outcome | null;
  /** Conditions taken as met: 样例 assume 适用 and 对象 unless a column names them. */
  readonly assumed: ReadonlySet<Condition>;
  /** What a person decides of an amount is taken at its low end: what is left needs nobody's decision. */
  readonly decidedLow: boolean;
  readonly days: DaysSeen;
  /** Never read by another context: each knows whose it is. */
  names: NameSeen | null;
}
/** Conditions by day, for 天数. */
export interface DaysSeen {
  byTerm: Map<Term, Map<Day, Outcome>> | null;
}
/** What a name came to, so that it is reckoned once however often a rule uses it. Chained: few names are used in one context. */
export interface NameSeen {
  readonly of: Context;
  readonly body: Term;
  readonly value: Value;
  /** Null while nobody has asked for the reasons. */
  readonly outcome: Outcome | null;
  readonly next: NameSeen | null;
}

/** A term of a rule made ready once: what depends on the library alone is looked up when it is made, what depends on the enterprise when it is asked. Pure, like `evaluate`. */
export type Explain = (context: Context) => Outcome;
/** The same value without its reasons, and the same readings noted: what decides is looked at for its value, and most of it for nothing else. */
export type Reckon = (context: Context) => Value;
/** Makes the parts of a term ready. */
export interface Parts {
  readonly compiled: CompiledLibrary;
  readonly explain: (term: Term) => Explain;
  readonly reckon: (term: Term) => Reckon;
  /** The first term that says the very same. */
  readonly canonical: (term: Term) => Term;
}

const compiledLibraries = new WeakMap<Library, CompiledLibrary>();

/** Attaches 适用 to every rule. Done once per library. */
export function compileLibrary(library: Library): CompiledLibrary {
  const known = compiledLibraries.get(library);
  if (known) return known;
  const rules: CompiledRule[] = [];
  const lists: { policy: Policy; block: ListBlock }[] = [];
  const doubts = new Map<string, Doubt>();
  for (const policy of library.policies) {
    const blocks = [...blocksOf(policy)];
    const scopes = blocks.flatMap(({ block }) => (block.kind === "适用" ? [block] : []));
    for (const { section, run, block } of blocks) {
      for (const doubt of block.doubts) if (!doubts.has(doubt.id)) doubts.set(doubt.id, doubt);
      if (block.kind === "清单") lists.push({ policy, block });
      if (block.kind !== "事项" && block.kind !== "参照" && block.kind !== "服务") continue;
      const inherited = scopes.flatMap((scope) => {
        if ([block.item, block.number, block.category].some((name) => name !== null && scope.exceptions.includes(name))) return scope.conditions.filter((c) => c.decides === "适用");
        // A text's 适用 on titles binds enterprises only (SEMANTICS §6).
        return scope.conditions.filter((c) => c.decides === "适用" || c.key === "条件" || block.beneficiary === "企业");
      });
      rules.push({
        policy, section, block, id: `${policy.id}#${block.number ?? block.item}`,
        conditions: [...inherited, ...block.conditions],
        sentence: run.quotes.map((quote) => quote.text.trim()).join(""),
        line: run.quotes[0]?.at.line ?? block.at.line,
      });
    }
  }
  const compiled = { library, rules, lists, doubts };
  compiledLibraries.set(library, compiled);
  return compiled;
}

/** 有效期 of a clause: an end it does not name is its document's. */
export const validityOf = ({ block, policy }: { readonly block: { readonly validity: Validity | null }; readonly policy: Policy }): Pick<Validity, "from" | "to"> =>
  ({ from: block.validity?.from ?? policy.validity.from, to: block.validity?.to ?? policy.validity.to });

/** The same question about another record: `own` is 本项, `element` what an aggregate is looking at. Written out field by field, because it is asked for every record of every list. */
export const framed = (c: Context, own: Row | null, ownKind: string | null, element: Row | null, elementKind: string | null): Context => ({
  compiled: c.compiled, policy: c.policy, rule: c.rule, dossier: c.dossier, on: c.on, readings: c.readings, used: c.used,
  own, ownKind, element, elementKind, event: c.event, year: c.year,
  qualification: c.qualification, asked: c.asked, assumed: c.assumed, decidedLow: c.decidedLow, days: own === c.own ? c.days : noDays(), names: null,
});

/** The same question of something that happened at another time. What it uses is noted for itself. */
export const dated = (c: Context, event: Outcome, year: Outcome, own: Row | null, ownKind: string | null): Context => ({
  compiled: c.compiled, policy: c.policy, rule: c.rule, dossier: c.dossier, on: c.on, readings: c.readings, used: noReadings(),
  own, ownKind, element: c.element, elementKind: c.elementKind, event, year,
  qualification: c.qualification, asked: c.asked, assumed: c.assumed, decidedLow: c.decidedLow, days: own === c.own ? c.days : noDays(), names: null,
});

/** The same question, whose readings are noted for nobody. */
export const unnoted = (c: Context): Context => ({
  compiled: c.compiled, policy: c.policy, rule: c.rule, dossier: c.dossier, on: c.on, readings: c.readings, used: noReadings(),
  own: c.own, ownKind: c.ownKind, element: c.element, elementKind: c.elementKind, event: c.event, year: c.year,
  qualification: c.qualification, asked: c.asked, assumed: c.assumed, decidedLow: c.decidedLow, days: c.days, names: null,
});

/** An enterprise asked by one rule: what was noted for another rule is not taken over. */
export const askedBy = (c: Context, rule: CompiledRule): Context => ({
  compiled: c.compiled, policy: rule.policy, rule, dossier: c.dossier, on: c.on, readings: c.readings, used: noReadings(),
  own: c.own, ownKind: c.ownKind, element: c.element, elementKind: c.elementKind, event: c.event, year: c.year,
  qualification: c.qualification, asked: c.asked, assumed: c.assumed, decidedLow: c.decidedLow, days: noDays(), names: null,
});

/** A condition on a day may look at 本项: what was seen of one record is not taken for another. */
export const noDays = (): DaysSeen => ({ byTerm: null });
