/** 关系: in what way two awards may exclude each other, seen from their clauses alone; whether they do is a matter of the records. */
import { blocksOf, type Policy, type StackingBlock } from "#policy";
import type { CompiledLibrary, CompiledRule } from "../context.ts";
import { readyFor } from "../evaluate/evaluate.ts";

export type Relation = "每企业一次" | "每标的一次" | "每年一次" | "同一记录" | "同年" | "同年同标的";

/** Of one clause, rungs of a ladder aside: how often it is paid. */
const OFTEN: readonly Relation[] = ["每企业一次", "每标的一次", "每年一次"];

const stackingIn = readyFor((policy: Policy) => [...blocksOf(policy)].flatMap(({ block }) => (block.kind === "叠加" && block.rule !== "同享" ? [block] : [])));

export function relationsOf(a: CompiledRule, b: CompiledRule, compiled: CompiledLibrary): readonly Relation[] {
  const found: Relation[] = a === b ? [...OFTEN] : [];
  if (a !== b && a.policy === b.policy && a.block.item === b.block.item) found.push("同一记录");
  if (a.policy.level !== b.policy.level || a.policy.region !== b.policy.region || a.block.category === null || a.block.category !== b.block.category) return found;
  const stacking = (a.policy === b.policy ? [a.policy] : [a.policy, b.policy]).flatMap((policy): readonly StackingBlock[] => stackingIn(policy, compiled));
  // 同类条款 of other documents compete as a whole; within one document each record stands for itself.
  for (const block of stacking) if (block.same !== "事项") found.push("同年同标的");
    else if (a.policy !== b.policy) found.push("同年");
  return [...new Set(found)];
}

/** Why one of two that stand so is not paid. */
export const BECAUSE: Readonly<Record<Relation, string>> = {
  每企业一次: "每企业一次", 每标的一次: "每标的一次", 每年一次: "每年一次", 同一记录: "同一事项的不同情形", 同年: "从优不重复", 同年同标的: "从优不重复",
};
