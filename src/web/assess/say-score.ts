import type { AssessedScore, ScoreLine } from "#engine";
import type { QualificationBlock, Term } from "#policy";
import { childrenOf } from "#policy";
import { toInteger, truncate } from "#kernel";

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

/** A line one has to cross: of the whole score, or of one section. */
export interface ScoreBound {
  readonly section: string | null;
  readonly said: "超过" | "不低于";
  readonly points: number;
}

/** The bounds the conditions put on 得分, from the rule itself. */
export function boundsOf(block: QualificationBlock): readonly ScoreBound[] {
  const found: ScoreBound[] = [];
  const walk = (term: Term): void => {
    if (term.op === "compare" && term.left.op === "score" && (term.comparison === ">" || term.comparison === "≥")) {
      const points = constantOf(term.right);
      if (points !== null) found.push({ section: term.left.section, said: term.comparison === ">" ? "超过" : "不低于", points });
    }
    childrenOf(term).forEach(walk);
  };
  for (const condition of block.conditions) walk(condition.term);
  return found;
}

export const constantOf = (term: Term | null): number | null => (term?.op === "constant" && term.value.kind === "number" ? toInteger(truncate(term.value.number)) : null);

/** `已可得 61 分，专家项 0–24 分，需超过 70 分`. */
export function sayScore({ low, high, sections }: AssessedScore, bounds: readonly ScoreBound[]): string {
  const { expert, unknown } = splitOf(sections.flatMap((section) => section.items), low, high);
  const whole = bounds.find(({ section }) => section === null);
  return [
    `已可得 ${low} 分`,
    expert > 0 ? `专家项 0–${expert} 分` : "",
    unknown > 0 ? `还没填的 0–${unknown} 分` : "",
    whole ? `需${whole.said} ${whole.points} 分` : "",
  ].filter((part) => part !== "").join("，");
}

export const sayPoints = ({ low, high }: Pick<ScoreLine, "low" | "high">): string => (low === high ? `${low} 分` : `${low}–${high} 分`);

