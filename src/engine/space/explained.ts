/** 已说明: findings that a document owns up to. What the law says stays as it is; the block says that it knows, and why. */
import { blocksOf, isOwning, type Diagnostic, type Library } from "#policy";
import { findInSpace } from "./find.ts";
import type { SpaceFinding } from "./finding.ts";

export interface SpaceReport {
  /** What nobody has explained, and explanations of what is not there. */
  readonly diagnostics: readonly Diagnostic[];
  /** True of the law, and said so in the document. */
  readonly explained: readonly (SpaceFinding & { readonly reason: string })[];
}

/** The key under 说明 that explains a finding. */
export const explanationOf = ({ code, about }: Pick<SpaceFinding, "code" | "about">): string => `${code} ${about}`;

export function checkSpace(library: Library): SpaceReport {
  const findings = findInSpace(library);
  const explained: (SpaceFinding & { reason: string })[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const finding of findings) {
    const note = finding.block.notes.find(({ words }) => words === explanationOf(finding));
    if (note && note.reason !== "") explained.push({ ...finding, reason: note.reason });
    else diagnostics.push(diagnosticOf(finding));
  }
  return { diagnostics: [...diagnostics, ...idleNotes(library, findings)], explained };
}

function diagnosticOf(finding: SpaceFinding): Diagnostic {
  const { at, code, message, advice, witnesses } = finding;
  const shown = witnesses.map((witness) => `\n    证人 ${witness}`).join("");
  return { file: at.file, line: at.line, column: at.column, code, message, hint: `${advice}；原文确实如此的，在 说明 下写“${explanationOf(finding)}: 理由”${shown}` };
}

/** An explanation outlives what it explained only by mistake. */
function idleNotes(library: Library, findings: readonly SpaceFinding[]): Diagnostic[] {
  return library.policies.flatMap((policy) => [...blocksOf(policy)].flatMap(({ block }) =>
    block.notes
      .filter(({ words }) => isOwning(words) && !findings.some((f) => f.block === block && explanationOf(f) === words))
      .map(({ words }) => ({ file: block.at.file, line: block.at.line, column: block.at.column, code: "说明多余", message: `说明里的“${words}”没有对应的发现`, hint: "改好了就删去；写错了的，照发现里的提示写" }))));
}
