import { formatDay, succeed, type Result } from "#kernel";
import { calendarOf, readDossier, type Asking, type CalendarEntry, type DossierProblem } from "#engine";
import type { Library } from "#policy";

/** 日程: the dates of one enterprise, as the command line prints them and as iCalendar is made of them. */
export interface EnterpriseCalendar {
  readonly on: string;
  readonly enterprise: string;
  /** 统一社会信用代码, or empty: tells enterprises apart in UIDs. */
  readonly key: string;
  readonly entries: readonly CalendarEntry[];
}

export function calendarOfDossier(library: Library, json: unknown, asking: Asking): Result<EnterpriseCalendar, readonly DossierProblem[]> {
  const dossier = readDossier(json, library.reference);
  if (!dossier.ok) return dossier;
  const code = dossier.value.enterprise.facts.get("统一社会信用代码");
  const key = code?.kind === "value" && code.value.kind === "words" ? (code.value.words?.[0] ?? "") : "";
  return succeed({ on: formatDay(asking.on), enterprise: dossier.value.name, key, entries: calendarOf(library, dossier.value, asking) });
}
