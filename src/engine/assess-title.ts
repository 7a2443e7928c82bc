/** 自评: an enterprise against a 认定 of the library, condition by condition, with its score as a range. */
import { formatDay, yearOf, type Truth } from "#kernel";
import { blocksOf, isUnverified, sayTerm, type Condition, type Grade, type Library, type Policy, type QualificationBlock, type Run, type Term } from "#policy";
import type { Asking, Missing, Reason } from "./answer.ts";
import { scoreOf, type AssessedScore } from "./assess-score.ts";
import { compileLibrary, type Context, type Outcome } from "./context.ts";
import type { Dossier } from "./dossier.ts";
import { evaluate } from "./evaluate/evaluate.ts";
import { known } from "./evaluate/outcome.ts";
import { baseContext } from "./match.ts";
import { sayOutcome } from "./reasons.ts";
import { sayValue } from "./say-value.ts";
import { restsOnUnverified } from "./unverified.ts";
import { ofNumber, truthIn } from "./value.ts";

export const STANDINGS = ["符合", "不符合", "待补充", "需评审"] as const;
export type Standing = (typeof STANDINGS)[number];

export interface AssessedCondition {
  readonly name: string;
  readonly truth: Standing;
  /** What the enterprise has, in words. */
  readonly value: string;
  /** What is asked, in words. */
  readonly threshold: string;
  readonly missing: readonly Missing[];
  /** The 要点 or sentence it rests on. */
  readonly source: string;
  readonly grade: Grade | null;
  /** 待核: it, or a figure in it, is graded C or M. */
  readonly unverified: boolean;
  readonly reason: Reason;
}
export interface TitleAssessment {
  readonly title: string;
  readonly on: string;
  readonly policy: string;
  readonly policyTitle: string;
  /** 有效 of the generation that was used. */
  readonly inForce: { readonly from: string | null; readonly to: string | null };
  readonly truth: Standing;
  readonly conditions: readonly AssessedCondition[];
  readonly score: AssessedScore | null;
  /** 复核; null where the text has none, or the enterprise does not hold the title on the day. */
  readonly review: AssessedReview | null;
}
/** 复核 of a title that is held: 认定 with what 复核 names again in its place, without what it does not look at. */
export interface AssessedReview {
  readonly truth: Standing;
  readonly conditions: readonly AssessedCondition[];
  /** Conditions of 认定 that a 复核 does not look at. */
  readonly unasked: readonly string[];
}

/** 认定 of the library by what they lead to, each in the order of the documents. */
export interface TitleGroups {
  /** 资质 obtained under the name of the 认定. */
  readonly titles: readonly string[];
  /** Ways to a 资质 of another name (报备即批准 to 高新技术企业). */
  readonly routes: readonly string[];
  /** What only says what an enterprise is (划型). */
  readonly classes: readonly string[];
}

export function groupTitles(library: Library): TitleGroups {
  const blocks = [...qualifications(library)].map(({ block }) => block);
  const names = (fits: (block: QualificationBlock) => boolean): string[] => [...new Set(blocks.filter(fits).map(({ title }) => title))];
  return { titles: names(({ title, obtains }) => obtains === title), routes: names(({ title, obtains }) => obtains !== null && obtains !== title), classes: names(({ obtains }) => obtains === null) };
}

/** Everything the library has a 认定 for: what can be obtained first. */
export function titlesOf(library: Library): string[] {
  const { titles, routes, classes } = groupTitles(library);
  return [...titles, ...routes, ...classes];
}

function* qualifications(library: Library): Generator<{ policy: Policy; run: Run; block: QualificationBlock }> {
  for (const policy of library.policies) for (const { run, block } of blocksOf(policy)) if (block.kind === "认定") yield { policy, run, block };
}

/** When each generation of a title is in force, in the order of the documents. */
export interface Generation {
  readonly policy: string;
  readonly policyTitle: string;
  readonly from: string | null;
  readonly to: string | null;
}
export function generationsOf(library: Library, title: string): Generation[] {
  return [...qualifications(library)].filter(({ block }) => block.title === title).map(({ policy, block }) => {
    const { from, to } = block.validity ?? policy.validity;
    return { policy: policy.id, policyTitle: policy.title, from: from === null ? null : formatDay(from), to: to === null ? null : formatDay(to) };
  });
}

/** The generation in force on the day of asking; null when there is none. */
export function qualificationFor(library: Library, title: string, asking: Pick<Asking, "on">): { policy: Policy; run: Run; block: QualificationBlock } | null {
  for (const found of qualifications(library)) {
    const { policy, block } = found;
    const { from, to } = block.validity ?? policy.validity;
    if (block.title === title && (from === null || from <= asking.on) && (to === null || asking.on <= to)) return found;
  }
  return null;
}

