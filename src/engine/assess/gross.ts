import { greatest, least, multiply, truncate, truncateTo, type Range, type Rational } from "#kernel";
import type { Term } from "#policy";
import type { Candidate } from "../candidates.ts";
import type { CompiledRule, Context, Outcome, Parts } from "../context.ts";
import { concluded } from "../evaluate/reckon.ts";
import type { NumberValue } from "../value.ts";
import type { Limits } from "./assessment.ts";

/** 金额 of one candidate with its bounds; all null where the text gives nothing to reckon. */
export interface Sum {
  readonly amount: Outcome | null;
  readonly floor: Outcome | null;
  readonly ceiling: Outcome | null;
}

/** Bounds are asked for only where there is a figure to hold them against. */
export function sumOf({ block: { grant } }: CompiledRule, parts: Parts): { readonly amount: (context: Context) => Outcome | null; readonly bounds: (amount: Outcome | null, context: Context) => Sum } {
  const ready = (term: Term | null | undefined) => (term ? concluded(term, parts) : null);
  const [amount, floor, ceiling] = [ready(grant?.amount), ready(grant?.floor), ready(grant?.ceiling)];
  const inKind = grant?.form === "实物";
  return {
    amount: (context) => amount && amount(context),
    bounds: (found, context) => (found && !inKind ? { amount: found, floor: floor && floor(context), ceiling: ceiling && ceiling(context) } : { amount: found, floor: null, ceiling: null }),
  };
}

const numberIn = (outcome: Outcome | null): NumberValue | null => (outcome?.value.kind === "number" ? outcome.value : null);
const toYuan = (figure: Rational): Rational => truncateTo(figure, 100);
const NOTHING: Range = { low: 0, high: 0 };

/** gross = 金额 → 最低 → 最高, cut once; low is 0 while any condition is open (SEMANTICS §8). */
export function grossOf({ block: { grant } }: CompiledRule, sum: Sum, certain: boolean, limits: Limits, { presence }: Candidate): Range | null {
  const { amount } = sum;
  if (!grant || !amount || grant.form === "实物") return null;
  const { value } = amount;
  const [floor, ceiling] = [numberIn(sum.floor), numberIn(sum.ceiling)];
  if (value.kind === "none") return NOTHING;
  if (value.kind !== "number") return null;
  const isDecided = amount.decisions.size > 0;
  // What is decided freely has only the year's or the lifetime's limit as its figure.
  const isFree = isDecided && amount.missing.size === 0;
  if (value.high === null && isFree && !ceiling && limits.perYear === null && limits.lifetime === null) return null;
  let low: Rational = value.low === null || value.none ? 0 : greatest(0, value.low);
  let high: Rational | null = value.high === null ? null : greatest(0, value.high);
  // 最低 does not lift what a person decides from nothing; nor does one that may not be there.
  if (floor && !floor.none && !isDecided && !value.none) low = floor.low === null ? low : greatest(low, floor.low);
  if (floor && high !== null) high = floor.high === null ? null : greatest(high, floor.high);
  if (ceiling) {
    if (ceiling.low !== null) low = least(low, ceiling.low);
    if (ceiling.high !== null && !ceiling.none) high = high === null ? ceiling.high : least(high, ceiling.high);
  }
  if (high === null && isFree) for (const cap of [limits.perYear, limits.lifetime]) if (cap !== null) high = high === null ? cap : least(high, cap);
  const cut = grant.rounding === "元" ? toYuan : truncate;
  const range: Range = { low: certain ? cut(low) : 0, high: high === null ? null : cut(high) };
  return presence === "不明" ? ofManyRecords(range, limits) : range;
}

/** Nobody has said how many records there are: the sum is bounded only by what limits the sum. */
function ofManyRecords(one: Range, limits: Limits): Range {
  if (one.high === 0) return one;
  const bounds: (Rational | null)[] = [];
  if (limits.times.every((t) => t === "每企业一次") && limits.times.length > 0) bounds.push(one.high);
  if (limits.ladder === "是") bounds.push(one.high);
  if (limits.lifetime !== null) bounds.push(limits.lifetime);
  if (limits.perYear !== null) bounds.push(multiply(limits.perYear, limits.years));
  const finite = bounds.filter((b) => b !== null);
  return { low: 0, high: finite.length > 0 ? finite.reduce(least) : null };
}
