import { isObject, type JsonObject } from "./json.ts";
import { EMPTY_DESK, type Desk, type Draft } from "./draft.ts";
import { fileName, saveFile } from "./save-file.ts";
import type { DossierSource } from "./source.ts";

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
  if (!isObject(value)) return null;
  const { source: from, dossier, changed } = value;
  const source = sourceOf(from);
  return source && isObject(dossier) && typeof changed === "boolean" ? { source, dossier, changed } : null;
}
function sourceOf(value: unknown): DossierSource | null {
  if (!isObject(value)) return null;
  const { kind, id, name, summary, on } = value;
  if (kind === "blank") return { kind };
  if (typeof name !== "string") return null;
  if (kind === "file") return { kind, name };
  return kind === "sample" && typeof id === "string" && typeof summary === "string" && typeof on === "string" ? { kind, id, name, summary, on } : null;
}

/**
 * Keeps the desk. What this window has not touched since it `loaded` is left as it stands in the browser: another window
 * may have gone on with it.
 */
export function storeDesk(desk: Desk, loaded: Desk): void {
  if (desk === loaded) return;
  const stored = storedDesk();
  const own = desk.own === loaded.own ? stored.own : desk.own;
  const sample = desk.sample === loaded.sample ? stored.sample : desk.sample;
  try {
    localStorage.setItem(KEY, JSON.stringify({ open: desk.open, own, sample }));
  } catch {
    // A browser that keeps nothing (private window, no room) still answers; 导出档案 keeps what matters.
  }
}

/** Puts the open dossier aside, kept as it is: the way out when it cannot be shown. */
export function setStoredDeskAside(): void {
  const desk = storedDesk();
  storeDesk({ ...desk, open: null }, desk);
}

/** A file the person may keep, mail or give to `huice match`. */
export function saveDossier(dossier: JsonObject, name: string): void {
  saveFile([`${JSON.stringify(dossier, null, 2)}\n`], "application/json", `${fileName(name) || "企业档案"}.json`);
}
