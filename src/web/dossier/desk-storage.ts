import { isObject, type JsonObject } from "./json.ts";
import { EMPTY_DESK, type Desk, type Draft } from "./draft.ts";

/** Raise the number when the shape changes: an old shape is then left alone, not misread. */
const KEY = "huice.desk.1";

/** What was on the table last time. Anything unreadable counts as nothing. */
export function storedDesk(): Desk {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    if (!isObject(stored)) return EMPTY_DESK;
    const own = draftOf(stored["own"]);
    const sample = draftOf(stored["sample"]);
    const open = stored["open"];
    return { own, sample, open: open === "own" && own ? "own" : open === "sample" && sample ? "sample" : null, before: null };
  } catch {
    return EMPTY_DESK;
  }
}

function draftOf(value: unknown): Draft | null {
  if (!isObject(value) || !isObject(value["dossier"]) || !isObject(value["source"])) return null;
  return value as unknown as Draft;
}

/** @returns false when the browser keeps nothing (private window, no room). */
export function storeDesk({ open, own, sample }: Desk): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify({ open, own, sample }));
    return true;
  } catch {
    return false;
  }
}

/** Puts the open dossier aside, kept as it is: the way out when it cannot be shown. */
export function setStoredDeskAside(): void {
  storeDesk({ ...storedDesk(), open: null });
}

/** A file the person may keep, mail or give to `huice match`. */
export function saveDossier(dossier: JsonObject, name: string): void {
  const address = URL.createObjectURL(new Blob([`${JSON.stringify(dossier, null, 2)}\n`], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `${name.replaceAll(/[\\/:*?"<>|]/g, "") || "企业档案"}.json`;
  link.click();
  // The browser has taken hold of the file by the next task.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
