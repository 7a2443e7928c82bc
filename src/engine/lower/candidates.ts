/** 候选: which records of an enterprise a rule is asked of, with 发生日 and 年度; and what every rule asks without saying so. */
import { lastDayOf, yearOf, type Day } from "#kernel";
import { ENTERPRISE_KEY, kindNamed } from "#policy";
import { validityOf, type CompiledLibrary, type CompiledRule } from "../context.ts";
import { unlowered, type Exp, type Source } from "./exp.ts";
import { listColumnIsTrue, listIsWhole, missingList, numberField } from "./facts.ts";
import { arrived } from "./folds.ts";
import { lower } from "./lower-term.ts";
import { lowerNumber, type Plan, type RowRef, type Scope } from "./scope.ts";
import { compareRanges, openTruth, pointNumber, type NumberValue, type TruthValue } from "./values.ts";

export interface LowerAsking {
  readonly on: Day;
  readonly readings: Readonly<Record<string, string>>;
}

/** The list whose records a rule asks one by one. */
export function listAsked({ block: { each } }: CompiledRule): string | null {
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

export interface Candidate {
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
    event: pointNumber(p, p.int(on)), year: pointNumber(p, p.int(yearOf(on))), own: null, element: null, asked: null, depth: 0, decidedLow: false, lower,
  };
}

/** Years in which something can have happened by the year `happened`. */
function yearsInForce(rule: CompiledRule, on: Day, happened: number | null): number {
  const validity = validityOf(rule);
  const asked = Math.min(happened ?? yearOf(on), yearOf(on));
  const last = Math.min(asked, validity.to === null ? asked : yearOf(validity.to));
  return Math.max(1, last - yearOf(validity.from ?? on) + 1);
}

/** Whoever has told of no such record: none at all, or nobody knows. */
export function untoldCandidate(rule: CompiledRule, plan: Plan, compiled: CompiledLibrary, asking: LowerAsking, list: string): Candidate {
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

export function candidateOf(rule: CompiledRule, plan: Plan, compiled: CompiledLibrary, asking: LowerAsking): Candidate {
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
  plan.driver = driver;
  const there = p.known(plan.column(driver, ENTERPRISE_KEY, "int"));
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

export type Judged = TruthValue & { readonly decides: "适用" | "符合" };

/** What every rule asks without saying so: who, when, and that it happened here. */
export function framesOf(rule: CompiledRule, { scope, presence }: Candidate): Judged[] {
  const { plan } = scope;
  const { pool: p } = plan;
  const who: Judged = { ...whoOf(rule, plan), decides: "适用" };
  const { event } = scope;
  const none = p.compare("=", presence, p.ZERO);
  const here = (value: TruthValue): Judged => ({ ...value, truth: p.case([{ when: none, then: p.TRUE }, { when: p.not(event.some), then: p.FALSE }], value.truth), open: p.if(none, p.ZERO, value.open), decides: "适用" });
  const { from, to } = validityOf(rule);
  const day = (value: Day): NumberValue => pointNumber(p, p.int(value));
  const inForce = p.and(from === null ? p.TRUE : compareRanges(p, "≥", event, day(from)), to === null ? p.TRUE : compareRanges(p, "≤", event, day(to)));
  const frames: Judged[] = [who, here(openTruth(p, inForce, event.open))];
  if (rule.block.each.kind === "一次" || rule.block.each.kind === "申报年度") return frames;
  frames.push(here(openTruth(p, compareRanges(p, "≤", event, day(scope.on)), event.open)), here(arrived(event, scope)));
  return frames;
}

/** 受益人. A person is paid through the enterprise that employs them. */
export function whoOf(rule: CompiledRule, plan: Plan): TruthValue {
  const wanted = rule.block.beneficiary === "个人" ? "企业" : rule.block.beneficiary;
  return openTruth(plan.pool, plan.pool.has(plan.column(plan.enterprise, "主体类型", "text"), wanted), plan.missing("企业.主体类型", "企业"));
}
