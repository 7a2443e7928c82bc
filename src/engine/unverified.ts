/** 待核: what rests on a figure graded C or M. */
import { blocksOf, childrenOf, isUnverified, type DateBlock, type Policy, type QualificationBlock, type Term } from "#policy";

const plain = (name: string): string => name.replace(/\(.*$/, "");

function doubtfulNames(policy: Policy): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { block } of blocksOf(policy)) if (block.kind === "定义" && isUnverified(block.grade)) names.add(plain(block.name));
  return names;
}

/** A named figure graded C or M stands somewhere below. @param qualification whose score sheet 得分 stands for. */
export function restsOnUnverified(term: Term, policy: Policy, qualification: QualificationBlock | null): boolean {
  const doubtful = doubtfulNames(policy);
  const walk = (t: Term): boolean => {
    if (t.op === "variable" && doubtful.has(plain(t.name))) return true;
    if (t.op === "score") return (qualification?.score ?? []).some((section) => section.items.some((item) => walk(item.term)));
    return childrenOf(t).some(walk);
  };
  return walk(term);
}

/** A date is 待核 when its block is, or the figure that makes it. */
export const isDateUnverified = (block: DateBlock, policy: Policy): boolean =>
  isUnverified(block.grade) || doubtfulNames(policy).has(block.yearly?.name ?? "") || [block.due, block.until].some((term) => term !== null && restsOnUnverified(term, policy, null));
