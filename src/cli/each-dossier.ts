import { sayRefusal } from "#application";
import type { DossierProblem } from "#engine";
import type { Result } from "#kernel";
import { EXIT, stop, type CliParts, type Exit } from "./parts.ts";

/**
 * Every dossier is answered by itself, in order; one that cannot be read does not keep back the others.
 * @param tell prints one answer; `isFirst` is false where an empty line belongs before it.
 */
export function answerEach<Answer>(
  parts: CliParts, paths: readonly string[],
  answer: (json: unknown) => Result<Answer, readonly DossierProblem[]>,
  tell: (answer: Answer, isFirst: boolean) => Exit | undefined,
): Exit {
  let exit: Exit = EXIT.good;
  paths.forEach((path, index) => {
    const file = parts.dossier(path);
    if (!file.ok) {
      exit = stop(parts, EXIT.input, sayRefusal(file.error));
      return;
    }
    const answered = answer(file.value);
    if (answered.ok) exit = tell(answered.value, index === 0) ?? exit;
    else exit = stop(parts, EXIT.input, ...problemLines(path, answered.error));
  });
  return exit;
}

/** As one line of JSON, or as lines for people with an empty one between two answers. */
export const teller = <Answer>(parts: CliParts, asJson: boolean, lines: (answer: Answer) => readonly string[]) => (answer: Answer, isFirst: boolean): undefined => {
  if (asJson) {
    parts.out(JSON.stringify(answer));
    return;
  }
  if (!isFirst) parts.out("");
  for (const line of lines(answer)) parts.out(line);
};

export function problemLines(path: string, problems: readonly DossierProblem[]): string[] {
  return [`${path}：档案有 ${problems.length} 处读不懂：`, ...problems.map((problem) => `  ${problem.path}：${problem.message}${problem.hint ? `（${problem.hint}）` : ""}`)];
}

/** The first line of every answer: who, and on which day. */
export const headLine = (enterprise: string, on: string): string => `${enterprise || "（未写名称的企业）"}　问日 ${on}`;
