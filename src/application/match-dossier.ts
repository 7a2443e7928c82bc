import { refuse, succeed, type Result } from "#kernel";
import { match, readDossier, whatItTakes, type Answer, type Asking, type Dossier, type DossierProblem, type Match, type Step } from "#engine";
import type { Library } from "#policy";
import { findRules } from "./find.ts";

/** 匹配: every rule against one dossier. @param json values as a file or a form gave them. */
export function matchDossier(library: Library, json: unknown, asking: Asking): Result<Answer, readonly DossierProblem[]> {
  const dossier = readDossier(json, library.reference);
  return dossier.ok ? succeed(match(library, dossier.value, asking)) : dossier;
}

export interface ExplainedMatch extends Match {
  /** 差一步; null where the match is not 不符合 or no small change helps. */
  readonly step: Step | null;
}
export interface Explanation {
  readonly on: string;
  readonly enterprise: string;
  readonly matches: readonly ExplainedMatch[];
}

/** 释: the matches of one rule or clause, settled together with all others, each with what it would take. */
export function explainMatches(library: Library, dossier: Dossier, name: string, asking: Asking): Result<Explanation, string> {
  const rules = findRules(library, name);
  if (!rules.ok) return refuse(rules.error);
  const ids = new Set(rules.value.map((rule) => rule.id));
  const answer = match(library, dossier, asking);
  const matches = answer.matches.filter((each) => ids.has(each.rule)).map((each): ExplainedMatch => ({ ...each, step: whatItTakes(library, dossier, asking, each) }));
  return succeed({ on: answer.on, enterprise: answer.enterprise, matches });
}
