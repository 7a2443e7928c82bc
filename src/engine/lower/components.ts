/** 分组: clauses whose awards can take from one another. What stands in no common group is settled apart. */
import { blocksOf } from "#policy";
import type { CompiledLibrary, CompiledRule } from "../context.ts";
import { relationsOf } from "../settle/relations.ts";

/** Clauses with 给予, grouped; groups and the clauses in them in the order of the documents. */
export function groupsOf(compiled: CompiledLibrary): CompiledRule[][] {
  const rules = compiled.rules.filter((rule) => rule.block.kind === "事项");
  const groupOf = new Map<CompiledRule, CompiledRule[]>();
  for (const rule of rules) {
    const near = [...new Set(rules.filter((other) => groupOf.has(other) && touch(rule, other, compiled)).map((other) => groupOf.get(other) as CompiledRule[]))];
    const group = [...near.flat(), rule];
    for (const each of group) groupOf.set(each, group);
  }
  return [...new Set(rules.map((rule) => groupOf.get(rule) as CompiledRule[]))].map((group) => rules.filter((rule) => group.includes(rule)));
}

/** Seen without any enterprise: one may exclude the other, or both reimburse one expense. */
function touch(a: CompiledRule, b: CompiledRule, compiled: CompiledLibrary): boolean {
  const expense = (rule: CompiledRule): string | null => (rule.block.each.kind === "记录" && compiled.library.reference.categories.find((each) => each.name === rule.block.category)?.expense ? rule.block.each.record : null);
  return (expense(a) !== null && expense(a) === expense(b)) || relationsOf(a, b, compiled).length > 0;
}

/**
 * Records of such a clause never take from one another: no ladder, no limit they share, nothing that may be paid once only.
 * Years are told apart, so that a limit of a year is each row's own.
 */
export function standsAlone({ policy, block }: CompiledRule, compiled: CompiledLibrary): boolean {
  const { grant, each } = block;
  if (!grant || grant.ladder || grant.lifetime) return false;
  const yearly = each.kind === "年度数据";
  const category = compiled.library.reference.categories.find((one) => one.name === block.category);
  const times = grant.times?.op === "constant" && grant.times.value.kind === "word" ? grant.times.value.word : grant.times === null ? "每次" : null;
  const stacked = !yearly && category?.subject !== null && [...blocksOf(policy)].some((found) => found.block.kind === "叠加" && found.block.rule !== "同享");
  return (times === "每次" || (yearly && times === "每年一次")) && (yearly || !grant.perYear) && !category?.expense && !stacked;
}
