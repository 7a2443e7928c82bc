import { sayRefusal } from "#application";
import type { GivenArguments } from "../arguments.ts";
import { EXIT, openSoundLibrary, stop, type CliParts, type Exit } from "../parts.ts";
import { progressBar } from "../progress-bar.ts";
import { tellSnapshot } from "../say-snapshot.ts";

const MOST = 20_000_000;
const LAST_SEED = 4_294_967_295;

/** 合成城市: a snapshot of enterprises that do not exist. */
export async function population(parts: CliParts, given: GivenArguments): Promise<Exit> {
  const [size, seed] = [wholeNumber(given, "size"), wholeNumber(given, "seed") ?? 1];
  if (size === null || !(size >= 1 && size <= MOST)) return stop(parts, EXIT.usage, `--size 后面要写家数，1 到 ${MOST} 的整数。例如：huice population --size 100000 --out 合成城市`);
  if (!(seed <= LAST_SEED)) return stop(parts, EXIT.usage, `--seed 后面要写 0 到 ${LAST_SEED} 的整数。`);
  const folder = given.values.get("out")?.[0];
  if (folder === undefined) return stop(parts, EXIT.usage, "写到哪里？请加 --out 目录。");
  const library = await openSoundLibrary(parts);
  if (!library.ok) return library.error;
  const { writePopulation } = await parts.snapshots();
  const bar = progressBar(parts.screen, "合成企业");
  const written = await writePopulation({ folder, reference: library.value.reference, seed, size, progress: bar.report });
  bar.end();
  return written.ok ? tellSnapshot(parts, given.flags.has("json"), written.value) : stop(parts, EXIT.input, sayRefusal(written.error));
}

/** Null when it is not written, NaN when it is no whole number. */
function wholeNumber(given: GivenArguments, option: string): number | null {
  const text = given.values.get(option)?.[0];
  return text === undefined ? null : /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
}
