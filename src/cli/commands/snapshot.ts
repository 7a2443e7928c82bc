import { sayRefusal, type DossierFilePort, type FileRefusal } from "#application";
import { readDossier, type Dossier } from "#engine";
import { refuse, succeed, type Result } from "#kernel";
import type { Reference } from "#policy";
import type { GivenArguments } from "../arguments.ts";
import { EXIT, openSoundLibrary, stop, type CliParts, type Exit } from "../parts.ts";
import { progressBar } from "../progress-bar.ts";
import { tellSnapshot } from "../say-snapshot.ts";

/** 档案成快照: all of them, or none and the reason. */
export async function snapshot(parts: CliParts, given: GivenArguments): Promise<Exit> {
  const folder = given.values.get("out")?.[0];
  if (folder === undefined) return stop(parts, EXIT.usage, "写到哪里？请加 --out 目录。");
  const library = await openSoundLibrary(parts);
  if (!library.ok) return library.error;
  const { reference } = library.value;
  const { writeDossiers } = await parts.snapshots();
  const bar = progressBar(parts.screen, "读档案");
  const written = await writeDossiers({ folder, reference, size: given.words.length, progress: bar.report, dossier: (index) => dossierOf(parts.dossier, given.words[index] ?? "", reference) });
  bar.end();
  return written.ok ? tellSnapshot(parts, given.flags.has("json"), written.value) : stop(parts, EXIT.input, sayRefusal(written.error));
}

function dossierOf(read: DossierFilePort, path: string, reference: Reference): Result<{ path: string; dossier: Dossier }, FileRefusal> {
  const file = read(path);
  if (!file.ok) return file;
  const dossier = readDossier(file.value, reference);
  if (dossier.ok) return succeed({ path, dossier: dossier.value });
  const [first] = dossier.error;
  return refuse({ path, line: null, message: `档案有 ${dossier.error.length} 处读不懂，第一处是 ${first?.path ?? ""}：${first?.message ?? ""}`, hint: first?.hint ?? "用 huice match 看全部" });
}