export function assessTitle(library: Library, dossier: Dossier, title: string, asking: Asking): TitleAssessment | null {
  const found = qualificationFor(library, title, asking);
  if (!found) return null;
  const { policy, run, block } = found;
  const context = titleContext(library, dossier, policy, block, asking);
  const assess = (condition: Condition): AssessedCondition => assessCondition(condition, run, block, context);
  const conditions = block.conditions.map(assess);
  const { from, to } = block.validity ?? policy.validity;
  return {
    title, on: formatDay(asking.on), policy: policy.id, policyTitle: policy.title,
    inForce: { from: from === null ? null : formatDay(from), to: to === null ? null : formatDay(to) },
    truth: worst(conditions.map((c) => c.truth)), conditions, score: block.score.length > 0 ? scoreOf(block, context) : null,
    review: isHeld(title, dossier, context) ? reviewOf(block, conditions, assess) : null,
  };
}

function reviewOf(block: QualificationBlock, conditions: readonly AssessedCondition[], assess: (condition: Condition) => AssessedCondition): AssessedReview | null {
  if (block.review.length === 0 && block.unreviewed.length === 0) return null;
  const kept = block.conditions.flatMap((condition, index): AssessedCondition[] => {
    if (condition.label !== null && block.unreviewed.includes(condition.label)) return [];
    const again = condition.label === null ? undefined : block.review.find(({ label }) => label === condition.label);
    const known = conditions[index];
    return again ? [assess(again)] : known ? [known] : [];
  });
  const added = block.review.filter(({ label }) => label === null || !block.conditions.some((condition) => condition.label === label)).map(assess);
  const all = [...kept, ...added];
  return { truth: worst(all.map(({ truth }) => truth)), conditions: all, unasked: block.unreviewed };
}

/** A certificate of the title that is, or may be, in force: an unknown 有效期至 is not an expired one. Without a certificate there is nothing to review. */
function isHeld(title: string, dossier: Dossier, context: Context): boolean {
  const rows = dossier.records.get("资质")?.rows ?? [];
  const named = rows.some(({ facts }) => {
    const kind = facts.get("类别");
    return kind?.kind === "value" && kind.value.kind === "words" && kind.value.words?.length === 1 && kind.value.words[0] === title;
  });
  const { at } = context.event.term;
  const word: Term = { op: "constant", value: { kind: "word", word: title }, type: { kind: "word", words: null }, at };
  return named && truthIn(evaluate({ op: "call", name: "持有", args: [word], type: { kind: "truth" }, at }, context).value) !== "否";
}

export function titleContext(library: Library, dossier: Dossier, policy: Policy, qualification: QualificationBlock, asking: Asking): Context {
  const base = baseContext(compileLibrary(library), dossier, asking);
  return { ...base, policy, qualification, event: known(base.event.term, ofNumber(asking.on)), year: known(base.event.term, ofNumber(yearOf(asking.on))) };
}

/** @param run where the 要点 it rests on stands; null when nobody asks for the source. */
export function assessCondition(condition: Condition, run: Run | null, block: QualificationBlock, context: Context): AssessedCondition {
  const outcome = evaluate(condition.term, context);
  const point = run?.quotes.find((line) => line.label === condition.label) ?? null;
  const grade = point?.grade ?? block.grade;
  return {
    name: condition.label ?? sayTerm(condition.term), truth: standingOf(outcome), ...measured(outcome),
    missing: [...outcome.missing.values()],
    source: point?.text ?? run?.quotes.map((line) => line.text).join("") ?? "",
    grade, unverified: isUnverified(grade) || restsOnUnverified(condition.term, context.policy, block),
    reason: sayOutcome(outcome, 0, context.policy.region),
  };
}

export function standingOf(outcome: Outcome): Standing {
  const truth: Truth = truthIn(outcome.value);
  if (truth !== "未定") return truth === "是" ? "符合" : "不符合";
  return outcome.missing.size > 0 || outcome.decisions.size === 0 ? "待补充" : "需评审";
}

const WORST: readonly Standing[] = ["不符合", "待补充", "需评审", "符合"];
const worst = (all: readonly Standing[]): Standing => WORST.find((s) => all.includes(s)) ?? "符合";

/** A comparison says both its sides; anything else says itself. */
function measured(outcome: Outcome): { value: string; threshold: string } {
  const { term } = outcome;
  if (term.op === "variable" || term.op === "reading") {
    const [inner] = outcome.children;
    if (inner) return measured(inner);
  }
  const [left, right] = outcome.children;
  if (term.op === "compare" && left && right) {
    const bound = right.term.op === "constant" ? "" : `（现为${sayValue(right.value, right.term.type)}）`;
    return { value: sayValue(left.value, left.term.type), threshold: `${sayTerm(term)}${bound}` };
  }
  return { value: sayValue(outcome.value, term.type), threshold: sayTerm(term) };
}
