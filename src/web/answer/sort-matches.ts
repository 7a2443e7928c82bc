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

function byWeight(a: Match, b: Match): number {
  return weight(b) - weight(a);
}

function weight({ net, gross, kind }: Match): number {
  const range = net ?? gross;
  if (range === null) return kind === "事项" ? -1 : kind === "参照" ? -2 : -3;
  return range.high ?? Number.MAX_SAFE_INTEGER;
}

/** The largest amount of any match: the common right end of all small bars. */
export const scaleOf = (answer: Answer): number => Math.max(1, ...answer.matches.filter((match) => SHOWN.has(match.status)).map((match) => match.net?.high ?? match.net?.low ?? 0));

const SHOWN: ReadonlySet<Status> = new Set(["可享", "待补充", "需评审"]);
