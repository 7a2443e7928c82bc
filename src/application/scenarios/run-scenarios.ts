import { formatDay } from "#kernel";
import { match, sayRange, type Answer, type Match, type MoneyRange } from "#engine";
import { byPlace, type Diagnostic, type Library, type Place } from "#policy";
import type { ScenarioFile } from "../ports.ts";
import { readScenario } from "./read-scenario.ts";
import { supposedFindings, titleFindings, type Wrong } from "./run-titles.ts";
import type { Exclusion, Expectation, ExpectedTotal, MatchPattern, Scenario, ScenarioQuestion } from "./scenario.ts";

export interface ScenarioReport {
  readonly scenarios: number;
  readonly questions: number;
  /** How many 期望, 不应有, 合计, 认定 and lines of 假如取得 were looked at. */
  readonly claims: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** 演：every scenario asked on its days, every expectation that does not hold told at its line. */
export function runScenarios(files: readonly ScenarioFile[], library: Library): ScenarioReport {
  const read = files.map((file) => readScenario(file, library));
  const scenarios = read.flatMap(({ scenario }) => scenario ?? []);
  const questions = scenarios.flatMap((scenario) => scenario.questions.map((question) => ({ scenario, question })));
  return {
    scenarios: files.length,
    questions: questions.length,
    claims: questions.reduce((sum, { question }) => sum + claimsIn(question), 0),
    diagnostics: [...read.flatMap(({ diagnostics }) => diagnostics), ...questions.flatMap(({ scenario, question }) => ask(scenario, question, library))].sort(byPlace),
  };
}

function ask(scenario: Scenario, question: ScenarioQuestion, library: Library): Diagnostic[] {
  const answer = match(library, scenario.dossier, { on: question.on, readings: question.readings });
  const wrong = (at: Place, message: string, hint?: string): Diagnostic => ({ ...at, code: "场景不符", message: `${scenario.name}（问日 ${formatDay(question.on)}）：${message}`, ...(hint ? { hint } : {}) });
  const among = { expected: expectationFindings, excluded: exclusionFindings };
  return [
    ...among.expected(answer.matches, question.expected, wrong), ...among.excluded(answer.matches, question.refused, wrong), ...(question.total ? totalFindings(answer, question.total, wrong) : []),
    ...titleFindings(scenario, question, library, wrong), ...supposedFindings(scenario, question, library, among, wrong),
  ];
}

const claimsIn = ({ expected, refused, total, titles, supposed }: ScenarioQuestion): number =>
  expected.length + refused.length + (total ? 1 : 0) + titles.length + supposed.reduce((sum, { opened, closed }) => sum + opened.length + closed.length, 0);

function exclusionFindings(matches: readonly Match[], exclusions: readonly Exclusion[], wrong: Wrong): Diagnostic[] {
  return exclusions.flatMap((exclusion) => {
    const found = matches.find((each) => isAbout(each, exclusion) && isExcluded(each, exclusion));
    return found ? [wrong(exclusion.at, `不应有的却有：${nameOf(exclusion)}${found.status}${found.net ? ` ${sayRange(found.net)}` : ""}`, found.because)] : [];
  });
}

/** Each expectation that no match answers, with what comes closest. */
function expectationFindings(matches: readonly Match[], expectations: readonly Expectation[], wrong: Wrong): Diagnostic[] {
  return expectations.flatMap((expected) => {
    const about = matches.filter((each) => isAbout(each, expected));
    const differences = about.map((each) => ({ each, differs: differencesOf(each, expected) }));
    if (differences.some(({ differs }) => differs.length === 0)) return [];
    const closest = differences.toSorted((a, b) => a.differs.length - b.differs.length)[0];
    if (!closest) return [wrong(expected.at, `${nameOf(expected)}没有匹配`, recordsHint(matches, expected))];
    return [wrong(expected.at, `${nameOf(expected)}：${closest.differs.join("；")}`, closest.each.because)];
  });
}

function isAbout(found: Match, pattern: MatchPattern): boolean {
  return (
    found.policy === pattern.policy && found.clause === pattern.clause && (pattern.item === null || found.item === pattern.item || found.item.split("·")[0] === pattern.item) &&
    (pattern.record === null || (found.record !== null && (found.record.label.includes(pattern.record) || found.record.kind === pattern.record)))
  );
}

/** Without a status, what must not be there is anything that pays or may pay. */
const isExcluded = (found: Match, { status }: Exclusion): boolean =>
  status === null ? (found.status === "可享" || found.status === "需评审" || found.status === "待补充") && found.net?.high !== 0 : found.status === status;

const sameRange = (a: MoneyRange | null, b: MoneyRange | null): boolean => (a === null || b === null ? a === b : a.low === b.low && a.high === b.high);
const sayMoneyRange = (range: MoneyRange | null): string => (range === null ? "无数额" : sayRange(range));

/** What of a match is not as expected, in words; empty when all holds. */
function differencesOf(found: Match, expected: Expectation): string[] {
  const differs: string[] = [];
  const told = (key: string, is: string, should: string): void => void differs.push(`${key}算得 ${is}，期望 ${should}`);
  if (found.status !== expected.status) told("状态", found.status, expected.status);
  if (expected.gross !== undefined && !sameRange(found.gross, expected.gross)) told("毛额", sayMoneyRange(found.gross), sayMoneyRange(expected.gross));
  if (expected.net !== undefined && !sameRange(found.net, expected.net)) told("净额", sayMoneyRange(found.net), sayMoneyRange(expected.net));
  if (expected.payYear !== undefined && found.payYear !== expected.payYear) told("兑付年", String(found.payYear), String(expected.payYear));
  if (expected.discretion !== undefined && found.discretion !== expected.discretion) told("裁量", found.discretion ?? "无", expected.discretion ?? "无");
  if (expected.yieldsTo !== undefined && !yieldsAs(found, expected.yieldsTo)) told("让于", found.yieldsTo ? `${found.yieldsTo.policy} ${found.yieldsTo.clause}` : "无", expected.yieldsTo ?? "无");
  if (expected.missing !== undefined) {
    const missing = found.missing.map((each) => each.fact);
    const holds = expected.missing.length === 0 ? missing.length === 0 : expected.missing.every((fact) => missing.includes(fact));
    if (!holds) told("缺", missing.join("、") || "无", expected.missing.join("、") || "无");
  }
  return differs;
}

function yieldsAs({ yieldsTo }: Match, expected: string | null): boolean {
  if (expected === null || yieldsTo === null) return expected === yieldsTo;
  return [yieldsTo.clause, `${yieldsTo.policy} ${yieldsTo.clause}`, yieldsTo.item, yieldsTo.policy].includes(expected);
}

const nameOf = ({ policy, clause, item, record }: MatchPattern): string => `${policy} ${clause}${item ? ` ${item}` : ""}${record ? `（${record}）` : ""}`;

function recordsHint(matches: readonly Match[], pattern: MatchPattern): string {
  const near = matches.filter((each) => each.policy === pattern.policy && each.clause === pattern.clause);
  return near.length === 0 ? "核对 政策 和 条" : `这一条有：${near.map((each) => `${each.item}${each.record ? `（${each.record.label}）` : ""}${each.status}`).join("、")}`;
}

function totalFindings({ total }: Answer, expected: ExpectedTotal, wrong: (at: Place, message: string) => Diagnostic): Diagnostic[] {
  const say = (amount: number | null): string => (amount === null ? "不封顶" : sayRange({ low: amount, high: amount }));
  const pairs = [["低", total.low, expected.low], ["高", total.high, expected.high], ["上限", total.ceiling, expected.ceiling]] as const;
  const differs = pairs.flatMap(([key, is, should]) => (should === undefined || is === should ? [] : [`${key}算得 ${say(is)}，期望 ${say(should)}`]));
  return differs.length === 0 ? [] : [wrong(expected.at, `合计：${differs.join("；")}`)];
}
