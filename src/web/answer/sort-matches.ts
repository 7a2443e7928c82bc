import type { Answer, Match, Status } from "#engine";
import { READING_ORDER } from "../pieces/status-look.ts";

/** The same match in the next answer: keeps an open line open while facts are typed. */
export const keyOf = (match: Match): string => `${match.rule}|${match.record?.kind ?? ""}|${match.record?.index ?? match.record?.label ?? ""}`;

export interface StatusGroup {
  readonly status: Status;
  readonly matches: readonly Match[];
}

/** By status in reading order; inside, the most money first and what has no figure last. */
export function groupsOf(answer: Answer): readonly StatusGroup[] {
  return READING_ORDER.map((status) => ({ status, matches: answer.matches.filter((match) => match.status === status).toSorted(byWeight) })).filter((group) => group.matches.length > 0);
}

/** Only money is money: a deduction from income or a holding of equity is not received, and is neither summed nor drawn. */
export const isMoney = ({ form }: Match): boolean => form === "资金";

const byWeight = (a: Match, b: Match): number => Number(hasFigure(b)) - Number(hasFigure(a)) || Number(isMoney(b)) - Number(isMoney(a)) || weight(b) - weight(a);
const hasFigure = ({ net, gross }: Match): boolean => (net ?? gross) !== null;

function weight({ net, gross, kind }: Match): number {
  const range = net ?? gross;
  if (range === null) return kind === "事项" ? -1 : kind === "参照" ? -2 : -3;
  return range.high ?? Number.MAX_SAFE_INTEGER;
}

/** So many times the next largest, and an amount is no longer a measure for the others. */
const OUT_OF_SCALE = 8;

/**
 * The common right end of the bars of one group: its largest amount. One award of a hundred million would make every other
 * a hair, so it does not count; its bar runs out of the picture instead.
 */
export function scaleOf(matches: readonly Match[]): number {
  const amounts = matches.filter(isMoney).flatMap(({ net }) => (net?.high ? [net.high] : [])).toSorted((a, b) => b - a);
  const first = amounts.findIndex((amount, index) => amount <= (amounts[index + 1] ?? amount) * OUT_OF_SCALE);
  return Math.max(1, amounts[first] ?? 1);
}
