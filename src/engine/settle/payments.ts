/** 已享支持: which earlier payments count against which match (SEMANTICS §8 History). */
import { add, compare, least, parseChineseNumeral, subtract, yearOf, type Range, type Rational } from "#kernel";
import type { Assessment } from "../assess-rule.ts";
import type { CompiledRule } from "../context.ts";
import { listOf, type Dossier, type Row } from "../dossier.ts";

export interface Payment {
  readonly row: Row;
  readonly policy: string | null;
  readonly clause: string | null;
  readonly item: string | null;
  readonly subject: string | null;
  readonly level: string | null;
  readonly amount: Range;
  readonly year: number | null;
  readonly paidYear: number | null;
}

export interface History {
  readonly payments: readonly Payment[];
  /** False when the list is absent or partial: more may have been paid. */
  readonly complete: boolean;
}

export function historyOf(dossier: Dossier): History {
  const list = listOf(dossier, "已享支持");
  return { payments: (list?.rows ?? []).map(readPayment), complete: list?.complete ?? false };
}

function readPayment(row: Row): Payment {
  const value = (name: string) => {
    const given = row.facts.get(name);
    return given?.kind === "value" ? given.value : null;
  };
  const word = (name: string): string | null => {
    const v = value(name);
    return v?.kind === "words" ? (v.words?.[0] ?? null) : null;
  };
  const number = (name: string): Rational | null => {
    const v = value(name);
    return v?.kind === "number" ? v.low : null;
  };
  const amount = number("金额");
  const [year, paid] = [number("年度"), number("拨付日期")];
  return {
    row, policy: word("文号"), clause: word("条"), item: word("事项"), subject: word("标的"), level: word("层级"),
    amount: amount === null ? { low: 0, high: null } : { low: amount, high: amount },
    year: typeof year === "number" ? year : null,
    paidYear: typeof paid === "number" ? yearOf(paid) : null,
  };
}

/** 第五条, 五 and 5 are one number. */
export function clauseKey(clause: string): string {
  const bare = clause.replace(/^第/, "").replace(/[条款]$/, "").replace(/^（(.*)）$/, "$1");
  const numeral = parseChineseNumeral(bare);
  return numeral === null ? bare : String(numeral);
}

const namesOf = (rule: CompiledRule): string[] => [rule.block.item, ...rule.block.item.split("·"), rule.id].filter((name) => name !== "");

/** Payments of this rule: by 文号 and 条; 事项 narrows only when it names an item of that 条. */
export function paymentsOf(rule: CompiledRule, siblings: readonly CompiledRule[], history: History): Payment[] {
  const documents = [rule.policy.id, ...rule.policy.succeeds];
  return history.payments.filter((payment) => {
    if (payment.policy === null || !documents.includes(payment.policy)) return false;
    if (payment.clause !== null && clauseKey(payment.clause) !== clauseKey(rule.section.clause)) return false;
    if (payment.clause === null) return payment.item !== null && namesOf(rule).includes(payment.item);
    const named = payment.item === null ? [] : siblings.filter((sibling) => namesOf(sibling).includes(payment.item ?? ""));
    return named.length === 0 || named.includes(rule);
  });
}

/** Payments of other documents that fill the same cap (计入). */
export function countedPayments(rule: CompiledRule, history: History): Payment[] {
  const counted = rule.block.grant?.counted ?? [];
  return history.payments.filter((payment) => payment.policy !== rule.policy.id && counted.some((c) => c.level === payment.level && payment.item !== null && payment.item.split("·")[0] === c.category));
}

/** True when 标的 of the payment names this record. */
export function namesRecord(payment: Payment, assessment: Assessment): boolean {
  if (payment.subject === null) return false;
  if (assessment.subject === payment.subject || assessment.candidate.record?.label === payment.subject) return true;
  const facts = assessment.candidate.context.own?.facts;
  return [...(facts?.values() ?? [])].some((given) => given.kind === "value" && given.value.kind === "words" && given.value.words?.includes(payment.subject ?? ""));
}

export const sumOf = (payments: readonly Payment[]): Range =>
  payments.reduce<Range>((total, { amount }) => ({ low: add(total.low ?? 0, amount.low ?? 0), high: total.high === null || amount.high === null ? null : add(total.high, amount.high) }), { low: 0, high: 0 });

/** What is left of a limit, never below zero. */
export const lessBy = (limit: Rational, paid: Range): Range => ({
  low: paid.high === null ? 0 : above(subtract(limit, paid.high)),
  high: above(subtract(limit, paid.low ?? 0)),
});
const above = (value: Rational): Rational => (compare(value, 0) < 0 ? 0 : value);
export const smaller = (a: Rational | null, b: Rational | null): Rational | null => (a === null ? b : b === null ? a : least(a, b));
