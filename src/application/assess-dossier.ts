import { succeed, type Result } from "#kernel";
import { assessTitle, gapPlan, readDossier, scoreLifts, type Asking, type DossierProblem, type GapStep, type ScoreLift, type TitleAssessment } from "#engine";
import type { Library } from "#policy";

/** 自评: an assessment with what would close its gaps. */
export interface AssessedDossier extends TitleAssessment {
  readonly enterprise: string;
  readonly gap: readonly GapStep[];
  readonly lifts: readonly ScoreLift[];
}

/** @param title one that `assessableTitle` let pass for this day. */
export function assessDossier(library: Library, json: unknown, title: string, asking: Asking): Result<AssessedDossier, readonly DossierProblem[]> {
  const dossier = readDossier(json, library.reference);
  if (!dossier.ok) return dossier;
  const assessed = assessTitle(library, dossier.value, title, asking);
  if (!assessed) throw new Error(`${title} has no generation in force; ask assessableTitle first`);
  const { on, truth, conditions, score, review, policy, policyTitle, inForce } = assessed;
  // The keys programs were promised come first.
  return succeed({
    title, on, truth, conditions, score, enterprise: dossier.value.name, policy, policyTitle, inForce, review,
    gap: gapPlan(library, dossier.value, title, asking), lifts: score ? scoreLifts(library, dossier.value, title, asking) : [],
  });
}
