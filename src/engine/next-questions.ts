/** 下一问: which missing fact is worth asking for first (DESIGN §5): money at stake ÷ trouble of answering. */
import { factNamed, kindNamed, type Fact, type Kind, type Library } from "#policy";
import type { Answer, Match, Missing, Question } from "./answer.ts";

/** What an unbounded award counts as when questions are ranked; it is shown as 不封顶, never as this. */
const NOMINAL_STAKE = 500_000_000;
/** A register look-up is easier than a declaration, a figure from the books harder, a whole list hardest. */
const COST = { register: 1, declaration: 1.5, figure: 2, list: 3 } as const;

/** Most rewarding first. Facts the government owes (公布数) are not asked of anyone here. */
export function nextQuestions(library: Library, answer: Answer): Question[] {
  const asked = new Map<string, { missing: Missing; matches: Match[] }>();
  for (const match of answer.matches)
    for (const missing of match.missing) {
      if (missing.fact.startsWith("公布.")) continue;
      const key = `${missing.fact.replace(/^[^.]*年度\./, "")}|${missing.year ?? ""}|${missing.record ?? ""}`;
      const known = asked.get(key);
      if (known) known.matches.push(match);
      else asked.set(key, { missing, matches: [match] });
    }
  return [...asked.values()]
    .map(({ missing, matches }) => ({ ...describe(library, missing), missing, ...stakeOf(matches), matches: matches.length }))
    .sort((a, b) => b.score / b.cost - a.score / a.cost || b.matches - a.matches || (a.missing.fact < b.missing.fact ? -1 : 1))
    .map(({ missing, question, stake, matches }) => ({ missing, question, stake, matches }));
}

/** Width of what is open in the matches it touches. */
function stakeOf(matches: readonly Match[]): { stake: number | null; score: number } {
  let stake: number | null = 0;
  let score = 0;
  for (const { net, form } of matches) {
    if (!net || form !== "资金") continue;
    if (net.high === null) {
      stake = null;
      score += NOMINAL_STAKE;
    } else {
      if (stake !== null) stake += net.high - net.low;
      score += net.high - net.low;
    }
  }
  return { stake, score };
}

function describe(library: Library, missing: Missing): { question: string; cost: number } {
  const { reference } = library;
  const [owner = "", name] = missing.fact.split(".");
  if (name === undefined) {
    const kind = kindNamed(reference, owner);
    return { question: listQuestion(kind, owner), cost: COST.list };
  }
  const fact = owner.endsWith("年度") ? factNamed(reference.yearly, name) : factNamed(kindNamed(reference, owner), name);
  const year = missing.year === null ? "" : `（${missing.year}年度）`;
  return { question: `${fact?.question ?? `${name}是什么？`}${year}`, cost: costOf(fact) };
}

const listQuestion = (kind: Kind | undefined, name: string): string => `贵企业有没有${kind?.label ?? name}记录？没有请选“没有”，有请逐条填写。`;

function costOf(fact: Fact | undefined): number {
  if (!fact) return COST.declaration;
  if (fact.holder !== "企业") return COST.register;
  return fact.type.kind === "number" ? COST.figure : COST.declaration;
}
