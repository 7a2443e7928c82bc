import { explainMatches, sayRefusal, type ExplainedMatch } from "#application";
import { readDossier, type Reason } from "#engine";
import type { GivenArguments } from "../arguments.ts";
import { wrap } from "../wrap.ts";
import { headLine, problemLines } from "../each-dossier.ts";
import { EXIT, openSoundLibrary, readAsking, stop, type CliParts, type Exit } from "../parts.ts";
import { sayAmount } from "../say-answer.ts";

/** 释: why one rule answers as it does. */
export async function explain(parts: CliParts, given: GivenArguments): Promise<Exit> {
  const library = await openSoundLibrary(parts);
  if (!library.ok) return library.error;
  const asking = readAsking(parts, given, library.value);
  if (!asking.ok) return asking.error;
  const [path = "", name = ""] = given.words;
  const file = parts.dossier(path);
  if (!file.ok) return stop(parts, EXIT.input, sayRefusal(file.error));
  const dossier = readDossier(file.value, library.value.reference);
  if (!dossier.ok) return stop(parts, EXIT.input, ...problemLines(path, dossier.error));
  const explained = explainMatches(library.value, dossier.value, name, asking.value);
  if (!explained.ok) return stop(parts, EXIT.usage, explained.error);
  const { on, enterprise, matches } = explained.value;
  if (given.flags.has("json")) parts.out(JSON.stringify(explained.value));
  else {
    parts.out(headLine(enterprise, on));
    for (const match of matches) for (const line of ["", ...matchLines(match, parts.columns)]) parts.out(line);
  }
  return EXIT.good;
}

function matchLines(match: ExplainedMatch, columns: number): string[] {
  const { policy, clause, item, record, status, gross, net, because, citation, missing, discretion, yieldsTo, step, readings } = match;
  const part = (label: string, text: string): string[] => wrap(text, columns - 10).map((line, index) => `${index === 0 ? `  ${label}：` : "        "}${line}`);
  const isReduced = gross !== null && net !== null && (gross.low !== net.low || gross.high !== net.high);
  return [
    `${policy} ${clause} ${item}${record ? `（${record.label}）` : ""}`,
    ...part("答案", `${status}${match.kind === "服务" ? "" : ` ${sayAmount(net ?? gross)}`}${isReduced ? `（各条单算 ${sayAmount(gross)}）` : ""}`),
    ...part("因为", because),
    ...part("原文", `${citation.sentence}（${citation.file}:${citation.line}）`),
    "  理由：",
    ...reasonLines(match.reason, columns),
    ...(missing.length > 0 ? part("还缺", missing.map((each) => `${each.fact}${each.year === null ? "" : `（${each.year}年度）`}，问${each.from}`).join("；")) : []),
    ...(discretion === null ? [] : part("评定", discretion)),
    ...(yieldsTo === null ? [] : part("让于", `${yieldsTo.policy} ${yieldsTo.clause} ${yieldsTo.item}：${yieldsTo.because}`)),
    ...(Object.keys(readings).length > 0 ? part("读法", Object.entries(readings).map(([id, reading]) => `${id}=${reading}`).join("、")) : []),
    ...(step === null ? [] : part("要享受", `${step.text}${step.net ? `，可得 ${sayAmount(step.net)}` : ""}`)),
  ];
}

/** 理由树, two columns further in for each level. What was laid out once above is not laid out again. */
function reasonLines(root: Reason, columns: number): string[] {
  const told = new Set<string>();
  const say = (reason: Reason, level: number): string[] => {
    const indent = "  ".repeat(level);
    const sentence = `${reason.truth === null ? "" : `[${reason.truth}] `}${reason.text}${reason.truth === null ? ` = ${reason.value}` : ""}${reason.from ? `（${reason.from}）` : ""}`;
    const isTold = reason.children.length > 0 && told.has(sentence);
    told.add(sentence);
    const lines = wrap(isTold ? `${sentence}（理由同上）` : sentence, Math.max(20, columns - indent.length - 2)).map((line, index) => `${indent}${index === 0 ? "" : "  "}${line}`);
    return isTold ? lines : [...lines, ...reason.children.flatMap((child) => say(child, level + 1))];
  };
  return root.children.flatMap((child) => say(child, 2));
}
