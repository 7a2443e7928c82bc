import type { AssessedDossier } from "#application";
import { sayScore, type AssessedCondition, type AssessedReview, type AssessedScore, type GapStep, type ScoreLift, type ScoreLine } from "#engine";
import { wrap } from "./wrap.ts";
import { headLine } from "./each-dossier.ts";
import { table, type Column } from "./table.ts";

const CONDITIONS: readonly Column[] = [
  { title: "结论" }, { title: "条件", flexible: true }, { title: "现状", flexible: true }, { title: "要求", flexible: true }, { title: "还缺", flexible: true }, { title: "依据", flexible: true },
];
const SCORES: readonly Column[] = [{ title: "大项", flexible: true }, { title: "小项", flexible: true }, { title: "得分", align: "right" }, { title: "说明", flexible: true }];

/** One assessment for people: conditions, score sheet, gap plan, and what would lift the score. */
export function assessmentLines(assessed: AssessedDossier, columns: number): string[] {
  const { title, truth, policyTitle, inForce, conditions, score, review, gap, lifts } = assessed;
  const since = inForce.from === null ? "" : `，自 ${inForce.from} 起`;
  const until = inForce.to === null ? "" : `，至 ${inForce.to} 止`;
  return [
    headLine(assessed.enterprise, assessed.on),
    `${title}：${truth}　按《${policyTitle}》${since}${until}`,
    "",
    ...table(CONDITIONS, conditions.map(conditionRow), columns),
    ...(conditions.some((condition) => condition.unverified) ? ["标“待核”的，所依据的数还没有核到官方原文，以申报通知为准。"] : []),
    ...(review ? ["", ...reviewLines(review, conditions, columns)] : []),
    ...(score ? ["", ...scoreLines(score, columns)] : []),
    ...(gap.length > 0 ? ["", "差距", ...gap.flatMap((step) => bullet(sayStep(step), columns))] : []),
    ...(lifts.length > 0 ? ["", "还能提分", ...lifts.flatMap((lift) => bullet(sayLift(lift), columns))] : []),
  ];
}

/** What a 复核 asks otherwise than 认定; the rest stands above. */
function reviewLines(review: AssessedReview, conditions: readonly AssessedCondition[], columns: number): string[] {
  const other = review.conditions.filter((condition) => !conditions.includes(condition));
  return [
    `复核：${review.truth}　现在持有，到期复核${other.length > 0 ? `改按下面 ${other.length} 条` : "按上面各条"}${review.unasked.length > 0 ? `，不考查${review.unasked.join("、")}` : ""}，其余同上。`,
    ...(other.length > 0 ? table(CONDITIONS, other.map(conditionRow), columns) : []),
  ];
}

const bullet = (text: string, columns: number): string[] => wrap(text, columns - 4).map((line, index) => `  ${index === 0 ? "· " : "  "}${line}`);

function conditionRow({ truth, name, value, threshold, missing, source, grade, unverified }: AssessedCondition): string[] {
  const needs = missing.map(({ fact, year, from }) => `${fact}${year === null ? "" : `（${year}年度）`}，问${from}`).join("；");
  const marks = [...(grade ? [grade] : []), ...(unverified ? ["待核"] : [])];
  return [truth, name, value, threshold, needs, `${source}${marks.length > 0 ? `〔${marks.join("，")}〕` : ""}`];
}

function scoreLines(score: AssessedScore, columns: number): string[] {
  return [
    `评分：${sayScore(score)}`,
    ...table(SCORES, score.sections.flatMap((section) => [
      [section.name, "", points(section), ""],
      ...section.items.map((item) => ["", item.name, points(item), sayOpen(item)]),
    ]), columns),
  ];
}

const points = ({ low, high }: Pick<ScoreLine, "low" | "high">): string => (low === high ? String(low) : `${low}-${high}`);
const sayOpen = ({ expert, low, high, missing }: ScoreLine): string =>
  [...(expert && low !== high ? ["专家评定"] : []), ...(missing.length > 0 ? [`还缺 ${missing.map(({ fact, year }) => `${fact}${year === null ? "" : `（${year}年度）`}`).join("、")}`] : [])].join("；");

const sayStep = ({ condition, value, threshold, text, reaches }: GapStep): string =>
  `${condition}：现为${value}，要求${threshold}。${text}${reaches === "需评审" ? "，之后由专家评定" : ""}。`;
const sayLift = ({ section, item, text, low, high }: ScoreLift): string => `${section}·${item}：${text}，总分到 ${low === high ? low : `${low}-${high}`} 分。`;
