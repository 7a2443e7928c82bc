import type { Findings } from "../diagnostic.ts";
import { blocksOf, type Policy, type RuleBlock, type Term } from "../model.ts";

/** What a well-formed document must still keep: numbers of blocks, responsible departments, sane limits. */
export function checkPolicy(policy: Policy, findings: Findings): void {
  const numbers = new Map<string, number>();
  for (const { block } of blocksOf(policy)) {
    if (block.number !== null) {
      const line = numbers.get(block.number);
      if (line !== undefined) findings.report("编号重复", block.at, `编号“${block.number}”在第 ${line} 行已经用过`, "编号在一份文件里不能重复");
      numbers.set(block.number, block.at.line);
    }
    if (block.kind === "事项" || block.kind === "参照" || block.kind === "服务") checkRule(block, findings);
    if (block.kind === "职责" && block.holders.length === 0) findings.report("责任不明", block.at, `职责“${block.name}”没有写 责任`, "写“责任: [单位]”，照原文的责任单位");
  }
}

function checkRule(block: RuleBlock, findings: Findings): void {
  if (block.number === null) findings.report("缺编号", block.at, `${block.kind}“${block.item}”没有编号`, "写“编号: 5a”，在本文件内不重复");
  if (block.kind === "事项" && block.responsible.length === 0 && !block.notes.some((note) => note.words === "主责"))
    findings.report("主责不明", block.at, `事项“${block.item}”没有写 主责`, "写“主责: 部门”；原文未写的，在 说明 下写“主责: 理由”");
  const { grant } = block;
  if (!grant) return;
  if (grant.ladder && grant.perYear && !isFalse(grant.ladder))
    findings.report("阶梯与年度最高", grant.ladder.at, "同一事项不能既有 阶梯 又有 年度最高", "先后次序会改变结果，二者择一；原文确有的，分成两个事项");
  const [floor, ceiling] = [constant(grant.floor), constant(grant.ceiling)];
  if (floor !== null && ceiling !== null && floor > ceiling) findings.report("上下限颠倒", grant.floor?.at ?? block.at, "最低高于最高", "核对两个数是否写颠倒");
  const yearly = constant(grant.perYear);
  if (floor !== null && yearly !== null && floor > yearly) findings.report("上下限颠倒", grant.floor?.at ?? block.at, "最低高于年度最高", "核对两个数");
}

const constant = (term: Term | null): number | null =>
  term?.op === "constant" && term.value.kind === "number" && typeof term.value.number === "number" ? term.value.number : null;
const isFalse = (term: Term): boolean => term.op === "constant" && term.value.kind === "truth" && !term.value.truth;
