import type { CalendarEntry, Dossier } from "#engine";
import { fileName, saveFile } from "../dossier/save-file.ts";

/** Hands the person a file for their own calendar. The library that writes it is fetched only now. */
export async function saveCalendar(dossier: Dossier, entries: readonly CalendarEntry[], on: string): Promise<void> {
  const { icalendarOf } = await import("#engine/icalendar");
  const code = dossier.enterprise.facts.get("统一社会信用代码");
  const key = code?.kind === "value" && code.value.kind === "words" ? (code.value.words?.[0] ?? "") : "";
  saveFile([icalendarOf({ on, enterprise: dossier.name, key, entries })], "text/calendar;charset=utf-8", `${fileName(dossier.name) || "企业"}日程.ics`);
}
