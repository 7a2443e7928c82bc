/** 规则的低级式: one clause asked of every candidate of every enterprise, before history and stacking — what `assessRule` says, as nodes. */
import { lastDayOf, toInteger, yearOf, type Day, type Rational } from "#kernel";
import { factNamed, kindNamed, type Grant, type Term } from "#policy";
import type { CompiledLibrary, CompiledRule } from "../context.ts";
import { constantOf, partsOf, unlowered, Unlowered, type Exp, type Source } from "./exp.ts";
import { listColumnIsTrue, listIsWhole, missingList, numberField } from "./facts.ts";
import { arrived } from "./folds.ts";
import { lower } from "./lower-term.ts";
import { lowerNumber, lowerTruth, Plan, type Bit, type RowRef, type Scope } from "./scope.ts";
import { aligned, compareRanges, constantNumber, greatest, leastBound, mayBe, openTruth, pointNumber, type Low, type NumberValue, type TruthValue } from "./values.ts";

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
  readonly bits: readonly Bit[];
  /** What rules a candidate out by its own row and the enterprise's alone: where one is false, nothing further need be read. */
  readonly needs: readonly Exp[];
  /** Set where only enterprises with none of these records are compiled: no such list told, or an empty one. */
  readonly without: string | null;
}

export interface LowerAsking {
  readonly on: Day;
  readonly readings: Readonly<Record<string, string>>;
}

/**
 * What these compilers cannot say of a record they may still say of the records nobody has told of: by far most enterprises.
 * @returns the lowered rule, or why it is left to the explaining evaluator altogether.
 */
