import { matchDossier, sayRefusal } from "#application";
import { nextQuestions, type Answer, type DossierProblem } from "#engine";
import type { Library } from "#policy";
import type { GivenArguments } from "../arguments.ts";
import { EXIT, openSoundLibrary, readAsking, stop, type CliParts, type Exit } from "../parts.ts";
import { answerLines } from "../say-answer.ts";

/** 匹配: every dossier is answered by itself, in order; one that cannot be read does not keep back the others. */
export async function match(parts: CliParts, given: GivenArguments): Promise<Exit> {
  const library = await openSoundLibrary(parts);
  if (!library.ok) return library.error;
  const asking = readAsking(parts, given, library.value);
  if (!asking.ok) return asking.error;
  let exit: Exit = EXIT.good;
  given.words.forEach((path, index) => {
    const file = parts.dossier(path);
    if (!file.ok) {
      exit = stop(parts, EXIT.input, sayRefusal(file.error));
      return;
    }
    const answer = matchDossier(library.value, file.value, asking.value);
    if (!answer.ok) {
      exit = stop(parts, EXIT.input, ...problemLines(path, answer.error));
      return;
    }
    if (given.flags.has("json")) parts.out(JSON.stringify(answer.value));
    else {
      if (index > 0) parts.out("");
      say(parts, answer.value, library.value, given.flags.has("all"));
    }
  });
  return exit;
}

export function problemLines(path: string, problems: readonly DossierProblem[]): string[] {
  return [`${path}：档案有 ${problems.length} 处读不懂：`, ...problems.map((problem) => `  ${problem.path}：${problem.message}${problem.hint ? `（${problem.hint}）` : ""}`)];
}

function say(parts: CliParts, answer: Answer, library: Library, all: boolean): void {
  for (const line of answerLines(answer, nextQuestions(library, answer), all, parts.columns)) parts.out(line);
}
