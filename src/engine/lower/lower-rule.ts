/** 规则的低级式: one clause asked of every candidate of every enterprise, before history and stacking — what `assessRule` says, as nodes. */
import { toInteger, yearOf, type Rational } from "#kernel";
import { factNamed, kindNamed } from "#policy";
import type { CompiledLibrary, CompiledRule } from "../context.ts";
import { candidateOf, framesOf, listAsked, untoldCandidate, whoOf, type Candidate, type LowerAsking } from "./candidates.ts";
import { unlowered, Unlowered, type Exp, type Source } from "./exp.ts";
import { missingList, numberField } from "./facts.ts";
import { grossOf, limitsOf, maskOf, nothing, only, undecidedOf } from "./gross.ts";
import { lower } from "./lower-term.ts";
import { conjuncts } from "./parts.ts";
import { lowerNumber, lowerTruth, Plan, type Bit } from "./scope.ts";
import { standingOf, type Standing } from "./standing.ts";
import { NOTHING_TOLD, type Told } from "./told-columns.ts";
import { pointNumber, type NumberValue } from "./values.ts";

/** What a statement gives for each candidate. */
export interface Outputs {
  /** 0 没有, 1 有, 2 不明. */
  readonly presence: Exp;
  /** 0 open, 1 不适用, 2 不符合, 3 已失效. */
  readonly settled: Exp;
  readonly scope: Exp;
  readonly merit: Exp;
  /** The text has a figure. */
  readonly hasGross: Exp;
  readonly low: Exp;
  readonly high: Exp;
  /** The most that needs nobody's decision; NULL = no upper bound. */
  readonly undecided: Exp;
  readonly open: Exp;
  readonly event: Exp;
  readonly year: Exp;
  /** 次年兑现. */
  readonly nextYear: Exp;
  readonly ladder: Exp;
  readonly perYear: Exp;
  readonly lifetime: Exp;
  /** What was spent, where all support for it together may not exceed it. */
  readonly expense: Exp;
}

export interface LoweredRule {
  readonly rule: CompiledRule;
  readonly plan: Plan;
  /** The table whose rows are asked one by one; null = the enterprise as a whole. */
  readonly driver: Source | null;
  /** The year looked at, for rows of 年度数据 before it. */
  readonly year: Exp;
  readonly outputs: Outputs;
  readonly standing: Standing;
  readonly bits: readonly Bit[];
  /** What must not be false: where one is, the candidate is ruled out, and nothing further need be read. */
  readonly needs: readonly Exp[];
  /** Set where only enterprises with none of these records are compiled: no such list told, or an empty one. */
  readonly without: string | null;
}

/**
 * What these compilers cannot say of a record they may still say of the records nobody has told of: by far most enterprises.
 * @param told what no enterprise that will be asked leaves open. Who then has no record is left out by whoever asks (`live`).
 * @returns the lowered rule, or why it is left to the explaining evaluator altogether.
 */
export function lowerRule(compiled: CompiledLibrary, rule: CompiledRule, asking: LowerAsking, told: Told = NOTHING_TOLD): LoweredRule | string {
  const whole = attempt(() => lowerIt(compiled, rule, asking, null, told));
  const list = listAsked(rule);
  if (typeof whole !== "string" || list === null) return whole;
  const untold = attempt(() => lowerIt(compiled, rule, asking, list, told));
  return typeof untold === "string" ? `${whole}；没有记录时：${untold}` : untold;
}

function attempt(lowered: () => LoweredRule): LoweredRule | string {
  try {
    return lowered();
  } catch (error) {
    if (error instanceof Unlowered) return error.message;
    throw error;
  }
}

/** 前提: what rules an enterprise out whatever its records are, of any rule, compiled or not. */
export interface Needs {
  readonly plan: Plan;
  /** False where the enterprise is ruled out. */
  readonly possible: Exp;
  /** List without whose records, or doubt about them, the rule asks nobody. */
  readonly kind: string | null;
}

export function needsOf(compiled: CompiledLibrary, rule: CompiledRule, asking: LowerAsking): Needs {
  const plan = new Plan();
  const { pool: p } = plan;
  const { scope } = candidateOf({ ...rule, block: { ...rule.block, each: { kind: "一次" }, event: null } }, plan, compiled, asking);
  // An event that is not known leaves open whatever depends on it.
  const open: NumberValue = { ...pointNumber(p, p.NO_INT), open: p.ZERO };
  const needs = rule.conditions.flatMap((condition): Exp[] => {
    try {
      return [lowerTruth(condition.term, { ...scope, event: open, year: open }).truth];
    } catch (error) {
      if (error instanceof Unlowered) return [];
      throw error;
    }
  });
  return { plan, possible: p.and(whoOf(rule, plan).truth, ...needs), kind: listAsked(rule) };
}

