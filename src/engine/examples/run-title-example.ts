/** 样例 of 认定: what the assessment says of a condition, of the score, or of the whole. */
import { formatDay, nearest, yearOf, type Day } from "#kernel";
import type { Diagnostic, Library, Place, Policy, QualificationBlock } from "#policy";
import { assessCondition, assessTitle, qualificationFor, STANDINGS, titleContext, type AssessedCondition, type Standing, type TitleAssessment } from "../assess-title.ts";
import { scoreOf } from "../assess-score.ts";
import type { Context } from "../context.ts";
import { readDossier } from "../read-dossier.ts";
import { fillYears, publish } from "./place-facts.ts";
import { defaultDay, wrongAt, type ExampleRow } from "./read-cells.ts";

const TOTAL = "得分";
const SHAPE = "写作“条件名 符合”“小项名 9分至10分”“得分 61分至85分”，或者 符合、不符合、待补充、需评审、不适用；几项用“；”分开";

type Points = { readonly low: number; readonly high: number };
type Expectation =
  | { readonly kind: "不适用" }
  /** `name` null = the whole. */
  | { readonly kind: "条件"; readonly name: string | null; readonly standing: Standing }
  | { readonly kind: "评分"; readonly name: string; readonly points: Points };

export function runTitleExample(policy: Policy, block: QualificationBlock, example: ExampleRow, at: Place, library: Library): readonly Diagnostic[] {
  const wrong = wrongAt(example, at);
  const on = example.on ?? defaultDay(block.validity ?? policy.validity);
  const json = fillYears(example.dossier, example, [yearOf(on)]);
  const dossier = readDossier(json, library.reference);
  if (!dossier.ok) return wrong("样例格式", `：${dossier.error.map((p) => p.message).join("；")}`, dossier.error.find((p) => p.hint)?.hint);
  const local = publish(library, example, policy, on);
  const asking = { on, readings: example.readings };
  const used = qualificationFor(local, block.title, asking);
  // A row looks at a condition or two of many; only those are assessed.
  const asked: Asked = { block, context: titleContext(local, dossier.value, policy, block, asking), whole: () => assessTitle(local, dossier.value, block.title, asking) };
  return example.expected.split("；").flatMap((part) => {
    const expected = readExpectation(part.trim());
    if (!expected) return wrong("样例格式", `的期望“${part.trim()}”读不通`, nearWord(part.trim()) ?? SHAPE);
    if (used?.block !== block) return expected.kind === "不适用" ? [] : wrong("样例不符", `在${formatDay(on)}用不上这份标准，期望 ${part.trim()}`, otherText(used?.policy ?? null, on));
    if (expected.kind === "不适用") return wrong("样例不符", `在${formatDay(on)}用的就是这份标准，期望 不适用`, "施行期首尾两日都算；换一个问日");
    if (expected.kind === "评分") return scoreFindings(asked, expected, wrong);
    return expected.name === null ? wholeFindings(asked, expected.standing, wrong) : conditionFindings(asked, expected.name, expected.standing, wrong);
  });
}

type Wrong = ReturnType<typeof wrongAt>;
interface Asked {
  readonly block: QualificationBlock;
  readonly context: Context;
  readonly whole: () => TitleAssessment | null;
}

function wholeFindings({ whole }: Asked, standing: Standing, wrong: Wrong): Diagnostic[] {
  const assessment = whole();
  if (!assessment || assessment.truth === standing) return [];
  const decides = assessment.conditions.filter((c) => c.truth === assessment.truth).map((c) => c.name).join("、");
  return wrong("样例不符", `整体算得 ${assessment.truth}，期望 ${standing}`, `${assessment.truth}：${decides}`);
}

