/** 差一步: the smallest change of facts that turns a 不符合 into 可享; one fact first, then two (DESIGN §5). */
import { add, compare, divide, multiply, negate, sign, subtract, truncateTo, type Rational } from "#kernel";
import { factNamed, kindNamed, sayNumber, type Fact, type Library, type Term } from "#policy";
import type { Asking, Change, Match, Step } from "./answer.ts";
import { assessRule, type Assessment } from "./assess-rule.ts";
import { compileLibrary, type CompiledLibrary, type CompiledRule, type Context, type Outcome } from "./context.ts";
import type { Dossier, Given, RecordList, Row } from "./dossier.ts";
import { evaluate } from "./evaluate/evaluate.ts";
import { baseContext, matchRules } from "./match.ts";
import { sayValue } from "./say-value.ts";
import { isDefinite, ofNumber, ofTruth, ofWord, rangeIn, type Value } from "./value.ts";

/** A fact that could be other than it is. */
interface Lever {
  readonly fact: Fact;
  readonly name: string;
  readonly year: number | null;
  readonly record: { readonly kind: string; readonly index: number } | null;
  readonly value: Value;
}
interface Trial {
  readonly lever: Lever;
  readonly to: Value;
}

const MANY = 8;
const ONE_YUAN = 100;

/** @returns null when the match is not 不符合, or no change of one or two changeable facts makes it payable. */
export function whatItTakes(library: Library, dossier: Dossier, asking: Asking, match: Match): Step | null {
  if (match.status !== "不符合") return null;
  const compiled = compileLibrary(library);
  const rule = compiled.rules.find((r) => r.id === match.rule);
  if (!rule) return null;
  const base: Context = { ...baseContext(compiled, dossier, asking), policy: rule.policy, rule };
  const assessment = assessRule(rule, base).find((a) => sameRecord(a, match));
  if (!assessment) return null;
  const groups = failing(assessment).map((outcome) => trialsOf(outcome, assessment, compiled));
  if (groups.length === 0 || groups.some((g) => g.length === 0) || groups.length > 2) return null;
  const pays = (trials: readonly Trial[]): Match | null => tryOut(trials, rule, compiled, dossier, asking, match);
  const [first = [], second] = groups;
  const best = (candidates: readonly (readonly Trial[])[]): Step | null => {
    for (const trials of candidates) {
      const found = pays(trials);
      if (found) return stepOf(trials, found);
    }
    return null;
  };
  const single = best([...first, ...(second ?? [])].map((trial) => [trial]));
  if (single) return single;
  const others = second ?? first;
  return best(first.flatMap((a) => others.filter((b) => b.lever.name !== a.lever.name || b.lever.year !== a.lever.year).map((b) => [a, b])));
}

const sameRecord = (a: Assessment, match: Match): boolean => {
  const record = a.candidate.record;
  return record === null || match.record === null ? record === match.record : record.kind === match.record.kind && record.index === match.record.index && record.label === match.record.label;
};

/** Conditions that are definitely false; an amount of nothing counts as one. */
function failing(assessment: Assessment): Outcome[] {
  const judged = assessment.judged.filter((j) => j.decides === "符合" && j.truth === "否").map((j) => j.outcome);
  return judged.length > 0 ? judged : assessment.amount ? [assessment.amount] : [];
}

/** Values to try for each changeable fact below a failing node, nearest first. */
function trialsOf(outcome: Outcome, assessment: Assessment, compiled: CompiledLibrary): Trial[] {
  const levers = leversIn(outcome, assessment, compiled);
  const trials = levers.flatMap((lever) => valuesFor(lever, outcome, assessment).map((to) => ({ lever, to })));
  const size = ({ lever, to }: Trial): number => {
    const [from, target] = [rangeIn(lever.value)?.low ?? null, rangeIn(to)?.low ?? null];
    if (from === null || target === null) return 0.5;
    const distance = Math.abs(Number(toNumber(subtract(target, from))));
    return distance / Math.max(1, Math.abs(toNumber(from)));
  };
  return trials.sort((a, b) => size(a) - size(b)).slice(0, MANY);
}