/** @param without only enterprises with no such record. @param told of every enterprise that will be asked. */
function lowerIt(compiled: CompiledLibrary, rule: CompiledRule, asking: LowerAsking, without: string | null, told: Told): LoweredRule {
  const plan = new Plan(told);
  const { pool: p } = plan;
  const candidate = without === null ? candidateOf(rule, plan, compiled, asking) : untoldCandidate(rule, plan, compiled, asking, without);
  const { scope, presence } = candidate;
  const isThere = p.compare("=", presence, p.int(1));
  const untold = p.compare("=", presence, p.int(2));
  const frames = framesOf(rule, candidate);
  const judged = [...frames, ...rule.conditions.map((condition) => ({ ...lowerTruth(condition.term, scope), decides: condition.decides }))];
  const part = (decides: "适用" | "符合"): Exp => p.and(...judged.filter((each) => each.decides === decides).map((each) => each.truth));
  const [applies, merit] = [part("适用"), part("符合")];
  const { grant } = rule.block;
  const amount = grant?.amount ? lower(grant.amount, scope) : null;
  const limits = limitsOf(grant, candidate);
  const gross = grossOf(grant, amount, p.and(p.isTrue(applies), p.isTrue(merit), isThere), limits, candidate);
  const settled = p.case([
    { when: p.isFalse(applies), then: p.int(1) },
    { when: p.compare("=", presence, p.ZERO), then: p.int(2) },
    { when: p.isFalse(merit), then: p.int(2) },
    { when: amount ? nothing(amount, p.TRUE, p.FALSE, p) : p.FALSE, then: p.int(2) },
    { when: p.and(gross.known, p.compare("=", gross.high, p.ZERO)), then: p.int(2) },
    { when: lapsed(rule, candidate), then: p.int(3) },
  ], p.ZERO);
  const someOpen = p.or(...judged.map((each) => p.not(p.known(each.truth))));
  const point = p.and(p.isTrue(p.compare("=", gross.low, gross.high)), p.not(someOpen));
  const amountOpen = amount ? p.case([{ when: p.not(gross.known), then: amount.open }, { when: point, then: p.ZERO }], p.allBits([amount.open, ...gross.bounds.map((bound) => bound.open)])) : p.ZERO;
  const all = p.bits(p.allBits(judged.map((each) => p.if(p.known(each.truth), p.ZERO, each.open))), amountOpen);
  const kind = candidate.kind;
  // While a list is unknown its fields are not asked one by one: the list comes first.
  const open = kind === null ? all : p.if(untold, p.bits(p.mask(all, maskOf(plan.bits, (bit) => !(bit.kind === "missing" && bit.fact.startsWith(`${kind}.`)))), missingList(scope, kind)), all);
  return {
    rule, plan, driver: candidate.driver, year: scope.year.low, bits: plan.bits, without,
    needs: [...new Set(judged.flatMap((each) => conjuncts(each.truth)))],
    outputs: {
      presence, settled, scope: applies, merit, hasGross: gross.known, low: gross.low, high: gross.high,
      undecided: undecidedOf(rule, candidate, judged, amount, gross, limits),
      open: p.if(p.compare("=", settled, p.ZERO), open, p.ZERO),
      event: p.if(isThere, onlyDay(scope.event, p), p.NO_INT), year: scope.year.low,
      nextYear: grant?.payment ? only(lower(grant.payment, scope), "次年", scope) : p.FALSE,
      ladder: limits.ladder, perYear: limits.perYear, lifetime: limits.lifetime,
      expense: expenseOf(rule, candidate, compiled),
    },
    standing: standingOf(rule, candidate, compiled),
  };
}

/** The day, where it can be no other. */
const onlyDay = ({ low, high }: NumberValue, p: Plan["pool"]): Exp => (low === high ? low : p.if(p.isTrue(p.compare("=", low, high)), low, p.NO_INT));

function expenseOf(rule: CompiledRule, { scope, presence }: Candidate, compiled: CompiledLibrary): Exp {
  const { pool: p } = scope.plan;
  const name = compiled.library.reference.categories.find((each) => each.name === rule.block.category)?.expense;
  const kind = scope.own ? kindNamed(compiled.library.reference, scope.own.kind) : undefined;
  if (!name || !scope.own || !factNamed(kind, name)) return p.NO_INT;
  const value = numberField(scope, scope.own, name);
  return value.scale === 1n ? p.if(p.compare("=", presence, p.int(1)), value.high, p.NO_INT) : unlowered("支出不是整分");
}

/** The right was there and is definitely gone (SEMANTICS §6-3). */
function lapsed(rule: CompiledRule, { scope }: Candidate): Exp {
  const { plan, library, on } = scope;
  const { pool: p } = plan;
  const gone: Exp[] = [];
  if (rule.block.claimYear) gone.push(p.isTrue(p.compare("<", lowerNumber(rule.block.claimYear, scope).high, p.int(yearOf(on)))));
  const windows = library.reference.series.find((series) => series.name === "申报截止")?.entries.filter((entry) => entry.rule === rule.id && entry.number !== null) ?? [];
  // A window that was opened again closes with its last day.
  const closed = windows.filter(({ key }) => windows.every((entry) => entry.key !== key || toInteger(entry.number as Rational) < on));
  for (const entry of closed) gone.push(p.isTrue(p.and(p.compare("=", scope.year.low, p.int(entry.key)), p.compare("=", scope.year.high, p.int(entry.key)))));
  const kind = scope.own ? kindNamed(library.reference, scope.own.kind) : undefined;
  if (scope.own && factNamed(kind, "撤销日期")) gone.push(p.isTrue(p.compare("≤", p.column(scope.own.source, "撤销日期", "int"), p.int(on))));
  return p.or(...gone);
}
