import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Runs } from "#application/ports";
import { encode, succeed } from "#kernel";
import type { Library } from "#policy";

/** Which law a run belongs to: of the whole library as it was read. */
const hashOf = (library: Library): string => createHash("sha256").update(encode(library)).digest("hex");

/** The database behind it is loaded only here, and only when a command asks. @param product the package.json of this program. */
export async function loadRuns(product: URL): Promise<Runs> {
  const [{ run, simulate, verifyRun }, { compileLibrary }] = await Promise.all([import("#analytics"), import("#engine/lower")]);
  const { version } = JSON.parse(readFileSync(product, "utf8")) as { version: string };
  return {
    run: async ({ library, progress, folder, ...given }) => {
      const done = await run({ ...given, folder, compiled: compileLibrary(library), libraryHash: hashOf(library), version, progress });
      if (!done.ok) return done;
      const { 问日, 家数, 合成, 合计 } = done.value;
      return succeed({ folder, on: 问日, size: 家数, synthetic: 合成, matches: 合计.匹配, enterprises: 合计.企业, total: { low: 合计.低, high: 合计.高, ceiling: 合计.上限 } });
    },
    simulate: async ({ snapshot, before, after, changed, progress }) => {
      const law = ({ library, asking }: typeof before) => ({ compiled: compileLibrary(library), asking });
      const done = await simulate({ snapshot, before: law(before), after: law(after), changed, progress });
      if (!done.ok) return done;
      const text = (fen: bigint | null): string | null => fen?.toString() ?? null;
      const cost = ({ low, high, ceiling, sure, possible }: typeof done.value.before) => ({ low: low.toString(), high: text(high), ceiling: text(ceiling), sure, possible });
      const moved = ({ enterprises, amount }: typeof done.value.winners) => ({ enterprises, amount: amount.toString() });
      const { winners, losers, shifts, ...rest } = done.value;
      return succeed({ ...rest, before: cost(rest.before), after: cost(rest.after), winners: moved(winners), losers: moved(losers), shifts: shifts.map((shift) => ({ ...shift, before: shift.before.toString(), after: shift.after.toString() })) });
    },
    verify: ({ library, folder, ...given }) => verifyRun({ ...given, run: folder, compiled: compileLibrary(library), libraryHash: hashOf(library) }),
  };
}
