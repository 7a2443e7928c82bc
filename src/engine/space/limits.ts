/** 上下限: limits that never bind, and steps of an amount that a limit always cuts to the same sum. */
import { compare, greatest, least, type Rational } from "#kernel";
import { sayNumber, type Grant, type Term, type TermOf } from "#policy";
import { rangeIn, type Value } from "../value.ts";
import { cellsOf, sampleOf, touching } from "./search.ts";
import { literalsOf, type Literal } from "./literal.ts";
import type { Place, Space } from "./space.ts";

export interface LimitFinding {
  readonly code: "上限不起作用" | "下限不起作用" | "恒被封顶";
  readonly about: string;
  readonly term: Term;
  readonly message: string;
  readonly witness: Place | null;
}

/** @param grant its terms as the space reads them. @param given the conditions of the rule. */
export function* limitFindings(grant: Grant, given: readonly Literal[], each: string, space: Space): Generator<LimitFinding> {
  const { amount } = grant;
  if (!amount || grant.form === "实物") return;
  yield* idle(grant, amount, given, each, space);
  yield* alwaysCut(amount, grant, given, space);
}

const numberAt = (term: Term, place: Place, space: Space): { low: Rational | null; high: Rational | null; isNone: boolean } => {
  const value: Value = space.valueAt(term, place);
  const range = rangeIn(value);
  return { low: range?.low ?? null, high: range?.high ?? null, isNone: value.kind === "none" };
};

function* idle(grant: Grant, amount: Term, given: readonly Literal[], each: string, space: Space): Generator<LimitFinding> {
  for (const [name, term] of limitsOnOne(grant, each)) {
    const isFloor = name === "最低";
    const terms = [amount, term, ...(grant.floor && !isFloor ? [grant.floor] : [])];
    const near = touching(given, terms, space);
    let binds = false;
    for (const { cells } of cellsOf(space.axesOf([...terms, ...near.map((l) => l.term)]), near, space)) {
      const [sum, limit, floor] = [numberAt(amount, cells, space), numberAt(term, cells, space), !isFloor && grant.floor ? numberAt(grant.floor, cells, space) : null];
      if (limit.isNone || sum.isNone) continue;
      const high = sum.high === null || (floor && floor.high === null) ? null : floor?.high ? greatest(sum.high, floor.high) : sum.high;
      const stays = isFloor ? sum.low !== null && limit.high !== null && compare(sum.low, limit.high) >= 0 : high !== null && limit.low !== null && compare(high, limit.low) <= 0;
      if (!stays) binds = true;
      if (binds) break;
    }
    // A limit that is 无 everywhere is no limit; there is nothing to say of it.
    if (binds || isAbsent(term, space)) continue;
    yield {
      code: isFloor ? "下限不起作用" : "上限不起作用", about: name, term,
      message: `${name}“${space.say(term)}”对谁都不起作用：金额本来就不会${isFloor ? "更低" : "更高"}`, witness: sampleOf(given, space),
    };
  }
}

const isAbsent = (term: Term, space: Space): boolean => space.valueAt(term, new Map()).kind === "none";

/** Limits on one award; a year's or a lifetime's only where one award is all that can come. */
function limitsOnOne(grant: Grant, each: string): [string, Term][] {
  const times = grant.times?.op === "constant" && grant.times.value.kind === "word" ? grant.times.value.word : "";
  const onceAYear = ["每年一次", "每企业一次"].includes(times) || each === "年度数据" || each === "申报年度" || each === "租赁年度";
  const limits: [string, Term | null][] = [
    ["最低", grant.floor], ["最高", grant.ceiling], ["年度最高", onceAYear ? grant.perYear : null], ["累计最高", times === "每企业一次" ? grant.lifetime : null],
  ];
  return limits.filter((limit): limit is [string, Term] => limit[1] !== null);
}

/** Steps whose rate can never matter: whoever reaches the step already has what the limit allows. */
function* alwaysCut(term: Term, grant: Grant, given: readonly Literal[], space: Space): Generator<LimitFinding> {
  const limits = [grant.ceiling, grant.perYear, grant.lifetime].filter((limit) => limit !== null);
  if (limits.length === 0 || !grant.amount) return;
  const whole = grant.amount;
  const isCut = (literals: readonly Literal[], isFixed: boolean): boolean => {
    const near = [...touching(given, [whole, ...limits, ...literals.map((l) => l.term)], space), ...literals];
    let seen = false;
    for (const { cells } of cellsOf(space.axesOf([whole, ...limits, ...near.map((l) => l.term)]), near, space)) {
      const caps = limits.flatMap((limit) => numberAt(limit, cells, space).high ?? []);
      const { low } = numberAt(whole, cells, space);
      if (caps.length === 0 || low === null || compare(low, caps.reduce(least)) < 0) return false;
      if (isFixed && compare(low, caps.reduce(least)) === 0) return false;
      seen = true;
    }
    return seen;
  };
  const say = (step: string, at: Term, literals: readonly Literal[]): LimitFinding => ({
    code: "恒被封顶", about: step, term: at, message: `“${step}”这一档恒被封顶：到这一档的，算得的数都不低于上限${sayCaps(limits, space)}，这一档写多少都一样`, witness: sampleOf([...given, ...literals], space),
  });
  yield* stepsOf(term, [], isCut, say, space);
}

const sayCaps = (limits: readonly Term[], space: Space): string =>
  limits.flatMap((limit) => {
    const range = rangeIn(space.valueAt(limit, new Map()));
    return range?.high === null || range?.high === undefined ? [] : [sayNumber(range.high, limit.type)];
  }).join("、");

/** A fixed sum that is just the limit is no step cut short. */
type IsCut = (literals: readonly Literal[], isFixed: boolean) => boolean;
type Say = (step: string, at: Term, literals: readonly Literal[]) => LimitFinding;

function* stepsOf(term: Term, path: readonly Literal[], isCut: IsCut, say: Say, space: Space): Generator<LimitFinding> {
  if (term.op === "variable" || term.op === "derived") yield* stepsOf(term.body, path, isCut, say, space);
  if (term.op === "call" && term.name === "累进") yield* progressive(term, path, isCut, say, space);
  if (term.op !== "choose") return;
  let before = path;
  for (const row of term.cases) {
    const taken = [...before, ...literalsOf(row.when)];
    if (isCut(taken, row.then.op === "constant")) yield say(space.say(row.when), row.when, taken);
    else yield* stepsOf(row.then, taken, isCut, say, space);
    before = [...before, ...literalsOf(row.when, "否")];
  }
  if (term.otherwise && term.otherwise.op !== "constant") {
    if (isCut(before, false)) yield say("否则", term.otherwise, before);
    else yield* stepsOf(term.otherwise, before, isCut, say, space);
  }
}

function* progressive(term: TermOf<"call">, path: readonly Literal[], isCut: IsCut, say: Say, space: Space): Generator<LimitFinding> {
  const measured = term.args[0];
  if (!measured) return;
  for (let index = 1; index + 1 < term.args.length; index += 2) {
    const [start, rate] = [term.args[index], term.args[index + 1]];
    if (!start || !rate) continue;
    const beyond: Term = { op: "compare", comparison: ">", left: measured, right: start, type: { kind: "truth" }, at: start.at };
    const literals = [...path, ...literalsOf(beyond)];
    if (isCut(literals, false)) yield say(`超过${space.say(start)}的部分按${space.say(rate)}`, rate, literals);
  }
}
