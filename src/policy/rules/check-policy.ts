import { childrenOf } from "../children.ts";
import type { Findings } from "../diagnostic.ts";
import type { Block, RuleBlock } from "../block.ts";
import { blocksOf, type Policy } from "../model.ts";
import type { Term } from "../term.ts";
import { sayTerm } from "../say/say-term.ts";
import type { Reference } from "../vocabulary/model.ts";

const LEVELS = ["国家级", "市级", "区级"];
const NUMBERED: readonly Block["kind"][] = ["清单", "职责", "修改", "认定", "比对", "日程"];

/** What a well-formed document must still keep: numbers of blocks, responsible departments, sane limits, guarded quotients. */
export function checkPolicy(policy: Policy, reference: Reference, findings: Findings): void {
  const numbers = new Map<string, number>();
  const blocks = [...blocksOf(policy)].map(({ block }) => block);
  for (const block of blocks) {
    if (block.number !== null) {
      const line = numbers.get(block.number);
      if (line !== undefined) findings.report("编号重复", block.at, `编号“${block.number}”在第 ${line} 行已经用过`, "编号在一份文件里不能重复");
      numbers.set(block.number, block.at.line);
    } else if (NUMBERED.includes(block.kind)) findings.report("缺编号", block.at, `${block.kind}没有编号`, "写“编号: 5a”，在本文件内不重复");
    checkBlock(block, blocks, findings);
    if (block.kind === "事项" || block.kind === "参照" || block.kind === "服务") checkRule(block, reference, findings);
  }
}

function checkBlock(block: Block, blocks: readonly Block[], findings: Findings): void {
  if (block.kind === "职责" && block.holders.length === 0) findings.report("责任不明", block.at, `职责“${block.name}”没有写 责任`, "写“责任: [单位]”，照原文的责任单位");
  if (block.kind === "叠加")
    for (const level of block.together) if (!LEVELS.includes(level)) findings.report("未知取值", block.at, `同享的“${level}”不是层级`, `可用：${LEVELS.join("、")}`);
  if (block.kind === "适用")
    for (const name of block.exceptions)
      if (!blocks.some((b) => (b.kind === "事项" || b.kind === "参照" || b.kind === "服务") && [b.item, b.number, b.category].includes(name)))
        findings.report("未知例外", block.at, `例外的“${name}”不是本文件的事项或编号`, "写本文件里某个事项的名称或编号，如 6b");
  for (const term of termsOf(block)) checkQuotients(term, block, findings, false);
}

function checkRule(block: RuleBlock, reference: Reference, findings: Findings): void {
  if (block.number === null) findings.report("缺编号", block.at, `${block.kind}“${block.item}”没有编号`, "写“编号: 5a”，在本文件内不重复");
  if (block.kind === "事项" && block.responsible.length === 0 && !block.notes.some((note) => note.words === "主责"))
    findings.report("主责不明", block.at, `事项“${block.item}”没有写 主责`, "写“主责: 部门”；原文未写的，在 说明 下写“主责: 理由”");
  const { grant } = block;
  if (!grant) return;
  for (const { level, category } of grant.counted)
    if (!LEVELS.includes(level) || !reference.categories.some((c) => c.name === category)) findings.report("未知取值", block.at, `计入的“${level} ${category}”不认识`, "写作“市级 企业上市”：层级加事项表里的类");
  if (grant.ladder && grant.perYear && !isFalse(grant.ladder))
    findings.report("阶梯与年度最高", grant.ladder.at, "同一事项不能既有 阶梯 又有 年度最高", "先后次序会改变结果，二者择一；原文确有的，分成两个事项");
  const [floor, ceiling, yearly] = [constant(grant.floor), constant(grant.ceiling), constant(grant.perYear)];
  if (floor !== null && ceiling !== null && floor > ceiling) findings.report("上下限颠倒", grant.floor?.at ?? block.at, "最低高于最高", "核对两个数是否写颠倒");
  if (floor !== null && yearly !== null && floor > yearly) findings.report("上下限颠倒", grant.floor?.at ?? block.at, "最低高于年度最高", "核对两个数");
}

/** Every term of a block that is computed. */
function termsOf(block: Block): Term[] {
  const grant = block.kind === "事项" ? block.grant : null;
  const amounts = grant ? [grant.amount, grant.floor, grant.ceiling, grant.perYear, grant.lifetime] : [];
  const conditions = "conditions" in block ? block.conditions.map((condition) => condition.term) : [];
  const others = block.kind === "定义" ? [block.body] : block.kind === "认定" ? block.score.flatMap((section) => section.items.map((item) => item.term)) : [];
  return [...amounts, ...conditions, ...others].filter((term) => term !== null);
}

/**
 * A quotient by a fact has no value where the fact is 0. It stands where something else bounds it (取小, 取大), where a
 * condition or a row above it says that the divisor is above 0, or as 计数 ÷ 年数 over a divisor the text makes positive.
 */
function checkQuotients(term: Term, block: Block, findings: Findings, guarded: boolean): void {
  if (term.op === "arithmetic" && term.operator === "÷" && !guarded && term.right.op !== "constant" && !isPositive(term.right, block))
    findings.report("除数可能为零", term.at, `除以“${sayTerm(term.right)}”，它可能是零`, "在 条件 里写它大于零；或把商放进 取小( )；比例尽量写成乘法，如 甲 ≥ 乙 × 10%");
  const bounds = term.op === "call" && (term.name === "取小" || term.name === "取大");
  for (const child of childrenOf(term)) checkQuotients(child, block, findings, guarded || bounds || term.op === "choose");
}

function isPositive(divisor: Term, block: Block): boolean {
  if (divisor.op === "call" && divisor.name === "取大") return true;
  const said = sayTerm(divisor);
  const conditions = "conditions" in block ? block.conditions : [];
  return conditions.some(({ term }) => (term.op === "all" ? term.items : [term]).some((t) => t.op === "compare" && (t.comparison === ">" || t.comparison === "≥") && sayTerm(t.left) === said));
}

const constant = (term: Term | null): number | null =>
  term?.op === "constant" && term.value.kind === "number" && typeof term.value.number === "number" ? term.value.number : null;
const isFalse = (term: Term): boolean => term.op === "constant" && term.value.kind === "truth" && !term.value.truth;
