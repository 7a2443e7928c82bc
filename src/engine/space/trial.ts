/** 试算: the enterprise a place stands for, put to the engine as anyone else would be. */
import type { Rational } from "#kernel";
import { assessRule, type Assessment } from "../assess-rule.ts";
import type { CompiledRule } from "../context.ts";
import { baseContext } from "../match.ts";
import { readDossier } from "../read-dossier.ts";
import type { Place, Space } from "./space.ts";
import { dossierAt, momentOf } from "./witness.ts";

export function assessAt(place: Place, rule: CompiledRule, space: Space): Assessment | null {
  const { compiled } = space.subject;
  const read = readDossier(dossierAt(place, space), compiled.library.reference);
  return read.ok ? (assessRule(rule, baseContext(compiled, read.value, { on: momentOf(space).on, readings: {} }))[0] ?? null) : null;
}

/** What the rule gives if nothing that is still open stands in the way; null where it is not one number. */
export function awardAt(place: Place, rule: CompiledRule, space: Space): Rational | null {
  const found = assessAt(place, rule, space);
  if (!found) return null;
  return found.settled !== null ? 0 : (found.gross?.high ?? null);
}
