import { kindNamed, type Place, type Reference, type Term } from "#policy";
import type { Context, Outcome } from "../context.ts";
import type { Row } from "../dossier.ts";
import { compareRanges, ofTruth, rangeIn } from "../value.ts";
import { endOfYears, fieldReader } from "./facts.ts";
import { node } from "./outcome.ts";

/** Null where the record is there on the day of asking. */
export type NotYet = (row: Row, context: Context) => Outcome | null;

/** A record of a later day, or of a year that is not over, is not there yet on the day of asking (SEMANTICS §4). */
export function notYet(record: string, reference: Reference, at: Place): NotYet {
  const kind = kindNamed(reference, record);
  const name = kind?.year ?? kind?.event ?? null;
  if (!kind || name === null) return () => null;
  const field: Term = { op: "field", frame: "元素", record, name, type: { kind: kind.year ? "year" : "day" }, at };
  const today: Term = { op: "moment", moment: "办理日", type: { kind: "day" }, at };
  const term: Term = { op: "compare", comparison: "≤", left: field, right: today, type: { kind: "truth" }, at };
  const read = fieldReader(field, record, name, reference);
  return (row, { on }) => {
    if (kind.year === null && isPast(row, name, on)) return null;
    const said = read(row);
    const range = rangeIn(said.value);
    const days = kind.year && range ? rangeIn(endOfYears(range)) : range;
    const truth = days ? compareRanges("≤", days, { low: on, high: on }) : "否";
    return truth === "是" ? null : node(term, ofTruth(truth), [said]);
  };
}

/** The commonest case, without looking further. */
function isPast(row: Row, name: string, on: number): boolean {
  const given = row.facts.get(name);
  return given?.kind === "value" && given.value.kind === "number" && typeof given.value.high === "number" && given.value.high <= on;
}
