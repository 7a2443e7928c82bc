import { formatDay, succeed, type Day, type Result } from "#kernel";
import { readDossier, supposeTitle, type Asking, type DossierProblem, type Supposition } from "#engine";
import type { Library } from "#policy";

/** 假如取得 of one dossier; `on` is the day both answers are asked on. */
export interface SupposedDossier extends Omit<Supposition, "date"> {
  readonly on: string;
  readonly enterprise: string;
  /** 认定日期 that is supposed. */
  readonly date: string;
}

/** @param date 认定日期; when it lies ahead both answers are asked on it, because before it nothing has happened yet. */
export function supposeDossier(library: Library, json: unknown, title: string, date: Day, asking: Asking): Result<SupposedDossier, readonly DossierProblem[]> {
  const dossier = readDossier(json, library.reference);
  if (!dossier.ok) return dossier;
  const on = Math.max(asking.on, date);
  const { opened, before, after } = supposeTitle(library, dossier.value, title, date, { ...asking, on });
  return succeed({ title, date: formatDay(date), on: formatDay(on), enterprise: dossier.value.name, opened, before, after });
}
