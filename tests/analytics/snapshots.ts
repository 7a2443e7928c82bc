/** 测试用的快照: dossiers written to a folder of their own and opened again. */
import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDuckDb, openSnapshot, writeDossierSnapshot, type DuckDb, type Manifest, type Snapshot } from "#analytics";
import type { FileRefusal } from "#application/ports";
import type { Dossier } from "#engine";
import { succeed, type Result } from "#kernel";
import { library } from "../engine/asking.ts";

export const { reference } = library;

export const newFolder = (): string => mkdtempSync(join(tmpdir(), "huice-snapshot-"));

export const writeDossiers = (folder: string, dossiers: readonly Dossier[]): Promise<Result<Manifest, FileRefusal>> =>
  writeDossierSnapshot({ folder, reference, version: "0.0.0", size: dossiers.length, dossier: (index) => succeed({ path: `${index}.json`, dossier: dossiers[index]! }) });

/** A database that may read the folders; `use` is done when it is closed. */
export async function withDuckDb<T>(folders: readonly string[], use: (db: DuckDb) => Promise<T>): Promise<T> {
  const temp = join(newFolder(), "temp");
  mkdirSync(temp);
  const db = await openDuckDb({ folders, temp, threads: 1 });
  try {
    return await use(db);
  } finally {
    db.close();
  }
}

export async function withSnapshot<T>(folder: string, use: (db: DuckDb, snapshot: Snapshot) => Promise<T>): Promise<T> {
  return withDuckDb([folder], async (db) => {
    const snapshot = await openSnapshot(db.connection, folder, reference);
    if (!snapshot.ok) throw new Error(JSON.stringify(snapshot.error));
    return use(db, snapshot.value);
  });
}
