/** 已享支持: which earlier payments count against which match (SEMANTICS §8 History). */
import { add, compare, least, parseChineseNumeral, subtract, yearOf, type Day, type Range, type Rational, type Truth } from "#kernel";
import { factNamed, kindNamed, type Fact, type Reference } from "#policy";
import type { Missing } from "../answer.ts";
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
  readonly paidOn: Rational | null;
  readonly paidYear: number | null;
}

export interface History {
  readonly payments: readonly Payment[];
  /** False when the list is absent or partial: more may have been paid. */
  readonly complete: boolean;
}

/** A payment as one rule sees it: `sure` = it counts here whatever else becomes known. */
export interface Counted {
  readonly payment: Payment;
  readonly sure: boolean;
}

/** What was paid up to the day of asking; a later payment is not yet known of (SEMANTICS §4). */
export function historyOf(dossier: Dossier, on: Day): History {
  const list = listOf(dossier, "已享支持");
  const payments = (list?.rows ?? []).map(readPayment).filter(({ paidOn }) => paidOn === null || compare(paidOn, on) <= 0);
  return { payments, complete: list?.complete ?? false };
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
    paidOn: paid,
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

/**
 * Payments of this rule: by 文号 and 条; 事项 narrows only when it names an item of that 条. One whose 文号 or 条 nobody
 * has told may count.
 */
export function paymentsOf(rule: CompiledRule, siblings: readonly CompiledRule[], history: History): Counted[] {
  const documents = [rule.policy.id, ...rule.policy.succeeds];
  const names = namesOf(rule);
  return history.payments.flatMap((payment): Counted[] => {
    const known = payment.policy !== null && payment.clause !== null;
    if (payment.policy !== null && !documents.includes(payment.policy)) return [];
    if (payment.clause !== null && clauseKey(payment.clause) !== clauseKey(rule.section.clause)) return [];
    if (payment.item !== null && names.includes(payment.item)) return [{ payment, sure: known }];
    const named = siblings.some((sibling) => namesOf(sibling).includes(payment.item ?? ""));
    return payment.item !== null && named ? [] : [{ payment, sure: known }];
  });
}

/** Payments of other documents that fill the same cap (计入). */
export function countedPayments(rule: CompiledRule, history: History): Counted[] {
  const counted = rule.block.grant?.counted ?? [];
  return history.payments.flatMap((payment): Counted[] => {
    if (payment.policy === rule.policy.id || payment.item === null) return [];
    const category = payment.item.split("·")[0];
    const fits = counted.filter((c) => c.category === category && (payment.level === null || c.level === payment.level));
    return fits.length > 0 ? [{ payment, sure: payment.level !== null && payment.policy !== null }] : [];
  });
}

/** The payments for what happened in one year. Where a year is unknown they may be for it. */
export const forYear = (counted: readonly Counted[], year: number | null): Counted[] =>
  counted.flatMap(({ payment, sure }) => (payment.year !== null && year !== null ? (payment.year === year ? [{ payment, sure }] : []) : [{ payment, sure: false }]));

/** Whether 标的 of the payment names this record; open where a name of the record is not known. */
export function namesRecord(payment: Payment, assessment: Assessment, reference: Reference): Truth {
  const { subject } = payment;
  if (subject === null) return "否";
  if (assessment.subject === subject || assessment.candidate.record?.label === subject) return "是";
  const { own, ownKind } = assessment.candidate.context;
  const facts = own?.facts;
  if ([...(facts?.values() ?? [])].some((given) => given.kind === "value" && given.value.kind === "words" && given.value.words?.includes(subject))) return "是";
  return namelessFields(ownKind, facts, reference).length > 0 || assessment.candidate.presence === "不明" ? "未定" : "否";
}

/** Free-text fields of a record nobody has told, by which a payment might name it. */
const namelessFields = (kind: string | null, facts: Row["facts"] | undefined, reference: Reference): readonly Fact[] =>
  kind === null ? [] : (kindNamed(reference, kind)?.facts ?? []).filter((fact) => fact.type.kind === "word" && fact.type.words === null && !fact.many && !facts?.has(fact.name));

/** The names of a record by which a payment that names something might mean it. */
export function missingNames({ candidate }: Assessment, reference: Reference): Missing[] {
  const { own, ownKind } = candidate.context;
  if (candidate.presence !== "有" || own === null) return [];
  return namelessFields(ownKind, own.facts, reference).map((fact) => ({ fact: `${ownKind}.${fact.name}`, from: fact.holder, year: null, record: own.index }));
}

export const sumOf = (counted: readonly Counted[]): Range =>
  counted.reduce<Range>((total, { payment: { amount }, sure }) => ({ low: sure ? add(total.low ?? 0, amount.low ?? 0) : total.low, high: total.high === null || amount.high === null ? null : add(total.high, amount.high) }), { low: 0, high: 0 });

export const latestPaidYear = (counted: readonly Counted[]): number | null => counted.reduce<number | null>((year, { payment: { paidYear } }) => (paidYear !== null && (year === null || paidYear > year) ? paidYear : year), null);

/** What nobody has told of a payment, though it moves what is left. `fields` are those this award looks at. */
export function missingOf({ payment, sure }: Counted, fields: readonly ("年度" | "层级")[], reference: Reference): Missing[] {
  const kind = kindNamed(reference, "已享支持");
  const { policy, clause, year, level, amount, row } = payment;
  const open = [["文号", sure || policy !== null], ["条", sure || clause !== null], ["年度", !fields.includes("年度") || year !== null], ["层级", !fields.includes("层级") || level !== null], ["金额", amount.high !== null]] as const;
  return open.flatMap(([name, told]) => (told ? [] : [{ fact: `已享支持.${name}`, from: factNamed(kind, name)?.holder ?? "财政部门", year: null, record: row.index }]));
}

/** What is left of a limit, never below zero. */
export const lessBy = (limit: Rational, paid: Range): Range => ({
  low: paid.high === null ? 0 : above(subtract(limit, paid.high)),
  high: above(subtract(limit, paid.low ?? 0)),
});
const above = (value: Rational): Rational => (compare(value, 0) < 0 ? 0 : value);
export const smaller = (a: Rational | null, b: Rational | null): Rational | null => (a === null ? b : b === null ? a : least(a, b));