/** Only for ranking; money never comes from here. */
const toNumber = (value: Rational): number => (typeof value === "number" ? value : Number((value.n * 1_000_000n) / value.d) / 1_000_000);

function leversIn(outcome: Outcome, assessment: Assessment, compiled: CompiledLibrary): Lever[] {
  const { reference } = compiled.library;
  const levers = new Map<string, Lever>();
  const { candidate } = assessment;
  const year = rangeIn(candidate.context.year.value)?.low;
  const walk = (o: Outcome): void => {
    const { term } = o;
    const put = (fact: Fact | undefined, name: string, at: number | null, record: Lever["record"]): void => {
      if (fact?.changeable && isDefinite(o.value)) levers.set(`${name}|${at ?? ""}`, { fact, name, year: at, record, value: o.value });
    };
    if (term.op === "fact") put(factNamed(reference.enterprise, term.name), `企业.${term.name}`, null, null);
    if (term.op === "yearly" && typeof year === "number") put(factNamed(reference.yearly, term.name), `年度数据.${term.name}`, year - term.back, null);
    if (term.op === "field" && term.frame === "本项" && candidate.record && candidate.record.index !== null && candidate.record.kind === term.record)
      put(factNamed(kindNamed(reference, term.record), term.name), `${term.record}.${term.name}`, null, { kind: term.record, index: candidate.record.index });
    o.children.forEach(walk);
  };
  walk(outcome);
  return [...levers.values()];
}

function valuesFor(lever: Lever, outcome: Outcome, assessment: Assessment): Value[] {
  const { type } = lever.fact;
  switch (type.kind) {
    case "truth":
      return [ofTruth(lever.value.kind === "truth" && lever.value.truth === "是" ? "否" : "是")];
    case "word":
      return (type.words ?? []).filter((word) => !(lever.value.kind === "words" && lever.value.words?.includes(word))).map(ofWord);
    case "region":
      return [ofWord(assessment.rule.policy.region)];
    case "number":
      return comparisonsIn(outcome).flatMap((compared) => thresholds(lever, compared, assessment));
    case "day": case "year": case "industry": case "set": case "none":
      return [];
  }
}

/** Comparisons below a node; an amount is compared with nothing. */
function comparisonsIn(outcome: Outcome): { left: Term; right: Term | null }[] {
  const found: { left: Term; right: Term | null }[] = [];
  const walk = (o: Outcome): void => {
    if (o.term.op === "compare" && o.term.left.type.kind === "number") found.push({ left: o.term.left, right: o.term.right });
    o.children.forEach(walk);
  };
  if (outcome.term.type.kind === "number") found.push({ left: outcome.term, right: null });
  walk(outcome);
  return found;
}

