import { nearest, parseChineseNumeral, refuse, succeed, type Result } from "#kernel";
import { blocksOf, type Library, type Policy, type RuleBlock, type Section } from "#policy";

/** 一条规则 as people name it. */
export interface NamedRule {
  readonly policy: Policy;
  readonly section: Section;
  readonly block: RuleBlock;
  /** `文号#编号`. */
  readonly id: string;
}

export function rulesOf(library: Library): NamedRule[] {
  return library.policies.flatMap((policy) =>
    [...blocksOf(policy)].flatMap(({ section, block }) =>
      block.kind === "事项" || block.kind === "参照" || block.kind === "服务" ? [{ policy, section, block, id: `${policy.id}#${block.number ?? ""}` }] : [],
    ),
  );
}

/** 〔〕 and 《》 are hard to type: brackets and blanks are left out of the comparison. */
const bare = (text: string): string => text.replace(/[〔〕[\]()（）【】《》〈〉\s]/g, "");

/** A policy by 文号 or 名称; a part that only one of them has will do. */
export function findPolicy(library: Library, text: string): Result<Policy, string> {
  const exact = library.policies.find((policy) => policy.id === text || policy.title === text);
  if (exact) return succeed(exact);
  const wanted = bare(text);
  const found = library.policies.filter((policy) => wanted !== "" && (bare(policy.id).includes(wanted) || bare(policy.title).includes(wanted)));
  const [first] = found;
  if (first && found.length === 1) return succeed(first);
  if (found.length > 1) return refuse(`“${text}”不止一份政策：${found.map((policy) => policy.id).join("、")}。请写全文号。`);
  const near = nearest(text, library.policies.flatMap((policy) => [policy.id, policy.title]));
  return refuse(`政策库里没有“${text}”。${near ? `是不是想写“${near}”？` : `现有：${library.policies.map((policy) => policy.id).join("、")}。`}`);
}

/** 第五条, 五 and 5 are one number. */
function numberOf(clause: string): string {
  const inner = /^第(.+)条$/.exec(clause)?.[1] ?? clause;
  const numeral = parseChineseNumeral(inner);
  return numeral === null ? inner : String(numeral);
}

/** Sections of a policy by 条: as the text writes it, by heading, or by its number alone. */
export function findSections(policy: Policy, text: string): Result<readonly Section[], string> {
  const exact = policy.sections.filter((section) => section.clause === text || section.heading === text);
  if (exact.length > 0) return succeed(exact);
  const loose = policy.sections.filter((section) => numberOf(section.clause) === numberOf(text));
  if (loose.length > 0) return succeed(loose);
  const clauses = [...new Set(policy.sections.filter((section) => section.runs.length > 0).map((section) => section.clause))];
  const near = nearest(text, clauses);
  return refuse(`${policy.id}里没有“${text}”这一条。${near ? `是不是想写“${near}”？` : ""}可用：${clauses.join("、")}。`);
}

/**
 * Rules by `文号#编号`, by `文号#条`, or by 编号 or 条 alone when only one policy has it.
 * A 条 with several rules gives them all.
 */
export function findRules(library: Library, text: string): Result<readonly NamedRule[], string> {
  const rules = rulesOf(library);
  const exact = rules.filter((rule) => rule.id === text);
  if (exact.length > 0) return succeed(exact);
  const cut = text.lastIndexOf("#");
  if (cut >= 0) {
    const policy = findPolicy(library, text.slice(0, cut));
    if (!policy.ok) return policy;
    const own = rules.filter((rule) => rule.policy === policy.value);
    const found = named(own, text.slice(cut + 1));
    if (found.length > 0) return succeed(found);
    return refuse(`${policy.value.id}里没有编号或条“${text.slice(cut + 1)}”。可用编号：${own.map((rule) => rule.block.number).join("、")}。`);
  }
  const found = named(rules, text);
  if (found.length === 0) {
    const near = nearest(text, rules.flatMap((rule) => [rule.block.number ?? "", rule.section.clause, rule.id]));
    return refuse(`没有编号或条“${text}”。${near ? `是不是想写“${near}”？` : ""}编号可用 huice coverage 和 huice card 文号 查到。`);
  }
  if (new Set(found.map((rule) => rule.policy.id)).size > 1) return refuse(`“${text}”不止一处：${found.map((rule) => rule.id).join("、")}。请写全，例如 '${found[0]?.id ?? ""}'。`);
  return succeed(found);
}

/** 编号 before 条, because the number of a block says more. */
function named(rules: readonly NamedRule[], text: string): NamedRule[] {
  const byNumber = rules.filter((rule) => rule.block.number === text);
  if (byNumber.length > 0) return byNumber;
  const byClause = rules.filter((rule) => rule.section.clause === text);
  return byClause.length > 0 ? byClause : rules.filter((rule) => numberOf(rule.section.clause) === numberOf(text));
}
