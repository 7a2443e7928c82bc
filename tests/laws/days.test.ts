/** The law of the day of asking: two days give the same answer unless one of the events of SEMANTICS §4 lies between. */
import { expect, test } from "vitest";
import type { Answer } from "#engine";
import { dayOf, formatDay, parseDay, shiftDay, yearOf } from "#kernel";
import { dossierOf, library } from "../engine/asking.ts";
import { always, answerTo, caseOf, describeCase, halfKnown } from "./asked.ts";

const edges: readonly number[] = library.policies.flatMap((policy) => [policy.validity.from, policy.validity.to]).filter((day) => day !== null);

/** Days on which what is known, or what it means, may change; each is the first day of something new. */
function turningDays(json: unknown): number[] {
  const dates = new Set<number>(edges);
  const walk = (value: unknown): void => {
    if (typeof value === "string") {
      const day = parseDay(value);
      if (day !== null) dates.add(day);
    } else if (value !== null && typeof value === "object") Object.values(value).forEach(walk);
  };
  walk(json);
  const years = [1, 2, 3].map((count) => ({ count, unit: "年" as const }));
  return [...dates].flatMap((date) => [date, ...years.map((period) => shiftDay(date, period))]).flatMap((day) => [day, day + 1]);
}

/** Everything said but the reasons, which name the day. */
const essence = ({ matches, total }: Answer): unknown => [total, matches.map(({ rule, record, status, gross, net, payYear, delivery, missing, discretion, yieldsTo }) => JSON.stringify({ rule, record, status, gross, net, payYear, delivery, missing, discretion, yieldsTo }))];
/** Rent counts day by day up to the day of asking: every day is such an event. */
const withoutLeases = (json: Record<string, unknown>): Record<string, unknown> => ({ ...json, 租赁: [] });

test("from one turning day to the eve of the next, nothing changes", () => {
  always(100, (seed) => {
    const { json: said, asking } = halfKnown(seed);
    const json = withoutLeases(said);
    const year = yearOf(asking.on);
    const next = Math.min(dayOf(year + 1, 1, 1), dayOf(year, 12, 31) > asking.on ? dayOf(year, 12, 31) : Infinity, ...turningDays(json).filter((day) => day > asking.on));
    if (next - asking.on < 2) return;
    const later = asking.on + 1 + asking.chance.below(next - 1 - asking.on);
    const dossier = dossierOf(json);
    expect(essence(answerTo(dossier, { ...asking, on: later })), `${describeCase(seed)} 与 ${formatDay(later)}`).toEqual(essence(answerTo(dossier, asking)));
  });
});

test("what has not happened on the day of asking changes nothing", () => {
  always(60, (seed) => {
    const asking = caseOf(seed);
    const json = { ...asking.json, 租赁: [] };
    // Records whose own first date lies ahead are taken away; end marks of others stay.
    const known = Object.fromEntries(Object.entries(json).map(([kind, list]) => [kind, Array.isArray(list) ? list.filter((row: object) => !ahead(kind, row, asking.on)) : list]));
    const [one, other] = [json, known].map((each) => answerTo(dossierOf(each), asking));
    expect(other!.total, `${describeCase(seed)}`).toEqual(one!.total);
  });
});

/** What is measured by the year happens on its 31 December, whatever its first date says (贷款.签订日期 only picks the LPR). */
function ahead(kind: string, row: object, on: number): boolean {
  const found = library.reference.records.find((each) => each.name === kind);
  const field = (name: string): string => String((row as Record<string, unknown>)[name] ?? "");
  const day = found?.year ? (/^\d{4}$/.test(field(found.year)) ? dayOf(Number(field(found.year)), 12, 31) : null) : found?.event ? parseDay(field(found.event)) : null;
  return day !== null && day > on;
}
