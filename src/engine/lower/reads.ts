/** 要读的: what a clause can look at, whatever the facts. */
import { childrenOf, type Library, type Term } from "#policy";
import { compileLibrary, type CompiledLibrary, type CompiledRule } from "../context.ts";

/** Every term a clause is made of, those of the lists and derived fields it asks for included, each once. */
function termsOf(compiled: CompiledLibrary, rule: CompiledRule): Set<Term> {
  const seen = new Set<Term>();
  const walk = (term: Term): void => {
    if (seen.has(term)) return;
    seen.add(term);
    if (term.op === "listed") for (const { block } of compiled.lists) if (block.name === term.list) for (const condition of block.autoExit) walk(condition.term);
    childrenOf(term).forEach(walk);
  };
  const { event, claimYear, grant } = rule.block;
  rule.conditions.forEach((condition) => walk(condition.term));
  for (const term of [event, claimYear, grant?.amount, grant?.floor, grant?.ceiling, grant?.perYear, grant?.lifetime, grant?.ladder, grant?.times, grant?.delivery, grant?.payment]) if (term) walk(term);
  return seen;
}

const withParts = (term: Term): Term[] => [term, ...childrenOf(term).flatMap(withParts)];

/** Kinds of records, 年度数据 included, and facts of the enterprise as `企业.规模以上`. */
export function kindsRead(compiled: CompiledLibrary, rules: readonly CompiledRule[]): Set<string> {
  // What settlement and the frame look at.
  const kinds = new Set(["已享支持", "迁移"]);
  const note = (term: Term): void => {
    if (term.op === "fact") kinds.add(`企业.${term.name}`);
    if (term.op === "yearly") kinds.add("年度数据");
    if (term.op === "field" || term.op === "aggregate" || term.op === "derived") kinds.add(term.record);
    if (term.op === "call" && term.name === "持有") kinds.add("资质");
    if (term.op === "listed") kinds.add("名单");
  };
  for (const rule of rules) {
    const { each } = rule.block;
    if (each.kind === "记录") kinds.add(each.record);
    if (each.kind === "年度数据") kinds.add("年度数据");
    if (each.kind === "租赁年度") kinds.add("租赁");
    termsOf(compiled, rule).forEach(note);
    // 标的 of a record may be derived.
    for (const { body, record } of compiled.library.reference.derived) if (kinds.has(record)) withParts(body).forEach(note);
  }
  return kinds;
}

/** Clauses with 给予 that a reading of one of these 存疑 can change. */
export function rulesReading(library: Library, doubts: ReadonlySet<string>): Set<string> {
  const compiled = compileLibrary(library);
  return new Set(compiled.rules.filter((rule) => rule.block.kind === "事项" && [...termsOf(compiled, rule)].some((term) => term.op === "reading" && doubts.has(term.id))).map((rule) => rule.id));
}