/** Where left − right crosses zero as the fact moves, on a straight line through two values of it; and one step beyond. */
function thresholds(lever: Lever, compared: { left: Term; right: Term | null }, assessment: Assessment): Value[] {
  const now = rangeIn(lever.value)?.low;
  if (now === null || now === undefined) return [];
  const unit: Rational = lever.fact.type.kind === "number" && lever.fact.type.dimension["元"] === 1 ? ONE_YUAN : 1;
  const gapAt = (value: Rational): Rational | null => {
    const context = { ...assessment.candidate.context, dossier: changed(assessment.candidate.context.dossier, [{ lever, to: ofNumber(value) }]), byDay: new Map() };
    const own = lever.record && context.own ? (context.dossier.records.get(lever.record.kind)?.rows.find((r) => r.index === lever.record?.index) ?? context.own) : context.own;
    const end = (term: Term): Rational | null => {
      const range = rangeIn(evaluate(term, { ...context, own }).value);
      return range && range.low !== null && range.high !== null && compare(range.low, range.high) === 0 ? range.low : null;
    };
    const left = end(compared.left);
    const right = compared.right ? end(compared.right) : 0;
    return left === null || right === null ? null : subtract(left, right);
  };
  const far = add(now, multiply(unit, 1_000_000));
  const [here, there] = [gapAt(now), gapAt(far)];
  if (here === null || there === null || compare(here, there) === 0) return [];
  const slope = divide(subtract(there, here), subtract(far, now));
  const root = add(now, divide(negate(here), slope));
  if (compare(root, 0) < 0 && !lever.fact.negative) return [];
  const upward = sign(subtract(root, now)) >= 0;
  const whole = truncateTo(root, unit);
  const landed = compare(whole, root) === 0 ? whole : upward ? add(whole, unit) : whole;
  return [landed, upward ? add(landed, unit) : subtract(landed, unit)].filter((v) => lever.fact.negative || compare(v, 0) >= 0).map(ofNumber);
}

function tryOut(trials: readonly Trial[], rule: CompiledRule, compiled: CompiledLibrary, dossier: Dossier, asking: Asking, match: Match): Match | null {
  const { matches } = matchRules(compiled, changed(dossier, trials), asking, new Set([rule.id]));
  const found = matches.find((m) => m.record?.index === match.record?.index && m.record?.kind === match.record?.kind);
  return found && (found.status === "可享" || found.status === "需评审") ? found : null;
}

function changed(dossier: Dossier, trials: readonly Trial[]): Dossier {
  return trials.reduce((d, { lever, to }): Dossier => {
    const given: Given = { kind: "value", value: to };
    const set = (row: Row, name: string): Row => ({ ...row, facts: new Map([...row.facts, [name, given]]) });
    if (lever.year !== null) {
      const rows = d.yearly?.rows ?? [];
      const known = rows.some((row) => isYear(row, lever.year));
      const next = known ? rows.map((row) => (isYear(row, lever.year) ? set(row, lever.fact.name) : row)) : rows;
      return { ...d, yearly: { complete: d.yearly?.complete ?? false, rows: next } };
    }
    const { record } = lever;
    if (record) {
      const list = d.records.get(record.kind);
      if (!list) return d;
      const next: RecordList = { ...list, rows: list.rows.map((row) => (row.index === record.index ? set(row, lever.fact.name) : row)) };
      return { ...d, records: new Map([...d.records, [record.kind, next]]) };
    }
    return { ...d, enterprise: set(d.enterprise, lever.fact.name) };
  }, dossier);
}

const isYear = (row: Row, year: number | null): boolean => {
  const given = row.facts.get("年度");
  return given?.kind === "value" && given.value.kind === "number" && given.value.low === year;
};

function stepOf(trials: readonly Trial[], found: Match): Step {
  const changes = trials.map(({ lever, to }): Change => ({
    fact: lever.name, year: lever.year, record: lever.record?.index ?? null, from: sayValue(lever.value, lever.fact.type), to: sayValue(to, lever.fact.type),
  }));
  return { changes, text: trials.map(sayTrial).join("，并且"), net: found.net };
}

/** `2024年度研发费用再增加12.4万元（到112.4万元）`. */
function sayTrial({ lever, to }: Trial): string {
  const name = `${lever.year === null ? "" : `${lever.year}年度`}${lever.fact.name}`;
  const [from, target] = [rangeIn(lever.value)?.low ?? null, rangeIn(to)?.low ?? null];
  if (from === null || target === null) return `“${name}”由${sayValue(lever.value, lever.fact.type)}变为${sayValue(to, lever.fact.type)}`;
  const difference = subtract(target, from);
  const up = sign(difference) > 0;
  return `${name}再${up ? "增加" : "减少"}${sayNumber(up ? difference : negate(difference), lever.fact.type)}（到${sayNumber(target, lever.fact.type)}）`;
}
