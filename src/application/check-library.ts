import { runExamples } from "#engine";
import { checkSpace } from "#engine/space";
import { byPlace, type Diagnostic, type Place } from "#policy";
import { readLibrary, type CheckedLibrary } from "#policy/read";
import type { Documents } from "./ports.ts";

export interface CheckReport extends CheckedLibrary {
  /** Of documents and of examples, in one order. */
  readonly diagnostics: readonly Diagnostic[];
  /** How many examples were run. */
  readonly examples: number;
  /** Findings about all enterprises that the documents explain. */
  readonly explained: readonly Explained[];
}

/** True of the law, seen, and said in the document. */
export interface Explained extends Place {
  readonly code: string;
  readonly message: string;
  readonly reason: string;
}

/** Reads the documents; what they say of each other and of their sources is checked, the examples are not yet run. */
export function readDocuments({ documents, sources }: Documents): CheckedLibrary {
  const checked = readLibrary(documents, sources);
  if (checked.library.policies.length > 0 || checked.diagnostics.length > 0) return checked;
  const empty: Diagnostic = { file: "policies/", line: 1, column: 1, code: "没有政策", message: "policies/ 里没有政策文件", hint: "放进至少一份政策文件；怎样写见 docs/format.md" };
  return { ...checked, diagnostics: [empty] };
}

/** 查：everything `huice check` stands for. The language proves the documents, the engine runs the examples; both are told as one list. */
export function checkLibrary(documents: Documents): CheckReport {
  const checked = readDocuments(documents);
  const examples = runExamples(checked.library);
  const found = [...checked.diagnostics, ...examples.diagnostics];
  // Of a document that is not read as it was meant nothing can be said for all enterprises.
  const space = checked.diagnostics.length === 0 ? checkSpace(checked.library) : { diagnostics: [], explained: [] };
  const explained = space.explained.map(({ at, code, message, reason }): Explained => ({ file: at.file, line: at.line, column: at.column, code, message, reason }));
  return { ...checked, diagnostics: [...found, ...space.diagnostics].sort(byPlace), examples: examples.count, explained: explained.sort(byPlace) };
}
