import type { CalendarEntry, Dossier } from "#engine";

/** Hands the person a file for their own calendar. The library that writes it is fetched only now. */
export async function saveCalendar(dossier: Dossier, entries: readonly CalendarEntry[], on: string): Promise<void> {
  const { icalendarOf } = await import("#engine/icalendar");
  const code = dossier.enterprise.facts.get("统一社会信用代码");
  const key = code?.kind === "value" && code.value.kind === "words" ? (code.value.words?.[0] ?? "") : "";
  const address = URL.createObjectURL(new Blob([icalendarOf({ on, enterprise: dossier.name, key, entries })], { type: "text/calendar;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `${dossier.name.replaceAll(/[\\/:*?"<>|]/g, "") || "企业"}日程.ics`;
  link.click();
  // The browser has taken hold of the file by the next task.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
