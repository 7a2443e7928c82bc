import { assessableTitle, assessDossier } from "#application";
import type { GivenArguments } from "../arguments.ts";
import { answerEach, teller } from "../each-dossier.ts";
import { EXIT, openSoundLibrary, readAsking, stop, type CliParts, type Exit } from "../parts.ts";
import { assessmentLines } from "../say-assessment.ts";

/** 自评: one title asked of one or several dossiers. */
export async function assess(parts: CliParts, given: GivenArguments): Promise<Exit> {
  const library = await openSoundLibrary(parts);
  if (!library.ok) return library.error;
  const asking = readAsking(parts, given, library.value);
  if (!asking.ok) return asking.error;
  const [name = "", ...paths] = given.words;
  const title = assessableTitle(library.value, name, asking.value);
  if (!title.ok) return stop(parts, EXIT.usage, title.error);
  return answerEach(
    parts, paths,
    (json) => assessDossier(library.value, json, title.value, asking.value),
    teller(parts, given.flags.has("json"), (assessed) => assessmentLines(assessed, parts.columns)),
  );
}
