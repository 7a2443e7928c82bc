/** One award on its way from gross to net, and the order in which awards are paid. */
import { compare, type Range, type Rational, type Truth } from "#kernel";
import type { YieldsTo } from "../answer.ts";
import type { Assessment } from "../assess-rule.ts";
import type { Amount } from "./optimum.ts";
import { latestPaidYear, type Counted } from "./payments.ts";

export interface Item {
  /** Place in the paying order, as far as it is known: 发生日, then size, then content. */
  readonly id: number;
  readonly assessment: Assessment;
  readonly gross: Range;
  readonly event: Rational | null;
  readonly year: number | null;
  readonly payments: readonly Counted[];
  /** Payments of other documents that fill the same lifetime limit. */
  readonly shared: readonly Counted[];
  low: Rational;
  high: Amount;
  /** Net as if there were no other award. */
  alone: Range;
  paid: boolean;
  paidYear: number | null;
  yieldsTo: YieldsTo | null;
  caps: string[];
  /** Limits it draws on if its year turns out to be that one. */
  maybeCaps: string[];
  /** Awards that may not be paid beside it, and why. */
  rivals: Map<number, string>;
  /** Awards that may turn out to be rivals. */
  maybeRivals: Map<number, string>;
  /** Payments that name no record may have been for this one or for another of its year. */
  entangled: boolean;
}

export function markPaid(item: Item, payments: readonly Counted[]): void {
  item.paid = true;
  item.paidYear = latestPaidYear(payments);
  [item.low, item.high] = [0, 0];
}

/** Gross that needs no decision of a person. */
export const undecidedIn = ({ assessment, gross }: Item): Amount => (assessment.decisions.size > 0 ? assessment.undecided : gross.high);
export const isRung = (item: Item): boolean => item.assessment.limits.ladder !== "否";
export const contentOf = (a: Assessment): string => `${a.rule.id} ${a.candidate.record?.label ?? ""} ${a.candidate.record?.index ?? ""}`;
export const compareAmounts = (a: Amount, b: Amount): number => (a === null ? (b === null ? 0 : 1) : b === null ? -1 : compare(a, b));
export const above = (value: Rational): Rational => (compare(value, 0) < 0 ? 0 : value);
export const lowest = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b);
export const isPoint = (low: Rational | null, high: Amount): boolean => low !== null && high !== null && compare(low, high) === 0;

/** Whether `a` is paid before `b`: by 发生日, then size, then content; open where either is. */
export function before(a: Item, b: Item): Truth {
  const byDay = beforeByDay(a, b);
  if (byDay !== null) return byDay;
  if (isPoint(a.gross.low, a.gross.high) && isPoint(b.gross.low, b.gross.high)) return a.id < b.id ? "是" : "否";
  if (a.gross.high !== null && compare(a.gross.high, b.gross.low ?? 0) < 0) return "是";
  if (b.gross.high !== null && compare(b.gross.high, a.gross.low ?? 0) < 0) return "否";
  return "未定";
}

/** Of two awards that are worth the same, whether `a` is the one paid. */
export const firstOfEquals = (a: Item, b: Item): Truth => beforeByDay(a, b) ?? (contentOf(a.assessment) < contentOf(b.assessment) ? "是" : "否");

/** Null on one and the same day. */
function beforeByDay(a: Item, b: Item): Truth | null {
  if (a.event === null || b.event === null) return "未定";
  const order = compare(a.event, b.event);
  return order < 0 ? "是" : order > 0 ? "否" : null;
}
