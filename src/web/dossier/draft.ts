import type { DossierSource } from "./source.ts";
import { withFact, withListState, withPartial, withRecord, withoutRecord, type FactAddress, type Json, type JsonObject, type ListState } from "./json.ts";

/** 草稿: which dossier is on the table, and where it came from. */
export interface Draft {
  readonly source: DossierSource;
  readonly dossier: JsonObject;
  /** Differs from what was opened. */
  readonly changed: boolean;
}

/** Two places, so that looking at a sample never costs a person what they typed. */
export interface Desk {
  readonly open: "own" | "sample" | null;
  readonly own: Draft | null;
  readonly sample: Draft | null;
  /** The open dossier before a record was taken away, to bring it back. */
  readonly before: JsonObject | null;
}

export const EMPTY_DESK: Desk = { open: null, own: null, sample: null, before: null };

export type DeskAct =
  | { readonly act: "open"; readonly source: DossierSource; readonly dossier: JsonObject }
  | { readonly act: "continue"; readonly which: "own" | "sample" }
  | { readonly act: "close" }
  | { readonly act: "write"; readonly address: FactAddress; readonly value: Json | undefined; readonly row?: JsonObject | null }
  | { readonly act: "add"; readonly kind: string; readonly record: JsonObject }
  | { readonly act: "remove"; readonly kind: string; readonly index: number }
  | { readonly act: "list"; readonly kind: string; readonly state: ListState; readonly first: JsonObject }
  | { readonly act: "partial"; readonly kind: string; readonly partial: boolean }
  | { readonly act: "bring back" }
  | { readonly act: "replace"; readonly dossier: JsonObject };

export const openDraft = (desk: Desk): Draft | null => (desk.open === null ? null : desk[desk.open]);

/** What one act makes of the desk. Pure, so that React may call it twice. */
export function nextDesk(desk: Desk, act: DeskAct): Desk {
  if (act.act === "open") {
    const which = act.source.kind === "sample" ? "sample" : "own";
    return { ...desk, open: which, [which]: { source: act.source, dossier: act.dossier, changed: false }, before: null };
  }
  if (act.act === "continue") return desk[act.which] ? { ...desk, open: act.which, before: null } : desk;
  if (act.act === "close") return { ...desk, open: null, before: null };
  const draft = openDraft(desk);
  if (!draft || desk.open === null) return desk;
  const { dossier } = draft;
  const changed = (next: JsonObject, before: JsonObject | null = null): Desk => ({ ...desk, [desk.open ?? "own"]: { ...draft, dossier: next, changed: true }, before });
  switch (act.act) {
    case "write":
      return changed(withFact(act.row ? withRecord(dossier, act.address.kind, act.row) : dossier, act.address, act.value));
    case "add":
      return changed(withRecord(dossier, act.kind, act.record));
    case "remove":
      return changed(withoutRecord(dossier, act.kind, act.index), dossier);
    case "list":
      return changed(withListState(dossier, act.kind, act.state, act.first), dossier);
    case "partial":
      return changed(withPartial(dossier, act.kind, act.partial));
    case "bring back":
      return desk.before ? changed(desk.before) : desk;
    case "replace":
      return changed(act.dossier, dossier);
  }
}
