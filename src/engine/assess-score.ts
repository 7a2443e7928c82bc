/** 评分 of a 认定: what is computed, what experts decide, what is not said yet, and the one sentence that says it. */
import { toInteger, truncate, type Range } from "#kernel";
import { childrenOf, sayTerm, type QualificationBlock, type Term } from "#policy";
import type { Missing } from "./answer.ts";
import type { Context } from "./context.ts";
import { evaluate, partsOf } from "./evaluate/evaluate.ts";
import { sectionScore } from "./evaluate/scores.ts";
import { rangeIn, truthIn } from "./value.ts";

export interface ScoreLine {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  /** True when a person decides within the range. */
  readonly expert: boolean;
  readonly missing: readonly Missing[];
}
/** A line one has to cross: of the whole score, or of one section. */
export interface ScoreBound {
  readonly section: string | null;
  readonly said: "超过" | "不低于";
  readonly points: number;
}
export interface AssessedScore {
  readonly low: number;
  readonly high: number;
  /** True or false when it is certain, else null. */
  readonly pass: boolean | null;
  /** `超过 70分`, as the condition on 得分 says. */
  readonly threshold: string;
  readonly bounds: readonly ScoreBound[];
  readonly sections: readonly (ScoreLine & { readonly items: readonly ScoreLine[] })[];
}

const points = (range: Range): { low: number; high: number } => ({ low: toInteger(truncate(range.low ?? 0)), high: toInteger(truncate(range.high ?? 0)) });

export function scoreOf(block: QualificationBlock, context: Context): AssessedScore {
  const sections = block.score.map((section) => {
    const { items, range } = sectionScore(section, context, partsOf(context.compiled).explain);
    const lines = items.map((item, index): ScoreLine => ({
      name: section.items[index]?.name ?? "", ...points(rangeIn(item.value) ?? { low: 0, high: 0 }), expert: item.decisions.size > 0, missing: [...item.missing.values()],
    }));
    return { name: section.name, ...points(range), expert: lines.some((l) => l.expert), missing: lines.flatMap((l) => l.missing), items: lines };
  });
  const asked = block.conditions.find((condition) => asksScore(condition.term));
  const outcome = asked ? evaluate(asked.term, context) : null;
  const truth = outcome ? truthIn(outcome.value) : "未定";
  return {
    low: sections.reduce((sum, s) => sum + s.low, 0), high: sections.reduce((sum, s) => sum + s.high, 0),
    pass: truth === "未定" ? null : truth === "是", threshold: asked ? sayTerm(asked.term) : "", bounds: boundsOf(block), sections,
  };
}

const asksScore = (term: Term): boolean => term.op === "score" || childrenOf(term).some(asksScore);

/** How far the open points go: by what a person decides, and by what is not said yet. */
export interface ScoreSplit {
  readonly low: number;
  readonly expert: number;
  readonly unknown: number;
}

export function splitOf(items: readonly ScoreLine[], low: number, high: number): ScoreSplit {
  const width = (lines: readonly ScoreLine[]): number => lines.reduce((sum, line) => sum + line.high - line.low, 0);
  // A section cut at its 最高 leaves less open than its items together.
  const expert = Math.min(width(items.filter(isExpert)), high - low);
  return { low, expert, unknown: high - low - expert };
}

/** What lacks a fact is first of all unknown, even where a person decides later. */
export const isExpert = (line: ScoreLine): boolean => line.expert && line.missing.length === 0;

/** The bounds the conditions put on 得分, from the rule itself. */
export function boundsOf(block: QualificationBlock): readonly ScoreBound[] {
  const found: ScoreBound[] = [];
  const walk = (term: Term): void => {
    if (term.op === "compare" && term.left.op === "score" && (term.comparison === ">" || term.comparison === "≥")) {
      const points = pointsOf(term.right);
      if (points !== null) found.push({ section: term.left.section, said: term.comparison === ">" ? "超过" : "不低于", points });
    }
    childrenOf(term).forEach(walk);
  };
  for (const condition of block.conditions) walk(condition.term);
  return found;
}

export const pointsOf = (term: Term | null): number | null => (term?.op === "constant" && term.value.kind === "number" ? toInteger(truncate(term.value.number)) : null);

/** `已可得 61 分，专家项 0–24 分，还没填的 0–3 分，需超过 70 分：还不能定`. */
export function sayScore({ low, high, sections, bounds }: AssessedScore): string {
  const { expert, unknown } = splitOf(sections.flatMap((section) => section.items), low, high);
  const whole = bounds.find(({ section }) => section === null);
  return [
    `已可得 ${low} 分`,
    expert > 0 ? `专家项 0–${expert} 分` : "",
    unknown > 0 ? `还没填的 0–${unknown} 分` : "",
    whole ? `需${whole.said} ${whole.points} 分：${reaches(low, whole) ? "够" : reaches(high, whole) ? "还不能定" : "不够"}` : "",
  ].filter((part) => part !== "").join("，");
}

const reaches = (score: number, { said, points }: ScoreBound): boolean => (said === "超过" ? score > points : score >= points);
