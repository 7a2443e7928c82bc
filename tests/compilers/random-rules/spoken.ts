/** 说过的: what of the language a rule speaks, so that nothing of it is left out of the random rules. */
import type { LoweredRule } from "#engine/lower";
import { childrenOf, type Comparison, type Each, type Frame, type FunctionName, type Moment, type Term, type TermOf } from "#policy";

/** A new word of the language is missed here by the compiler: it is generated, or it is said why not. */
type All<Word extends string> = Readonly<Record<Word, true | string>>;

const OPS: All<Term["op"]> = {
  constant: true, set: true, fact: true, yearly: true, field: true, moment: true, home: true, variable: true, derived: true, arithmetic: true, compare: true, all: true, any: true, not: true,
  member: true, aggregate: true, call: true, published: true, listed: true, decision: true, choose: true, reading: true, score: "只在认定里",
};
const CALLS: All<FunctionName> = {
  持有: true, 近: true, 满: true, 天数: true, 取小: true, 取大: true, 年: true, 累进: true, 首个已知: true, 在单: "另是一种项", 信用代码有效: "比对用", 全区计数: "只在职责的指标里",
};
const AGGREGATES: All<TermOf<"aggregate">["name"]> = { 合计: true, 计数: true, 存在: true, 平均: "逐条求值", 最早: true, 最晚: true };
const COMPARISONS: All<Comparison> = { "=": true, "≠": true, ">": true, "≥": true, "<": true, "≤": true };
const MOMENTS: All<Moment> = { 发生日: true, 办理日: true, 年度: true, 申报年度: true };
const FRAMES: All<Frame> = { 本项: true, 元素: true };
const EACH: All<Each["kind"]> = { 记录: true, 年度数据: true, 租赁年度: true, 申报年度: true, 一次: true };
const GRANT = ["floor", "ceiling", "perYear", "lifetime", "ladder", "times", "payment"] as const;

type Node = LoweredRule["year"];
const NODES: All<Node["op"]> = {
  column: true, constant: true, "+": true, "−": true, "×": true, bits: true, mask: true, trunc: true, "=": true, "<": true, "≤": true, and: true, or: true, not: true, case: true,
  known: true, year: true, yearEnd: true, shift: true, oneOf: true, starts: true, has: true, folded: true,
};
const GATHERINGS = ["sum", "least", "greatest", "bits"];

const wanted = (what: string, words: Readonly<Record<string, true | string>>): string[] => Object.entries(words).flatMap(([word, said]) => (said === true ? [`${what} ${word}`] : []));
/** Everything random rules have to say at least once. */
export const WANTED: readonly string[] = [
  ...wanted("项", OPS), ...wanted("函数", CALLS), ...wanted("汇总", AGGREGATES), ...wanted("比较", COMPARISONS), ...wanted("时", MOMENTS), ...wanted("框", FRAMES), ...wanted("对每", EACH),
  ...["number", "day", "year", "word", "truth", "region", "industry", "none"].map((kind) => `比较 ${kind}`),
  ...["word", "region", "industry", "set"].map((kind) => `属于 ${kind}`), "属于 公布",
  ...["+", "−", "×", "÷"].map((operator) => `运算 ${operator}`), "日期 +", "日期 −", "年度 −",
  ...["truth", "number", "word", "none"].map((kind) => `常数 ${kind}`),
  ...[0, 1, 2, 3].map((back) => `年度数据 ${back}`),
  "分档 按", "分档 条件", "分档 否则", "分档 无否则", "评定 是非", "评定 范围", "评定 不定",
  ...["LPR一年期", "研发费用增长目标", "研发费用增量目标", "研发投入增长支持比例", "品牌榜单目录"].map((series) => `公布 ${series}`),
  ...GRANT.map((key) => `给予 ${key}`), "发生日", "申报年度", "有效", "取整",
  ...wanted("式", NODES), ...GATHERINGS.map((gather) => `收 ${gather}`),
];

export function spokenIn({ rule, year, outputs }: LoweredRule): Set<string> {
  const said = new Set<string>();
  const { each, event, claimYear, validity, grant } = rule.block;
  said.add(`对每 ${each.kind}`);
  for (const [word, there] of [["发生日", event], ["申报年度", claimYear], ["有效", validity], ["取整", grant?.rounding === "元"]] as const) if (there) said.add(word);
  for (const key of GRANT) if (grant?.[key]) said.add(`给予 ${key}`);
  const seen = new Set<Term>();
  const walk = (term: Term): void => {
    if (seen.has(term)) return;
    seen.add(term);
    for (const word of wordsOf(term)) said.add(word);
    childrenOf(term).forEach(walk);
  };
  for (const term of [event, claimYear, ...rule.conditions.map((condition) => condition.term), grant?.amount, ...GRANT.map((key) => grant?.[key])]) if (term) walk(term);
  nodesIn([year, ...Object.values(outputs)], said);
  return said;
}

function wordsOf(term: Term): string[] {
  const words = [`项 ${term.op}`];
  switch (term.op) {
    case "constant":
      return [...words, `常数 ${term.value.kind}`];
    case "moment":
      return [...words, `时 ${term.moment}`];
    case "field": case "derived":
      return [...words, `框 ${term.frame}`];
    case "yearly":
      return [...words, `年度数据 ${term.back}`];
    case "arithmetic":
      return [...words, `${term.left.type.kind === "number" ? "运算" : term.left.type.kind === "day" ? "日期" : "年度"} ${term.operator}`];
    case "compare":
      return [...words, `比较 ${term.comparison}`, `比较 ${term.left.type.kind}`, `比较 ${term.right.type.kind}`];
    case "member":
      return [...words, `属于 ${term.item.type.kind}`, ...(term.set.op === "published" ? ["属于 公布"] : [])];
    case "aggregate":
      return [...words, `汇总 ${term.name}`];
    case "call":
      return [...words, `函数 ${term.name}`];
    case "published":
      return [...words, `公布 ${term.series}`];
    case "choose":
      return [...words, `分档 ${term.subject ? "按" : "条件"}`, `分档 ${term.otherwise ? "" : "无"}否则`];
    case "decision":
      return [...words, `评定 ${term.type.kind === "truth" ? "是非" : term.high ? "范围" : "不定"}`];
    default:
      return words;
  }
}

function nodesIn(roots: readonly Node[], said: Set<string>): void {
  const seen = new Set<Node>();
  const walk = (node: Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    said.add(`式 ${node.op}`);
    if (node.op === "folded") for (const { gather, item } of node.fold.figures) {
      said.add(`收 ${gather}`);
      walk(item);
    }
    if ("left" in node) [node.left, node.right].forEach(walk);
    if ("item" in node) walk(node.item);
    if ("items" in node) node.items.forEach(walk);
    if (node.op === "case") [...node.rows.flatMap(({ when, then }) => [when, then]), node.otherwise].forEach(walk);
  };
  roots.forEach(walk);
}
