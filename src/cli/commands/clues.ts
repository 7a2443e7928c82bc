import { cluesOfDossier, type DossierClues } from "#application";
import type { ClueSide } from "#engine";
import type { GivenArguments } from "../arguments.ts";
import { answerEach, headLine, teller } from "../each-dossier.ts";
import { openSoundLibrary, readAsking, type CliParts, type Exit } from "../parts.ts";
import { table, type Column } from "../table.ts";

/** 比对: facts that do not go together. A clue is no refusal: the exit code stays 0. */
export async function clues(parts: CliParts, given: GivenArguments): Promise<Exit> {
  const library = await openSoundLibrary(parts);
  if (!library.ok) return library.error;
  const asking = readAsking(parts, given, library.value);
  if (!asking.ok) return asking.error;
  return answerEach(
    parts, given.words,
    (json) => cluesOfDossier(library.value, json, asking.value),
    teller(parts, given.flags.has("json"), (found) => linesOf(found, parts.columns)),
  );
}

const COLUMNS: readonly Column[] = [
  { title: "程度" }, { title: "核对", flexible: true }, { title: "记录", flexible: true }, { title: "甲", flexible: true }, { title: "乙", flexible: true }, { title: "提示", flexible: true }, { title: "规则", flexible: true },
];

function linesOf({ enterprise, on, clues: found }: DossierClues, columns: number): string[] {
  const head = headLine(enterprise, on);
  if (found.length === 0) return [head, "没有发现对不上的事实。没有填的事实无从比对。"];
  return [
    head, `${found.length} 处值得核对。这是线索，不是结论，不影响任何申报。`,
    ...table(COLUMNS, found.map((clue) => [clue.severity, `${clue.name}${clue.unverified ? "（待核）" : ""}`, clue.record?.label ?? "", saySide(clue.first), saySide(clue.second), clue.hint, clue.rule]), columns),
  ];
}

const saySide = (side: ClueSide | null): string => (side ? `${side.text} ${side.value}（${side.from}）` : "");
