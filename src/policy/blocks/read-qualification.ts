/** 认定: what it leads to, its conditions, its score table, its 复核. */
import type { Place } from "../diagnostic.ts";
import { pairOf, type Entry, type MapEntry, type Pair } from "../document/read-yaml.ts";
import type { BlockBase, QualificationBlock, ScoreSection } from "../block.ts";
import { resolver } from "../names/resolve-value.ts";
import { fail, kindOf, type Scope } from "../names/scope.ts";
import { factNamed } from "../vocabulary/model.ts";
import { suggestion } from "../vocabulary/read-tables.ts";
import { attempt, conditionsOf, oneOf, textOf, valueOf } from "./fields.ts";

export const readQualification = (title: string, map: MapEntry, at: Place, scope: Scope): Omit<QualificationBlock, keyof BlockBase | "kind" | "examples"> =>
  ({ title, obtains: obtainedBy(title, map, at, scope), term: textOf(map, "有效期", scope), score: scoreOf(map, scope), ...qualificationConditions(map, scope) });

/** What 词表 knows as a 资质 is obtained under its own name; a 认定 of another name says with 取得 which one it leads to, or is none. */
function obtainedBy(title: string, map: MapEntry, at: Place, scope: Scope): string | null {
  const known = factNamed(kindOf(scope, "资质"), "类别")?.listed ?? [];
  if (pairOf(map, "取得")) return oneOf(textOf(map, "取得", scope) ?? "", known, "取得", map, scope);
  if (known.includes(title)) return title;
  if (pairOf(map, "有效期")) scope.findings.report("块格式", at, `“${title}”写了有效期，却不是词表里的资质`, "取得的是哪一种资质，写一行“取得: 高新技术企业”；只说明企业是什么的（如划型）不写有效期");
  return null;
}

const NOT_ASKED = "不考查";

/** 条件 and 复核; 复核 may be a map of labelled conditions, and `标签: 不考查` leaves a condition out. */
function qualificationConditions(map: MapEntry, scope: Scope): Pick<QualificationBlock, "conditions" | "review" | "unreviewed"> {
  const conditions = conditionsOf(map, "条件", scope);
  const entry = pairOf(map, "复核")?.value;
  const items = entry?.kind === "map" ? entry.pairs.map((pair) => ({ kind: "map" as const, at: pair.keyAt, pairs: [pair] })) : entry?.kind === "list" ? entry.items : entry ? [entry] : [];
  const leftOut = (item: Entry): Pair | null => {
    const pair = item.kind === "map" ? item.pairs[0] : undefined;
    return pair?.value.kind === "text" && pair.value.text === NOT_ASKED ? pair : null;
  };
  const labels = conditions.flatMap(({ label }) => (label === null ? [] : [label]));
  const unreviewed = items.map(leftOut).filter((pair) => pair !== null);
  for (const { key, keyAt } of unreviewed)
    if (!labels.includes(key)) scope.findings.report("未知名称", keyAt, `复核不考查的“${key}”不是条件的标签`, suggestion(key, labels) ?? "照 条件 里的标签写");
  const list: Entry = { kind: "list", at: entry?.at ?? map.at, items: items.filter((item) => leftOut(item) === null) };
  return { conditions, review: conditionsOf({ ...map, pairs: map.pairs.map((pair) => (pair.key === "复核" ? { ...pair, value: list } : pair)) }, "复核", scope), unreviewed: unreviewed.map(({ key }) => key) };
}

function scoreOf(map: MapEntry, scope: Scope): ScoreSection[] {
  const pair = pairOf(map, "评分");
  if (!pair) return [];
  if (pair.value.kind !== "map") return attempt([], () => fail(scope, "块格式", pair.keyAt, "“评分”下应分大项写", "大项之下写“最高: 30分”和各小项"));
  return pair.value.pairs.flatMap((section): ScoreSection[] => {
    if (section.value.kind !== "map") return attempt([], () => fail(scope, "块格式", section.keyAt, `评分大项“${section.key}”下应写小项`));
    const inner = section.value;
    return [{
      name: section.key,
      ceiling: valueOf(inner, "最高", scope, null),
      items: inner.pairs.filter((p) => p.key !== "最高").flatMap((p) => {
        const term = attempt(null, () => resolver.value(p.value, scope, { kind: "number", dimension: { 分: 1 } }));
        return term ? [{ name: p.key, term }] : [];
      }),
    }];
  });
}

/** Names of the 评分 sections of a 认定. */
export function scoresOf(map: MapEntry): string[] {
  const value = pairOf(map, "评分")?.value;
  return value?.kind === "map" ? value.pairs.map((pair) => pair.key) : [];
}
