/** 改动: a number of a clause taken as another, without touching its document. A reform is such a change, never a copy of the text. */
import { nearest, refuse, succeed, type Result } from "#kernel";
import { blocksOf, childrenOf, mapTerm, sameDimension, sayTerm, type Condition, type Grant, type Library, type RuleBlock, type Term } from "#policy";
import { isFigure, readFigure, type Figure } from "./figure.ts";

/** `昌政办发〔2025〕8号#5 最高 50万元→40万元`. */
export interface Overlay {
  readonly rule: string;
  /** A key of 给予, or the label of a condition. */
  readonly part: string;
  readonly from: string;
  readonly to: string;
}

const GRANT_PARTS = { 金额: "amount", 最低: "floor", 最高: "ceiling", 年度最高: "perYear", 累计最高: "lifetime" } as const satisfies Record<string, keyof Grant>;
type GrantPart = keyof typeof GRANT_PARTS;
const isGrantPart = (part: string): part is GrantPart => Object.hasOwn(GRANT_PARTS, part);

/** @returns the change, or a sentence that says how it is written. */
export function readOverlay(text: string): Result<Overlay, string> {
  const [, rule, part, from, to] = /^(.+#\S+)\s+(\S+)\s+(\S+?)\s*(?:→|->)\s*(\S+)$/.exec(text.trim()) ?? [];
  if (!rule || !part || !from || !to) return refuse(`改动“${text}”写得不对，写作“昌政办发〔2025〕8号#5 最高 50万元→40万元”：条款编号，给予的键或条件的标签，原来的数→新的数。`);
  return succeed({ rule, part, from, to });
}

export const sayOverlay = ({ rule, part, from, to }: Overlay): string => `${rule} ${part} ${from}→${to}`;

/** Named parts of a clause, those of 给予 first. */
export function partsOf(block: RuleBlock): (readonly [string, Term])[] {
  const grant = Object.keys(GRANT_PARTS).flatMap((part) => {
    const term = isGrantPart(part) ? block.grant?.[GRANT_PARTS[part]] : null;
    return term ? [[part, term] as const] : [];
  });
  return [...grant, ...block.conditions.flatMap(({ label, term }) => (label === null ? [] : [[label, term] as const]))];
}

/** The library with the changes; each must find its number, or says what there is. */
export function overlaid(library: Library, changes: readonly Overlay[]): Result<Library, string> {
  let result = library;
  for (const change of changes) {
    const next = overlaidOnce(result, change);
    if (!next.ok) return next;
    result = next.value;
  }
  return succeed(result);
}

function overlaidOnce(library: Library, change: Overlay): Result<Library, string> {
  const ids = new Map<string, RuleBlock>();
  for (const policy of library.policies) for (const { block } of blocksOf(policy)) if (block.kind === "事项") ids.set(`${policy.id}#${block.number ?? block.item}`, block);
  const block = ids.get(change.rule);
  if (!block) {
    const near = nearest(change.rule, ids.keys());
    return refuse(`没有条款“${change.rule}”。${near ? `是不是想写“${near}”？` : ""}编号见 huice card。`);
  }
  const [from, to] = [readFigure(change.from), readFigure(change.to)];
  if (!from || !to) return refuse(`“${(from ? change.to : change.from)}”不是一个带单位的数，写作 50万元、10%、3年。`);
  if (!sameDimension(from.dimension, to.dimension)) return refuse(`“${change.from}”和“${change.to}”的单位不同。`);
  const changed = changeBlock(block, change, from, to);
  if (!changed.ok) return changed;
  return succeed({
    ...library,
    policies: library.policies.map((policy) => ({
      ...policy,
      sections: policy.sections.map((section) => ({ ...section, runs: section.runs.map((run) => ({ ...run, blocks: run.blocks.map((each) => (each === block ? changed.value : each)) })) })),
    })),
  });
}

function changeBlock(block: RuleBlock, { rule, part, from: said }: Overlay, from: Figure, to: Figure): Result<RuleBlock, string> {
  const swap = (term: Term): Term => mapTerm(term, (each) => (isFigure(each, from) && each.op === "constant" ? { ...each, value: { kind: "number", number: to.value } } : null));
  const parts = partsOf(block);
  const term = parts.find(([name]) => name === part)?.[1];
  if (!term || !block.grant) return refuse(`“${rule}”没有“${part}”。可改的有：${parts.map(([name]) => name).join("、")}。`);
  const figures = figuresIn(term);
  if (!figures.some((each) => isFigure(each, from))) return refuse(`“${rule}”的“${part}”里没有 ${said}。里面的数：${[...new Set(figures.map((each) => sayTerm(each)))].join("、") || "没有"}。`);
  if (isGrantPart(part)) return succeed({ ...block, grant: { ...block.grant, [GRANT_PARTS[part]]: swap(term) } });
  return succeed({ ...block, conditions: block.conditions.map((condition): Condition => (condition.label === part ? { ...condition, term: swap(condition.term) } : condition)) });
}

const figuresIn = (term: Term): Term[] => (term.op === "constant" && term.value.kind === "number" && term.type.kind === "number" ? [term] : childrenOf(term).flatMap(figuresIn));
