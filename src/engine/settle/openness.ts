/** 牵连: an award may be open because of others — an earlier rung, a rival, one that draws on the same limit first — or of a payment nobody has told in full. */
import { compare } from "#kernel";
import type { Reference } from "#policy";
import type { Missing } from "../answer.ts";
import { keyOf } from "../evaluate/outcome.ts";
import type { Item } from "./item.ts";
import type { Amount } from "./optimum.ts";
import { missingNames, missingOf, namesRecord } from "./payments.ts";

/** What is left open by others, beside what the award itself leaves open. */
export interface Openness {
  readonly missing: ReadonlyMap<string, Missing>;
  readonly decisions: ReadonlySet<string>;
}

type Award = Pick<Item, "id" | "assessment" | "payments" | "shared" | "alone" | "low" | "high" | "maybeRivals" | "entangled">;

const NOTHING: Openness = { missing: new Map(), decisions: new Set() };
const same = (a: Amount, b: Amount): boolean => (a === null || b === null ? a === b : compare(a, b) === 0);

/** @param others awards that can take from this one. */
export function openness(award: Award, others: readonly Award[], reference: Reference): Openness {
  // Nothing left is 已享 if history alone makes it so: who was paid may still be open.
  if (same(award.low, award.high) && award.high !== 0) return NOTHING;
  const missing = new Map(missingPayments(award, reference));
  if (same(award.low, award.high)) return { missing, decisions: NOTHING.decisions };
  const decisions = new Set<string>();
  if (award.entangled || !same(award.low, award.alone.low) || !same(award.high, award.alone.high))
    for (const other of others) {
      if (award.maybeRivals.has(other.id)) for (const [key, fact] of [...award.assessment.subjectMissing, ...other.assessment.subjectMissing]) missing.set(key, fact);
      if (same(other.alone.low, other.alone.high)) continue;
      for (const [key, fact] of [...other.assessment.missing, ...missingPayments(other, reference)]) missing.set(key, fact);
      for (const decision of other.assessment.decisions) decisions.add(decision);
    }
  return { missing, decisions };
}

function missingPayments(award: Award, reference: Reference): [string, Missing][] {
  const { ladder, perYear, times } = award.assessment.limits;
  const byYear = ladder === "否" && (perYear !== null || !times.includes("每企业一次"));
  const own = award.payments.flatMap((counted) => missingOf(counted, byYear ? ["年度"] : [], reference));
  const names = award.payments.some(({ payment }) => namesRecord(payment, award.assessment, reference) === "未定") ? missingNames(award.assessment, reference) : [];
  return [...own, ...names, ...award.shared.flatMap((counted) => missingOf(counted, ["层级"], reference))].map((fact) => [keyOf(fact), fact]);
}
