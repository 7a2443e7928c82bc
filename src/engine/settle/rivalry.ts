/** 互斥: one-time awards, alternatives of one record, and 从优不重复. */
import { and, or, truthOf, type Truth } from "#kernel";
import { blocksOf, type Policy, type StackingBlock } from "#policy";
import type { YieldsTo } from "../answer.ts";
import type { Assessment } from "../assess-rule.ts";
import type { CompiledLibrary } from "../context.ts";
import { readyFor } from "../evaluate/evaluate.ts";
import { isRung, type Item } from "./item.ts";

interface Rivalry {
  readonly because: string;
  readonly truth: Truth;
}

const stackingIn = readyFor((policy: Policy) => [...blocksOf(policy)].flatMap(({ block }) => (block.kind === "叠加" && block.rule !== "同享" ? [block] : [])));

/** Fills in who excludes whom, surely or perhaps. */
export function exclude(items: readonly Item[], compiled: CompiledLibrary): void {
  const stacking = (policy: Policy): readonly StackingBlock[] => stackingIn(policy, compiled);
  const open = items.filter((item) => !item.paid);
  for (const [index, a] of open.entries())
    for (const b of open.slice(index + 1)) {
      const found = rivalriesOf(a, b, stacking(a.assessment.rule.policy), stacking(b.assessment.rule.policy)).filter(({ truth }) => truth !== "否");
      const rivalry = found.find(({ truth }) => truth === "是") ?? found[0];
      if (!rivalry) continue;
      const [ofA, ofB] = rivalry.truth === "是" ? [a.rivals, b.rivals] : [a.maybeRivals, b.maybeRivals];
      ofA.set(b.id, rivalry.because);
      ofB.set(a.id, rivalry.because);
    }
}

function rivalriesOf(a: Item, b: Item, stackingOfA: readonly StackingBlock[], stackingOfB: readonly StackingBlock[]): Rivalry[] {
  const [ruleA, ruleB] = [a.assessment.rule, b.assessment.rule];
  const found: Rivalry[] = [];
  if (ruleA === ruleB && !isRung(a) && !isRung(b)) {
    found.push({ because: "每企业一次", truth: bothPaid("每企业一次", a, b) });
    found.push({ because: "每标的一次", truth: and(bothPaid("每标的一次", a, b), sameSubject(a.assessment, b.assessment, "否")) });
    found.push({ because: "每年一次", truth: and(bothPaid("每年一次", a, b), sameYear(a, b)) });
  }
  const sameRecord: Truth = isUntold(a.assessment) && isUntold(b.assessment) ? "未定" : truthOf(a.assessment.candidate.record !== null && recordKey(a.assessment) === recordKey(b.assessment));
  if (ruleA !== ruleB && ruleA.policy === ruleB.policy && ruleA.block.item === ruleB.block.item) found.push({ because: "同一事项的不同情形", truth: sameRecord });
  if (ruleA.policy.level !== ruleB.policy.level || ruleA.policy.region !== ruleB.policy.region) return found;
  if (ruleA.block.category === null || ruleA.block.category !== ruleB.block.category || (ruleA === ruleB && (isRung(a) || isRung(b)))) return found;
  const subject = sameSubject(a.assessment, b.assessment, sameRecord);
  for (const block of ruleA.policy === ruleB.policy ? stackingOfA : [...stackingOfA, ...stackingOfB]) {
    // 同类条款 of other documents compete as a whole; within one document each record stands for itself.
    const same = block.same === "事项" ? (ruleA.policy === ruleB.policy ? "否" : "是") : subject;
    found.push({ because: "从优不重复", truth: and(same, sameYear(a, b)) });
  }
  return found;
}

/** Whether both are paid `times`; open while a branch is. */
function bothPaid(times: string, a: Item, b: Item): Truth {
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

const recordKey = (a: Assessment): string => `${a.candidate.record?.kind ?? ""}#${a.candidate.record?.index ?? ""}`;

export const yields = (winner: Item, because: string): YieldsTo => ({
  policy: winner.assessment.rule.policy.id, clause: winner.assessment.rule.section.clause, item: winner.assessment.rule.block.item,
  record: winner.assessment.candidate.record?.label ?? null, because,
});
