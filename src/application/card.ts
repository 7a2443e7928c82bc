import { blocksOf, type Condition, type Library, type Policy, type Section } from "#policy";
import { sayBlock, sayCondition, sayValidity } from "#policy/say";
import { rulesOf, type NamedRule } from "./find.ts";

export interface CardField {
  readonly name: (typeof FIELDS)[number];
  readonly lines: readonly string[];
}
/** 政策卡片: one clause's rule on one page, for enterprises and for the officers who answer them. */
export interface Card {
  readonly rule: string;
  readonly clause: string;
  readonly item: string;
  readonly fields: readonly CardField[];
}

const FIELDS = ["依据文件", "发文机关", "文号", "服务对象", "支持内容", "条件", "办理流程", "时间频度", "主责部门"] as const;

/** Lines of sayBlock by what they tell. */
const CONTENT = new Set(["指引", "服务", "事项", "形式", "给多少", "数量", "最低", "最高", "年度最高", "累计最高", "合并计算", "晋级补差"]);
const COURSE = new Set(["怎样兑现", "何时兑现", "办理依据", "同等条件优先", "申报"]);
const TIMING = new Set(["按什么算", "次数"]);

/** @param sections only their clauses; null = all of the policy. */
export function cardsOf(library: Library, policy: Policy, sections: readonly Section[] | null): Card[] {
  return rulesOf(library)
    .filter((rule) => rule.policy === policy && (sections === null || sections.includes(rule.section)))
    .map((rule) => ({ rule: rule.id, clause: rule.section.clause, item: rule.block.item, fields: fieldsOf(rule) }));
}

function fieldsOf(rule: NamedRule): CardField[] {
  const { policy, section, block } = rule;
  const all = [...inheritedBy(rule), ...block.conditions];
  const own = (text: string): string => text.replaceAll("本地区", policy.region);
  const conditions = (keep: (condition: Condition) => boolean): string[] => all.filter(keep).map((condition) => own(sayCondition(condition)));
  const validity = block.validity ?? policy.validity;
  const course = said(rule, COURSE);
  return [
    field("依据文件", [`《${policy.title}》${section.clause}`]),
    field("发文机关", [policy.issuer]),
    field("文号", [policy.id === policy.title ? "无" : policy.id]),
    field("服务对象", [block.beneficiary, ...conditions((condition) => condition.key === "对象")]),
    field("支持内容", said(rule, CONTENT)),
    field("条件", conditions((condition) => condition.key !== "对象")),
    field("办理流程", course.length > 0 ? course : ["原文未写，以主责部门的通知为准"]),
    field("时间频度", [...said(rule, TIMING), `有效：${sayValidity(validity.from, validity.to)}`]),
    field("主责部门", block.responsible.length > 0 ? block.responsible : [block.notes.find((note) => note.words === "主责")?.reason ?? "原文未写"]),
  ];
}

const field = (name: CardField["name"], lines: readonly string[]): CardField => ({ name, lines: lines.length > 0 ? lines : ["无"] });

/** Rows below a label keep to it: `按级别：` and its rows stand together. */
function said({ block, policy }: NamedRule, labels: ReadonlySet<string>): string[] {
  const lines: string[] = [];
  let isWanted = false;
  for (const line of sayBlock(block, policy)) {
    if (line.label !== "") isWanted = labels.has(line.label);
    if (isWanted) lines.push(line.label === "" || line.label === "给多少" || line.label === "事项" || line.label === "服务" ? `${"　".repeat(line.depth)}${line.text}` : `${line.label}：${line.text}`);
  }
  return lines;
}

/** What 适用 asks of the rule; a rule under 例外 keeps only its place. */
function inheritedBy({ policy, block }: NamedRule): Condition[] {
  return [...blocksOf(policy)].flatMap(({ block: scope }) => {
    if (scope.kind !== "适用") return [];
    const isExcepted = [block.item, block.number, block.category].some((name) => name !== null && scope.exceptions.includes(name));
    return scope.conditions.filter((condition) => !isExcepted || condition.decides === "适用");
  });
}