function conditionFindings({ block, context }: Asked, name: string, standing: Standing, wrong: Wrong): Diagnostic[] {
  const condition = block.conditions.find((c) => c.label === name);
  if (!condition && scoreNames(block).includes(name)) return wrong("样例格式", `：“${name}”在评分里，不是条件`, `写分数，如“${name} 0分至10分”`);
  if (!condition) return unknownName(`没有“${name}”这个条件`, name, labelsOf(block), wrong);
  const found = assessCondition(condition, null, block, context);
  return found.truth === standing ? [] : wrong("样例不符", `的“${name}”算得 ${found.truth}，期望 ${standing}`, whyOf(found));
}

function scoreFindings({ block, context }: Asked, { name, points }: Extract<Expectation, { kind: "评分" }>, wrong: Wrong): Diagnostic[] {
  if (block.score.length === 0) return wrong("样例格式", `期望“${name}”的分数，这个认定没有评分`, "写“条件名 符合”，或者整体的 符合、不符合");
  if (!scoreNames(block).includes(name))
    return labelsOf(block).includes(name) ? wrong("样例格式", `：“${name}”是条件，没有分数`, `写“${name} 符合”或者“${name} 不符合”`) : unknownName(`评分里没有“${name}”`, name, scoreNames(block), wrong);
  const score = scoreOf(block, context);
  const lines: readonly (Points & { readonly name: string })[] = [{ name: TOTAL, low: score.low, high: score.high }, ...score.sections.flatMap((section) => [section, ...section.items])];
  // A section and its only item may share a name; then both are meant.
  const other = lines.find((line) => line.name === name && (line.low !== points.low || line.high !== points.high));
  return other ? wrong("样例不符", `的“${name}”算得 ${sayPoints(other)}，期望 ${sayPoints(points)}`, "先核对期望，再核对评分的各档") : [];
}

const labelsOf = (block: QualificationBlock): string[] => block.conditions.flatMap(({ label }) => (label === null ? [] : [label]));
/** The total, each section and each item of the 评分. */
const scoreNames = (block: QualificationBlock): string[] => (block.score.length === 0 ? [] : [TOTAL, ...block.score.flatMap((section) => [section.name, ...section.items.map((item) => item.name)])]);

function unknownName(message: string, name: string, known: readonly string[], wrong: Wrong): Diagnostic[] {
  const near = nearest(name, known);
  return wrong("样例格式", `：${message}`, near === null ? `可用：${[...new Set(known)].join("、")}` : `是不是想写“${near}”？`);
}

const whyOf = (c: AssessedCondition): string =>
  c.truth === "待补充" && c.missing.length > 0 ? `还差：${c.missing.map((m) => m.fact).join("、")}` : `这里是${c.value}，要求 ${c.threshold}`;

const otherText = (used: Policy | null, on: Day): string =>
  used ? `${formatDay(on)}用的是${used.id}；期望写 不适用，或者换一个问日` : `${formatDay(on)}没有有效的标准；期望写 不适用，或者换一个问日`;

const sayPoints = ({ low, high }: Points): string => (low === high ? `${low}分` : `${low}分至${high}分`);

function readExpectation(text: string): Expectation | null {
  if (text === "不适用") return { kind: "不适用" };
  const whole = STANDINGS.find((s) => s === text);
  if (whole) return { kind: "条件", name: null, standing: whole };
  const space = text.lastIndexOf(" ");
  if (space < 1) return null;
  const [name, word] = [text.slice(0, space).trim(), text.slice(space + 1)];
  const standing = STANDINGS.find((s) => s === word);
  if (standing) return { kind: "条件", name, standing };
  const [, low, high = low] = /^(\d+)分(?:至(\d+)分)?$/.exec(word) ?? [];
  return low === undefined ? null : { kind: "评分", name, points: { low: Number(low), high: Number(high) } };
}

/** `研发占比 可享`: the right kind of thing, in another rule's words. */
function nearWord(text: string): string | null {
  const word = text.slice(text.lastIndexOf(" ") + 1);
  const near = nearest(word, STANDINGS);
  return near === null ? null : `是不是想写“${text.slice(0, text.length - word.length)}${near}”？${SHAPE}`;
}
