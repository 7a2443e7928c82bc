/** 差一步: the smallest change of facts that turns a 不符合 into 可享; one fact first, then two (DESIGN §5). */
import type { Library } from "#policy";
import type { Asking, Match, Step } from "./answer.ts";
import { assessRule, type Assessment } from "./assess-rule.ts";
import { compileLibrary, type CompiledRule, type Context, type Outcome } from "./context.ts";
import { changed, changesOf, sayTrials, type Trial } from "./levers.ts";
import type { Dossier } from "./dossier.ts";
import { baseContext, matchRules } from "./match.ts";
import { trialsOf, type Goal } from "./smallest-change.ts";

/** A rule is matched anew for every trial, so that only the most sensible few are tried. */
const MANY = 8;

/** @returns null when the match is not 不符合, or no change of one or two changeable facts makes it payable. */
export function whatItTakes(library: Library, dossier: Dossier, asking: Asking, match: Match): Step | null {
  if (match.status !== "不符合") return null;
  const compiled = compileLibrary(library);
  const rule = compiled.rules.find((r) => r.id === match.rule);
  if (!rule) return null;
  const base: Context = { ...baseContext(compiled, dossier, asking), policy: rule.policy, rule };
  const assessment = assessRule(rule, base).find((a) => sameRecord(a, match));
  if (!assessment) return null;
  const { context, record } = assessment.candidate;
  const groups = failing(assessment).map((outcome) => trialsOf(outcome, { context, record }).slice(0, MANY));
  if (groups.length === 0 || groups.some((g) => g.length === 0) || groups.length > 2) return null;
  const pays = payable(rule, base, asking, match);
  const [first = [], second] = groups;
  const best = (candidates: readonly (readonly Trial[])[]): Step | null => {
    for (const trials of candidates) {
      const found = pays(changed(dossier, trials));
      if (found) return { changes: changesOf(trials), text: sayTrials(trials), net: found.net };
    }
    return null;
  };
  const single = best([...first, ...(second ?? [])].map((trial) => [trial]));
  if (single) return single;
  const others = second ?? first;
  return best(first.flatMap((a) => others.filter((b) => b.lever.name !== a.lever.name || b.lever.year !== a.lever.year).map((b) => [a, b])));
}

const sameRecord = (a: Assessment, match: Match): boolean => {
  const record = a.candidate.record;
  return record === null || match.record === null ? record === match.record : record.kind === match.record.kind && record.index === match.record.index && record.label === match.record.label;
};

/** Conditions that are definitely false; an amount of nothing counts as one. */
function failing(assessment: Assessment): Outcome[] {
  const judged = assessment.judged.filter((j) => j.decides === "符合" && j.truth === "否").map((j) => j.outcome);
  return judged.length > 0 ? judged : assessment.amount ? [assessment.amount] : [];
}

/** That the rule pays, or only a person's decision is left. */
const payable = (rule: CompiledRule, { compiled }: Context, asking: Asking, match: Match): Goal<Match> => (dossier) => {
  const { matches } = matchRules(compiled, dossier, asking, new Set([rule.id]));
  const found = matches.find((m) => m.record?.index === match.record?.index && m.record?.kind === match.record?.kind);
  return found && (found.status === "可享" || found.status === "需评审") ? found : null;
};
