import { addRanges, minRanges, type Range } from "#kernel";
import type { ScoreSection, TermOf } from "#policy";
import type { Context, Outcome } from "../context.ts";
import { ofRange, rangeIn } from "../value.ts";
import type { Evaluate } from "./aggregates.ts";
import { node } from "./outcome.ts";

const ZERO: Range = { low: 0, high: 0 };

/** 得分: what can be computed is a point, what experts judge an interval; each section is cut at its 最高. */
export function score(term: TermOf<"score">, context: Context, evaluate: Evaluate): Outcome {
  const sections = (context.qualification?.score ?? []).filter((s) => term.section === null || s.name === term.section);
  const parts = sections.map((section) => sectionScore(section, context, evaluate));
  return node(term, ofRange(parts.map((p) => p.range).reduce(addRanges, ZERO)), parts.flatMap((p) => p.items));
}

export interface SectionScore {
  readonly section: ScoreSection;
  readonly items: readonly Outcome[];
  readonly range: Range;
}

export function sectionScore(section: ScoreSection, context: Context, evaluate: Evaluate): SectionScore {
  const items = section.items.map((item) => evaluate(item.term, context));
  const sum = items.map((item) => rangeIn(item.value) ?? ZERO).reduce(addRanges, ZERO);
  const ceiling = section.ceiling ? rangeIn(evaluate(section.ceiling, context).value) : null;
  return { section, items, range: ceiling ? minRanges(sum, ceiling) : sum };
}
