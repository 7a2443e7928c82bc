import { addRanges, minRanges, type Range } from "#kernel";
import type { ScoreSection, TermOf } from "#policy";
import type { Context, Explain, Outcome, Parts } from "../context.ts";
import { ofRange, rangeIn } from "../value.ts";
import { node } from "./outcome.ts";

const ZERO: Range = { low: 0, high: 0 };

/** 得分: what can be computed is a point, what experts judge an interval; each section is cut at its 最高. */
export const score = (term: TermOf<"score">, { explain }: Parts): Explain => (context) => {
  const sections = (context.qualification?.score ?? []).filter((s) => term.section === null || s.name === term.section);
  const parts = sections.map((section) => sectionScore(section, context, explain));
  return node(term, ofRange(parts.map((p) => p.range).reduce(addRanges, ZERO)), parts.flatMap((p) => p.items));
};

export interface SectionScore {
  readonly section: ScoreSection;
  readonly items: readonly Outcome[];
  readonly range: Range;
}

export function sectionScore(section: ScoreSection, context: Context, explain: Parts["explain"]): SectionScore {
  const items = section.items.map((item) => explain(item.term)(context));
  const sum = items.map((item) => rangeIn(item.value) ?? ZERO).reduce(addRanges, ZERO);
  const ceiling = section.ceiling ? rangeIn(explain(section.ceiling)(context).value) : null;
  return { section, items, range: ceiling ? minRanges(sum, ceiling) : sum };
}
