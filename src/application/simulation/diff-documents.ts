import type { Asking } from "#engine";
import { formatDay } from "#kernel";
import type { City, EnterpriseShift, Progress, Simulation } from "../ports.ts";
import { compareVersions, rulesDiffering, type ChangedClause } from "./compare-versions.ts";
import type { Version } from "../versions.ts";

/** 差异报告: two versions of a document, per clause, in sum, and per enterprise. */
export type DiffReport = {
  readonly on: string;
  readonly before: { readonly id: string; readonly title: string };
  readonly after: { readonly id: string; readonly title: string };
  readonly clauses: readonly ChangedClause[];
  readonly simulation: Simulation;
  /** The greatest changes first. */
  readonly enterprises: readonly EnterpriseShift[];
};

/** @param most how many enterprises are listed. */
export async function diffDocuments(city: City, before: Version, after: Version, asking: Asking, most: number, progress: Progress): Promise<DiffReport> {
  const named = ({ policy: { id, title } }: Version) => ({ id, title });
  const simulation = await city.simulate({ before: { library: before.library, asking }, after: { library: after.library, asking }, changed: rulesDiffering(before, after), progress });
  return { on: formatDay(asking.on), before: named(before), after: named(after), clauses: compareVersions(before.policy, after.policy), simulation, enterprises: await city.moved(most) };
}
