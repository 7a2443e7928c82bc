/** 互斥: one-time awards, alternatives of one record, and 从优不重复. */
import { and, or, truthOf, type Truth } from "#kernel";
import type { YieldsTo } from "../answer.ts";
import type { Assessment } from "../assess-rule.ts";
import type { CompiledLibrary } from "../context.ts";
import { isRung, type Item } from "./item.ts";
import { BECAUSE, relationsOf, type Relation } from "./relations.ts";

interface Rivalry {
  readonly because: string;
  readonly truth: Truth;
}

/** Fills in who excludes whom, surely or perhaps. */
export function exclude(items: readonly Item[], compiled: CompiledLibrary): void {
  const open = items.filter((item) => !item.paid);
  for (const [index, a] of open.entries())
    for (const b of open.slice(index + 1)) {
      const found = rivalriesOf(a, b, compiled).filter(({ truth }) => truth !== "否");
      const rivalry = found.find(({ truth }) => truth === "是") ?? found[0];
      if (!rivalry) continue;
      const [ofA, ofB] = rivalry.truth === "是" ? [a.rivals, b.rivals] : [a.maybeRivals, b.maybeRivals];
      ofA.set(b.id, rivalry.because);
      ofB.set(a.id, rivalry.because);
    }
}

function rivalriesOf(a: Item, b: Item, compiled: CompiledLibrary): Rivalry[] {
  const [ruleA, ruleB] = [a.assessment.rule, b.assessment.rule];
  // Rungs of one ladder add up to the highest; none excludes another.
  if (ruleA === ruleB && (isRung(a) || isRung(b))) return [];
  return relationsOf(ruleA, ruleB, compiled).map((relation) => ({ because: BECAUSE[relation], truth: holds(relation, a, b) }));
}

function holds(relation: Relation, a: Item, b: Item): Truth {
  const subject = (none: Truth): Truth => sameSubject(a.assessment, b.assessment, none);
  switch (relation) {
    case "每企业一次":
      return bothPaid(relation, a, b);
    case "每标的一次":
      return and(bothPaid(relation, a, b), subject("否"));
    case "每年一次":
      return and(bothPaid(relation, a, b), sameYear(a, b));
    case "同一记录":
      return sameRecord(a.assessment, b.assessment);
    case "同年":
      return sameYear(a, b);
    case "同年同标的":
      return and(subject(sameRecord(a.assessment, b.assessment)), sameYear(a, b));
  }
}

/** Whether both are paid `times`; open while a branch is. */
function bothPaid(times: Relation, a: Item, b: Item): Truth {
  const [ofA, ofB] = [a.assessment.limits.times, b.assessment.limits.times];
  if (!ofA.includes(times) || !ofB.includes(times)) return "否";
  return truthOf([...ofA, ...ofB].every((each) => each === times)) === "是" ? "是" : "未定";
}

const sameYear = (a: Item, b: Item): Truth => (a.year === null || b.year === null ? "未定" : truthOf(a.year === b.year));

/** Records nobody has told of may be about anything. */
const isUntold = (a: Assessment): boolean => a.candidate.presence === "不明";

/** @param none what holds where the award has no 标的 of its own. */
function sameSubject(a: Assessment, b: Assessment, none: Truth): Truth {
  if (a.subject !== null && b.subject !== null) return truthOf(a.subject === b.subject);
  const open = a.subjectMissing.size > 0 || b.subjectMissing.size > 0 || isUntold(a) || isUntold(b);
  return open ? or(none, "未定") : none;
}

const sameRecord = (a: Assessment, b: Assessment): Truth => (isUntold(a) && isUntold(b) ? "未定" : truthOf(a.candidate.record !== null && recordKey(a) === recordKey(b)));
const recordKey = (a: Assessment): string => `${a.candidate.record?.kind ?? ""}#${a.candidate.record?.index ?? ""}`;

export const yields = (winner: Item, because: string): YieldsTo => ({
  policy: winner.assessment.rule.policy.id, clause: winner.assessment.rule.section.clause, item: winner.assessment.rule.block.item,
  record: winner.assessment.candidate.record?.label ?? null, because,
});
