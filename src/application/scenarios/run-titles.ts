import { assessTitle, supposeTitle, type Match, type TitleAssessment } from "#engine";
import { formatDay } from "#kernel";
import type { Diagnostic, Library, Place } from "#policy";
import type { Exclusion, Expectation, Scenario, ScenarioQuestion, TitleExpectation } from "./scenario.ts";

export type Wrong = (at: Place, message: string, hint?: string) => Diagnostic;

/** 认定 of one question. */
export function titleFindings(scenario: Scenario, { on, readings, titles }: ScenarioQuestion, library: Library, wrong: Wrong): Diagnostic[] {
  return titles.flatMap((expected) => {
    const assessed = assessTitle(library, scenario.dossier, expected.title, { on, readings });
    if (!assessed) return expected.standing === null ? [] : [wrong(expected.at, `${expected.title}：问日没有有效的标准`)];
    return compare(assessed, expected, wrong);
  });
}

function compare(assessed: TitleAssessment, { title, standing, conditions, score, review, at }: TitleExpectation, wrong: Wrong): Diagnostic[] {
  const found: Diagnostic[] = [];
  const told = (place: Place, key: string, is: string, should: string, hint?: string): void => void found.push(wrong(place, `${title}：${key}算得 ${is}，期望 ${should}`, hint));
  if (standing !== undefined && assessed.truth !== standing)
    told(at, "结论", assessed.truth, standing ?? "没有标准", assessed.conditions.filter(({ truth }) => truth === assessed.truth).map(({ name }) => name).join("、"));
  for (const each of conditions) {
    const condition = assessed.conditions.find(({ name }) => name === each.name);
    if (!condition) found.push(wrong(each.at, `${title}：问日有效的标准里没有“${each.name}”这一条`));
    else if (condition.truth !== each.standing) told(each.at, each.name, condition.truth, each.standing, `现为${condition.value}，要求${condition.threshold}`);
  }
  if (score !== undefined && (assessed.score?.low !== score.low || assessed.score.high !== score.high))
    told(at, "得分", assessed.score ? sayScore(assessed.score) : "没有评分", sayScore(score), assessed.score?.sections.map((section) => `${section.name} ${sayScore(section)}`).join("、"));
  if (review !== undefined && (assessed.review?.truth ?? null) !== review) told(at, "复核", assessed.review?.truth ?? "无", review ?? "无");
  return found;
}

const sayScore = ({ low, high }: { readonly low: number; readonly high: number }): string => (low === high ? `${low}` : `${low}–${high}`);

/** What tells whether lines about matches hold among some of them. */
export interface AmongMatches {
  readonly expected: (matches: readonly Match[], lines: readonly Expectation[], wrong: Wrong) => Diagnostic[];
  readonly excluded: (matches: readonly Match[], lines: readonly Exclusion[], wrong: Wrong) => Diagnostic[];
}

/** 假如取得 of one question, asked on the day the title is obtained, or later. */
export function supposedFindings(scenario: Scenario, { on, readings, supposed }: ScenarioQuestion, library: Library, among: AmongMatches, wrong: Wrong): Diagnostic[] {
  return supposed.flatMap(({ title, date, opened, closed }) => {
    const { opened: matches } = supposeTitle(library, scenario.dossier, title, date, { on: Math.max(on, date), readings });
    const told: Wrong = (at, message, hint) => wrong(at, `假如 ${formatDay(date)} 取得${title}：${message}`, hint);
    return [...among.expected(matches, opened, told), ...among.excluded(matches, closed, told)];
  });
}
