/** 毛额: 金额 → 最低 → 最高, cut once, with the limits it is bounded by (SEMANTICS §8). */
import type { Grant, Term } from "#policy";
import type { CompiledRule } from "../context.ts";
import type { Candidate, Judged } from "./candidates.ts";
import { constantOf, unlowered, type Exp } from "./exp.ts";
import { lower } from "./lower-term.ts";
import { lowerTruth, type Bit, type Plan, type Scope } from "./scope.ts";
import { aligned, constantNumber, greatest, leastBound, mayBe, type Low, type NumberValue } from "./values.ts";

/** Definitely 无: the text does not cover the case. */
export function nothing(amount: Low, yes: Exp, no: Exp, p: Plan["pool"]): Exp {
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

export function limitsOf(grant: Grant | null, { scope, yearsWhileUntold }: Candidate): LimitNodes {
  const { pool: p } = scope.plan;
  const cap = (term: Term | null): Exp => {
    const value = term ? lower(term, scope) : null;
    if (value === null || value.kind === "none") return p.NO_INT;
    if (value.kind !== "number") return unlowered("上限不是数");
    return p.if(p.not(value.none), whole(value.high, value.scale, scope), p.NO_INT);
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
export function only(value: Low, word: string, { plan: { pool: p } }: Scope): Exp {
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
export function grossOf(grant: Grant | null, amount: Low | null, certain: Exp, limits: LimitNodes, { scope, presence }: Candidate): Gross {
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
    const lifts = p.and(p.not(lift.none), p.not(value.none), p.not(decides), p.known(lift.low));
    low = p.if(lifts, greatest(p, low, lift.low), low);
    high = p.if(p.and(lift.some, p.known(high)), p.if(p.known(lift.high), greatest(p, high, lift.high), p.NO_INT), high);
  }
  if (cap) {
    low = p.if(p.and(cap.some, p.known(cap.low)), leastBound(p, low, cap.low), low);
    high = p.if(p.and(p.not(cap.none), p.known(cap.high)), leastBound(p, high, cap.high), high);
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
export function undecidedOf(rule: CompiledRule, candidate: Candidate, judged: readonly Judged[], amount: Low | null, gross: Gross, limits: LimitNodes): Exp {
  const { scope } = candidate;
  const { pool: p } = scope.plan;
  if (!amount) return p.ZERO;
  const grant = rule.block.grant;
  const waits = p.or(...judged.map((each) => p.and(p.not(p.known(each.truth)), p.hasBits(each.open, decisionsIn(scope.plan)), p.not(p.hasBits(each.open, missingIn(scope.plan))))));
  const low: Candidate = { ...candidate, scope: { ...scope, decidedLow: true } };
  const least = grossOf(grant, grant?.amount ? lower(grant.amount, low.scope) : null, p.FALSE, limits, low);
  return p.case([{ when: p.not(gross.known), then: p.ZERO }, { when: waits, then: p.ZERO }, { when: p.not(p.hasBits(amount.open, decisionsIn(scope.plan))), then: gross.high }], least.high);
}

export const maskOf = (bits: readonly Bit[], wanted: (bit: Bit) => boolean): bigint => bits.reduce((mask, bit, index) => (wanted(bit) ? mask | (1n << BigInt(index)) : mask), 0n);
