import { formatDay, succeed, type Result } from "#kernel";
import { findClues, readDossier, type Asking, type Clue, type DossierProblem } from "#engine";
import type { Library } from "#policy";

/** 比对与验真: what does not go together in one dossier. */
export interface DossierClues {
  readonly on: string;
  readonly enterprise: string;
  readonly clues: readonly Clue[];
}

export function cluesOfDossier(library: Library, json: unknown, asking: Asking): Result<DossierClues, readonly DossierProblem[]> {
  const dossier = readDossier(json, library.reference);
  return dossier.ok ? succeed({ on: formatDay(asking.on), enterprise: dossier.value.name, clues: findClues(library, dossier.value, asking) }) : dossier;
}
