import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Runs } from "#application/ports";
import { encode, succeed } from "#kernel";
import type { Library } from "#policy";

/** Which law a run belongs to: of the whole library as it was read. */
const hashOf = (library: Library): string => createHash("sha256").update(encode(library)).digest("hex");

/** The database behind it is loaded only here, and only when a command asks. @param product the package.json of this program. */
export async function loadRuns(product: URL): Promise<Runs> {
  const [{ openCity, prepareReport, run, verifyRun }, { cityOf }, { compileLibrary }] = await Promise.all([import("#analytics"), import("./city.ts"), import("#engine/lower")]);
  const { version } = JSON.parse(readFileSync(product, "utf8")) as { version: string };
  return {
    run: async ({ library, progress, folder, ...given }) => {
      const done = await run({ ...given, folder, compiled: compileLibrary(library), libraryHash: hashOf(library), version, progress });
      if (!done.ok) return done;
      const { 问日, 家数, 合成, 合计 } = done.value;
      return succeed({ folder, on: 问日, size: 家数, synthetic: 合成, matches: 合计.匹配, enterprises: 合计.企业, total: { low: 合计.低, high: 合计.高, ceiling: 合计.上限 } });
    },
    openCity: async (given) => {
      const { out } = given;
      if (out !== undefined) {
        const prepared = prepareReport(out);
        if (!prepared.ok) return prepared;
      }
      const opened = await openCity(given);
      return opened.ok ? succeed(cityOf(opened.value, out)) : opened;
    },
    verify: ({ library, folder, ...given }) => verifyRun({ ...given, run: folder, compiled: compileLibrary(library), libraryHash: hashOf(library) }),
  };
}
