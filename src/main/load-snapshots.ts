import { readFileSync } from "node:fs";
import type { FileRefusal, Snapshots, SnapshotSummary } from "#application/ports";
import { succeed, type Result } from "#kernel";
import type { Manifest } from "#analytics";

/** The database behind it is loaded only here, and only when a command asks. @param product the package.json of this program. */
export async function loadSnapshots(product: URL): Promise<Snapshots> {
  const { writeDossierSnapshot, writePopulationSnapshot } = await import("#analytics");
  const { version } = JSON.parse(readFileSync(product, "utf8")) as { version: string };
  const summed = (folder: string, written: Result<Manifest, FileRefusal>): Result<SnapshotSummary, FileRefusal> =>
    written.ok ? succeed({ folder, size: written.value.家数, rows: written.value.表.reduce((sum, table) => sum + table.行数, 0), tables: written.value.表.length, seed: written.value.种子 }) : written;
  return {
    writePopulation: async (given) => summed(given.folder, await writePopulationSnapshot({ ...given, version })),
    writeDossiers: async (given) => summed(given.folder, await writeDossierSnapshot({ ...given, version })),
  };
}
