/** 要读的种类: which lists of a dossier a clause can look at, whatever the facts. */
import { childrenOf, type Condition, type Term } from "#policy";
import type { CompiledLibrary, CompiledRule } from "../context.ts";

/** Kinds of records, 年度数据 included, and facts of the enterprise as `企业.规模以上`. */
export function kindsRead(compiled: CompiledLibrary, rules: readonly CompiledRule[]): Set<string> {
  // What settlement and the frame look at.
  const kinds = new Set(["已享支持", "迁移"]);
  const seen = new Set<Term>();
  const walk = (term: Term): void => {
    if (seen.has(term)) return;
    seen.add(term);
    if (term.op === "fact") kinds.add(`企业.${term.name}`);
    if (term.op === "yearly") kinds.add("年度数据");
    if (term.op === "field" || term.op === "aggregate" || term.op === "derived") kinds.add(term.record);
    if (term.op === "call" && term.name === "持有") kinds.add("资质");
    if (term.op === "listed") {
      kinds.add("名单");
      for (const { block } of compiled.lists) if (block.name === term.list) block.autoExit.forEach((condition: Condition) => walk(condition.term));
    }
    childrenOf(term).forEach(walk);
  };
  for (const rule of rules) {
    const { block } = rule;
    if (block.each.kind === "记录") kinds.add(block.each.record);
    if (block.each.kind === "年度数据") kinds.add("年度数据");
    if (block.each.kind === "租赁年度") kinds.add("租赁");
    rule.conditions.forEach((condition) => walk(condition.term));
    const { grant, event, claimYear } = block;
    for (const term of [event, claimYear, grant?.amount, grant?.floor, grant?.ceiling, grant?.perYear, grant?.lifetime, grant?.ladder, grant?.times, grant?.delivery, grant?.payment]) if (term) walk(term);
    for (const { body, record } of compiled.library.reference.derived) if (kinds.has(record)) walk(body);
  }
  return kinds;
}
