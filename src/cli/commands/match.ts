import { matchDossier } from "#application";
import { nextQuestions } from "#engine";
import type { GivenArguments } from "../arguments.ts";
import { answerEach, teller } from "../each-dossier.ts";
import { openSoundLibrary, readAsking, type CliParts, type Exit } from "../parts.ts";
import { answerLines } from "../say-answer.ts";

/** 匹配: what one or several enterprises may have. */
export async function match(parts: CliParts, given: GivenArguments): Promise<Exit> {
  const library = await openSoundLibrary(parts);
  if (!library.ok) return library.error;
  const asking = readAsking(parts, given, library.value);
  if (!asking.ok) return asking.error;
  return answerEach(
    parts, given.words,
    (json) => matchDossier(library.value, json, asking.value),
    teller(parts, given.flags.has("json"), (answer) => answerLines(answer, nextQuestions(library.value, answer), given.flags.has("all"), parts.columns)),
  );
}
