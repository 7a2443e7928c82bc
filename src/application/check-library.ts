import { runExamples } from "#engine";
import { byPlace, type Diagnostic } from "#policy";
import { readLibrary, type CheckedLibrary } from "#policy/read";
import type { Documents } from "./ports.ts";

export interface CheckReport extends CheckedLibrary {
  /** Of documents and of examples, in one order. */
  readonly diagnostics: readonly Diagnostic[];
  /** How many examples were run. */
  readonly examples: number;
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
  return { ...checked, diagnostics: [...checked.diagnostics, ...examples.diagnostics].sort(byPlace), examples: examples.count };
}
