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

const byWeight = (a: Match, b: Match): number => weight(b) - weight(a);

function weight({ net, gross, kind }: Match): number {
  const range = net ?? gross;
  if (range === null) return kind === "事项" ? -1 : kind === "参照" ? -2 : -3;
  return range.high ?? Number.MAX_SAFE_INTEGER;
}

/**
 * The common right end of all small bars: large enough for four in five. One award of a hundred million would else make
 * every other a hair; its bar runs out of the picture instead.
 */
export function scaleOf(answer: Answer): number {
  const amounts = answer.matches.flatMap(({ status, net }) => (SHOWN.has(status) && net?.high ? [net.high] : [])).toSorted((a, b) => a - b);
  return Math.max(1, amounts[Math.ceil(amounts.length * 0.8) - 1] ?? 1);
}

const SHOWN: ReadonlySet<Status> = new Set(["可享", "待补充", "需评审"]);
