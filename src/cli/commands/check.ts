import { sayRefusal, type Documents } from "#application";
import { checkLibrary } from "#application/documents";
import { sayDiagnostic } from "#policy";
import type { GivenArguments } from "../arguments.ts";
import { EXIT, stop, type CliParts, type Exit } from "../parts.ts";

/** 查: the whole library is always read, because documents lean on each other; with files named, only theirs is told. */
export function check(parts: CliParts, given: GivenArguments): Exit {
  const folder = parts.folder();
  if (!folder.ok) return stop(parts, EXIT.input, sayRefusal(folder.error));
  const read = folder.value.documents();
  if (!read.ok) return stop(parts, EXIT.input, sayRefusal(read.error));
  const named: Documents["documents"][number][] = [];
  for (const path of given.words) {
    const file = folder.value.document(path);
    if (!file.ok) return stop(parts, EXIT.input, sayRefusal(file.error));
    named.push(file.value);
  }
  const paths = new Set(named.map(({ path }) => path));
  const documents = [...read.value.documents.filter(({ path }) => !paths.has(path)), ...named];
  const { diagnostics: all, examples, explained: known, library } = checkLibrary({ ...read.value, documents });
  if (all.length === 0 && paths.size === 0) parts.snapshot.keep(read.value, library);
  const isAsked = ({ file }: { readonly file: string }): boolean => paths.size === 0 || paths.has(file);
  const [diagnostics, explained] = [all.filter(isAsked), known.filter(isAsked)];
  if (given.flags.has("json")) parts.out(JSON.stringify({ diagnostics, policies: library.policies.length, examples, explained }));
  else {
    for (const diagnostic of diagnostics) parts.out(sayDiagnostic(diagnostic));
    const scope = paths.size === 0 ? `${library.policies.length} 份政策、${examples} 个样例` : `${paths.size} 份文件`;
    const owned = explained.length === 0 ? "" : `另有 ${explained.length} 处发现已在文件里说明理由。`;
    parts.out(diagnostics.length === 0 ? `${scope}，没有问题。${owned}` : `${scope}，${diagnostics.length} 处问题。`);
  }
  return diagnostics.length === 0 ? EXIT.good : EXIT.findings;
}