export function lowerRule(compiled: CompiledLibrary, rule: CompiledRule, asking: LowerAsking): LoweredRule | string {
  const whole = attempt(() => lowerIt(compiled, rule, asking, null));
  const list = listAsked(rule);
  if (typeof whole !== "string" || list === null) return whole;
  const untold = attempt(() => lowerIt(compiled, rule, asking, list));
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

/** The list whose records a rule asks one by one. */
function listAsked({ block: { each } }: CompiledRule): string | null {
  switch (each.kind) {
    case "记录":
      return each.record;
    case "租赁年度":
      return "租赁";
    case "年度数据":
      return "年度数据";
    case "一次": case "申报年度":
      return null;
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

/** @param without only enterprises with no such record. */
function lowerIt(compiled: CompiledLibrary, rule: CompiledRule, asking: LowerAsking, without: string | null): LoweredRule {
  const plan = new Plan();
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
    needs: judged.map((each) => each.truth).filter((truth) => truth.op !== "constant" && isOwn(truth, candidate)),
    outputs: {
      presence, settled, scope: applies, merit, hasGross: gross.known, low: gross.low, high: gross.high,
      undecided: undecidedOf(rule, candidate, judged, amount, gross, limits),
      open: p.if(p.compare("=", settled, p.ZERO), open, p.ZERO),
      event: p.if(isThere, scope.event.low, p.NO_INT), year: scope.year.low,
      nextYear: grant?.payment ? only(lower(grant.payment, scope), "次年", scope) : p.FALSE,
      ladder: limits.ladder, perYear: limits.perYear, lifetime: limits.lifetime,
      expense: expenseOf(rule, candidate, compiled),
    },
  };
}

/** Reads nothing but the enterprise's columns and the candidate's. */
const isOwn = (exp: Exp, candidate: Candidate): boolean =>
  exp.op === "column" ? exp.source === candidate.scope.plan.enterprise || exp.source === candidate.driver : exp.op !== "folded" && partsOf(exp).every((part) => isOwn(part, candidate));

function expenseOf(rule: CompiledRule, { scope, presence }: Candidate, compiled: CompiledLibrary): Exp {
  const { pool: p } = scope.plan;
  const name = compiled.library.reference.categories.find((each) => each.name === rule.block.category)?.expense;
  const kind = scope.own ? kindNamed(compiled.library.reference, scope.own.kind) : undefined;
  if (!name || !scope.own || !factNamed(kind, name)) return p.NO_INT;
  const value = numberField(scope, scope.own, name);
  return value.scale === 1n ? p.if(p.compare("=", presence, p.int(1)), value.high, p.NO_INT) : unlowered("支出不是整分");
}

const maskOf = (bits: readonly Bit[], wanted: (bit: Bit) => boolean): bigint => bits.reduce((mask, bit, index) => (wanted(bit) ? mask | (1n << BigInt(index)) : mask), 0n);

interface Candidate {
  readonly scope: Scope;
  readonly presence: Exp;
  readonly driver: Source | null;
  /** Kind of the list whose records are asked. */
  readonly kind: string | null;
  readonly yearsWhileUntold: number;
}

function baseScope(rule: CompiledRule, plan: Plan, compiled: CompiledLibrary, { on, readings }: LowerAsking): Scope {
  const { pool: p } = plan;
  return {
    plan, compiled, library: compiled.library, policy: rule.policy, on, readings, responsible: rule.block.responsible[0] ?? null,
    event: pointNumber(p, p.int(on)), year: pointNumber(p, p.int(yearOf(on))), own: null, element: null, asked: null, decidedLow: false, lower,
  };
}

/** Years in which something can have happened by the year `happened`. */
function yearsInForce(rule: CompiledRule, on: Day, happened: number | null): number {
  const validity = rule.block.validity ?? rule.policy.validity;
  const asked = Math.min(happened ?? yearOf(on), yearOf(on));
  const last = Math.min(asked, validity.to === null ? asked : yearOf(validity.to));
  return Math.max(1, last - yearOf(validity.from ?? on) + 1);
}

/** Whoever has told of no such record: none at all, or nobody knows. */
function untoldCandidate(rule: CompiledRule, plan: Plan, compiled: CompiledLibrary, asking: LowerAsking, list: string): Candidate {
  const { pool: p } = plan;
  const { on } = asking;
  const base = baseScope(rule, plan, compiled, asking);
  const kind = kindNamed(compiled.library.reference, list) ?? unlowered(list);
  const { each } = rule.block;
  const presence = p.if(listColumnIsTrue(plan, list), p.ZERO, p.int(2));
  plan.without = list;
  const missing = missingList(base, list);
  const between = (low: number | null, high: number | null): NumberValue => ({ ...pointNumber(p, p.int(low)), high: p.int(high), open: missing });
  if (each.kind === "租赁年度") {
    // A lease nobody has told of may have been in any year up to now.
    const scope: Scope = { ...base, event: between(null, on), year: between(yearOf(rule.policy.validity.from ?? on), yearOf(on)) };
    return { scope, presence, driver: null, kind: list, yearsWhileUntold: yearsInForce(rule, on, yearOf(on)) };
  }
  const yearly = each.kind === "年度数据" || kind.year !== null;
  const ended = lastDayOf(yearOf(on)) <= on ? yearOf(on) : yearOf(on) - 1;
  const own: RowRef | null = each.kind === "年度数据" ? null : { source: { alias: "r", table: list }, kind: list, present: p.FALSE, untold: true };
  const scope: Scope = { ...base, own, event: between(null, yearly ? lastDayOf(ended) : null), year: between(null, yearly ? ended : null) };
  return { scope, presence, driver: null, kind: list, yearsWhileUntold: yearsInForce(rule, on, yearly ? ended : null) };
}

function candidateOf(rule: CompiledRule, plan: Plan, compiled: CompiledLibrary, asking: LowerAsking): Candidate {
  const { pool: p } = plan;
  const { on } = asking;
  const base = baseScope(rule, plan, compiled, asking);
  const { each } = rule.block;
  if (each.kind === "一次" || each.kind === "申报年度") return { scope: base, presence: p.int(1), driver: null, kind: null, yearsWhileUntold: 1 };
  if (each.kind === "租赁年度") return unlowered("按租赁年度");
  const kindName = each.kind === "年度数据" ? "年度数据" : each.record;
  const kind = kindNamed(compiled.library.reference, kindName) ?? unlowered(kindName);
  const yearName = each.kind === "年度数据" ? "年度" : kind.year;
  const yearly = yearName !== null;
  const ended = lastDayOf(yearOf(on)) <= on ? yearOf(on) : yearOf(on) - 1;
  const driver: Source = each.kind === "年度数据" ? plan.yearsBack(0) : { alias: "r", table: kindName };
  const there = p.known(p.column(driver, "序号", "int"));
  const row: RowRef = { source: driver, kind: kindName, present: there };
  const presence = p.case([{ when: there, then: p.int(1) }, { when: listIsWhole(base, kindName), then: p.ZERO }], p.int(2));
  const own: Scope = { ...base, own: each.kind === "年度数据" ? null : row };
  const list = missingList(base, kindName);
  const untold = (last: number | null): NumberValue => ({ ...pointNumber(p, p.NO_INT), high: p.int(last), open: list });
  const asked = (value: NumberValue, last: number | null): NumberValue => {
    const none = untold(last);
    return { ...value, low: p.if(there, value.low, none.low), high: p.if(there, value.high, none.high), some: p.if(there, value.some, p.TRUE), none: p.if(there, value.none, p.FALSE), open: p.if(there, value.open, none.open) };
  };
  const yearField = yearName ? numberField(own, row, yearName) : null;
  const dated = rule.block.event ? lowerNumber(rule.block.event, own)
    : yearField ? { ...yearField, low: p.yearEnd(yearField.low), high: p.yearEnd(yearField.high) }
    : kind.event ? numberField(own, row, kind.event) : unlowered(`${kindName}没有发生日`);
  const event = asked(dated, yearly ? lastDayOf(ended) : null);
  const year = asked(yearField ?? { ...dated, low: p.year(dated.low), high: p.year(dated.high) }, yearly ? ended : null);
  return { scope: { ...own, event, year }, presence, driver, kind: kindName, yearsWhileUntold: yearsInForce(rule, on, yearly ? ended : null) };
}

type Judged = TruthValue & { readonly decides: "适用" | "符合" };

/** What every rule asks without saying so: who, when, and that it happened here. */
function framesOf(rule: CompiledRule, { scope, presence }: Candidate): Judged[] {
  const { plan } = scope;
  const { pool: p } = plan;
  const who: Judged = { ...whoOf(rule, plan), decides: "适用" };
  const { event } = scope;
  const none = p.compare("=", presence, p.ZERO);
  const here = (value: TruthValue): Judged => ({ ...value, truth: p.case([{ when: none, then: p.TRUE }, { when: p.not(event.some), then: p.FALSE }], value.truth), open: p.if(none, p.ZERO, value.open), decides: "适用" });
  const from = rule.block.validity?.from ?? rule.policy.validity.from;
  const to = rule.block.validity?.to ?? rule.policy.validity.to;
  const day = (value: Day): NumberValue => pointNumber(p, p.int(value));
  const inForce = p.and(from === null ? p.TRUE : compareRanges(p, "≥", event, day(from)), to === null ? p.TRUE : compareRanges(p, "≤", event, day(to)));
  const frames: Judged[] = [who, here(openTruth(p, inForce, event.open))];
  if (rule.block.each.kind === "一次" || rule.block.each.kind === "申报年度") return frames;
  frames.push(here(openTruth(p, compareRanges(p, "≤", event, day(scope.on)), event.open)), here(arrived(event, scope)));
  return frames;
}

/** 受益人. A person is paid through the enterprise that employs them. */
function whoOf(rule: CompiledRule, plan: Plan): TruthValue {
  const wanted = rule.block.beneficiary === "个人" ? "企业" : rule.block.beneficiary;
  return openTruth(plan.pool, plan.pool.has(plan.pool.column(plan.enterprise, "主体类型", "text"), wanted), plan.missing("企业.主体类型", "企业"));
}

/** Definitely 无: the text does not cover the case. */
function nothing(amount: Low, yes: Exp, no: Exp, p: Plan["pool"]): Exp {
  return amount.kind === "none" ? yes : amount.kind === "number" ? p.not(amount.some) : no;
}

interface LimitNodes {
  readonly ladder: Exp;
  /** 每企业一次 is all it can be. */
  readonly once: Exp;
  readonly perYear: Exp;
  readonly lifetime: Exp;
  readonly years: number;
}

function limitsOf(grant: Grant | null, { scope, yearsWhileUntold }: Candidate): LimitNodes {
  const { pool: p } = scope.plan;
  const cap = (term: Term | null): Exp => {
    const value = term ? lower(term, scope) : null;
    if (value === null || value.kind === "none") return p.NO_INT;
    if (value.kind !== "number") return unlowered("上限不是数");
    return p.if(value.some, whole(value.high, value.scale, scope), p.NO_INT);
  };
  return {
    ladder: grant?.ladder ? lowerTruth(grant.ladder, scope).truth : p.FALSE,
    once: grant?.times ? only(lower(grant.times, scope), "每企业一次", scope) : p.FALSE,
    perYear: cap(grant?.perYear ?? null), lifetime: cap(grant?.lifetime ?? null), years: yearsWhileUntold,
  };
}

/** Limits are written in whole 分. */
function whole(value: Exp, scale: bigint, scope: Scope): Exp {
  const constant = constantOf(value);
  if (scale === 1n || constant === null) return value;
  return typeof constant === "bigint" && constant % scale === 0n ? scope.plan.pool.int(constant / scale) : unlowered("上限不是整分");
}

/** Certainly this word. */
function only(value: Low, word: string, { plan: { pool: p } }: Scope): Exp {
  if (value.kind === "choice") return p.and(mayBe(p, value, word), p.not(value.none), ...[...value.possible].filter(([other]) => other !== word).map(([, may]) => p.not(may)));
  if (value.kind === "word") return p.truth(constantOf(value.column) === word);
  return p.FALSE;
}

interface Gross {
  readonly known: Exp;
  readonly low: Exp;
  readonly high: Exp;
  /** 最低 and 最高, whose missing facts count beside the amount's. */
  readonly bounds: readonly Low[];
}

/** gross = 金额 → 最低 → 最高, cut once; low is 0 while any condition is open (SEMANTICS §8). */
function grossOf(grant: Grant | null, amount: Low | null, certain: Exp, limits: LimitNodes, { scope, presence }: Candidate): Gross {
  const { plan } = scope;
  const { pool: p } = plan;
  if (!grant || !amount || grant.form === "实物") return { known: p.FALSE, low: p.NO_INT, high: p.NO_INT, bounds: [] };
  if (amount.kind === "none") return { known: p.TRUE, low: p.ZERO, high: p.ZERO, bounds: [] };
  if (amount.kind !== "number") return { known: p.FALSE, low: p.NO_INT, high: p.NO_INT, bounds: [] };
  const bound = (term: Term | null): NumberValue | null => {
    const value = term ? lower(term, scope) : null;
    return value?.kind === "number" ? value : null;
  };
  const [floor, ceiling] = [bound(grant.floor), bound(grant.ceiling)];
  const [decides, misses] = [p.hasBits(amount.open, decisionsIn(plan)), p.hasBits(amount.open, missingIn(plan))];
  const unlimited = p.and(p.not(p.known(limits.perYear)), p.not(p.known(limits.lifetime)));
  const figure = ceiling ? p.not(p.and(p.not(p.known(amount.high)), decides, p.not(misses), unlimited, p.not(ceiling.some))) : p.not(p.and(p.not(p.known(amount.high)), decides, p.not(misses), unlimited));
  const zero = constantNumber(p, 0);
  const { scale } = [floor, ceiling].reduce<NumberValue>((all, each) => (each ? aligned(p, all, each)[0] : all), amount);
  const at = (each: NumberValue): NumberValue => aligned(p, each, { ...zero, scale })[0];
  const [value, lift, cap] = [at(amount), floor && at(floor), ceiling && at(ceiling)];
  const above = (exp: Exp): Exp => (value.positive ? exp : p.if(p.isTrue(p.compare("<", exp, p.ZERO)), p.ZERO, exp));
  let low = p.case([{ when: value.none, then: p.ZERO }, { when: p.not(p.known(value.low)), then: p.ZERO }], above(value.low));
  let high = above(value.high);
  if (lift) {
    const lifts = p.and(lift.some, p.not(value.none), p.not(decides), p.known(lift.low));
    low = p.if(lifts, greatest(p, low, lift.low), low);
    high = p.if(p.and(lift.some, p.known(high)), p.if(p.known(lift.high), greatest(p, high, lift.high), p.NO_INT), high);
  }
  if (cap) {
    low = p.if(p.and(cap.some, p.known(cap.low)), leastBound(p, low, cap.low), low);
    high = p.if(p.and(cap.some, p.known(cap.high)), leastBound(p, high, cap.high), high);
  }
  const free = p.and(p.not(p.known(high)), decides, p.not(misses));
  const limited = leastBound(p, p.arithmetic("×", limits.perYear, p.int(scale)), p.arithmetic("×", limits.lifetime, p.int(scale)));
  high = p.if(free, limited, high);
  const cut = (exp: Exp): Exp => (grant.rounding === "元" ? p.arithmetic("×", p.trunc(exp, scale * 100n), p.int(100)) : p.trunc(exp, scale));
  const none = p.not(value.some);
  const one = { low: p.case([{ when: none, then: p.ZERO }, { when: p.not(certain), then: p.ZERO }], cut(low)), high: p.if(none, p.ZERO, cut(high)) };
  const untold = p.compare("=", presence, p.int(2));
  const many = [p.if(limits.once, one.high, p.NO_INT), p.if(p.isTrue(limits.ladder), one.high, p.NO_INT), limits.lifetime, p.arithmetic("×", limits.perYear, p.int(limits.years))].reduce((a, b) => leastBound(p, a, b));
  return {
    known: p.or(none, figure),
    low: one.low,
    high: p.if(p.and(untold, p.not(p.isTrue(p.compare("=", one.high, p.ZERO)))), many, one.high),
    bounds: [floor, ceiling].filter((each) => each !== null),
  };
}

const decisionsIn = (plan: Plan): bigint => maskOf(plan.bits, (bit) => bit.kind === "decision");
const missingIn = (plan: Plan): bigint => maskOf(plan.bits, (bit) => bit.kind === "missing");

/** What is left where a person decides against the enterprise. */
function undecidedOf(rule: CompiledRule, candidate: Candidate, judged: readonly Judged[], amount: Low | null, gross: Gross, limits: LimitNodes): Exp {
  const { scope } = candidate;
  const { pool: p } = scope.plan;
  if (!amount) return p.ZERO;
  const grant = rule.block.grant;
  const waits = p.or(...judged.map((each) => p.and(p.not(p.known(each.truth)), p.hasBits(each.open, decisionsIn(scope.plan)), p.not(p.hasBits(each.open, missingIn(scope.plan))))));
  const low: Candidate = { ...candidate, scope: { ...scope, decidedLow: true } };
  const least = grossOf(grant, grant?.amount ? lower(grant.amount, low.scope) : null, p.FALSE, limits, low);
  return p.case([{ when: p.not(gross.known), then: p.ZERO }, { when: waits, then: p.ZERO }, { when: p.not(p.hasBits(amount.open, decisionsIn(scope.plan))), then: gross.high }], least.high);
}

/** The right was there and is definitely gone (SEMANTICS §6-3). */
function lapsed(rule: CompiledRule, { scope }: Candidate): Exp {
  const { plan, library, on } = scope;
  const { pool: p } = plan;
  const gone: Exp[] = [];
  if (rule.block.claimYear) gone.push(p.isTrue(p.compare("<", lowerNumber(rule.block.claimYear, scope).high, p.int(yearOf(on)))));
  const closed = library.reference.series.find((series) => series.name === "申报截止")?.entries.filter((entry) => entry.rule === rule.id && entry.number !== null && toInteger(entry.number as Rational) < on) ?? [];
  for (const entry of closed) gone.push(p.isTrue(p.compare("=", scope.year.low, p.int(entry.key))));
  const kind = scope.own ? kindNamed(library.reference, scope.own.kind) : undefined;
  if (scope.own && factNamed(kind, "撤销日期")) gone.push(p.isTrue(p.compare("≤", p.column(scope.own.source, "撤销日期", "int"), p.int(on))));
  return p.or(...gone);
}

