import { sayRefusal, type Documents } from "#application";
import { formatDocument } from "#application/documents";
import type { GivenArguments } from "../arguments.ts";
import { EXIT, stop, type CliParts, type Exit } from "../parts.ts";

/** 格式: rewrites documents in the canonical form, or with --check only says which are not in it. */
export function fmt(parts: CliParts, given: GivenArguments): Exit {
  const folder = parts.folder();
  if (!folder.ok) return stop(parts, EXIT.input, sayRefusal(folder.error));
  let documents: readonly Documents["documents"][number][];
  if (given.words.length === 0) {
    const all = folder.value.documents();
    if (!all.ok) return stop(parts, EXIT.input, sayRefusal(all.error));
    documents = all.value.documents;
  } else {
    const named: Documents["documents"][number][] = [];
    for (const path of given.words) {
      if (!path.endsWith(".md")) return stop(parts, EXIT.input, sayRefusal({ path, line: null, message: "不是政策文件", hint: "政策文件以 .md 结尾" }));
      const file = folder.value.document(path);
      if (!file.ok) return stop(parts, EXIT.input, sayRefusal(file.error));
      named.push(file.value);
    }
    documents = named;
  }
  const changed = documents.map(({ path, text }) => ({ path, text, next: formatDocument(path, text) })).filter(({ text, next }) => text !== next);
  if (given.flags.has("check")) {
    for (const { path } of changed) parts.out(path);
    parts.err(changed.length === 0 ? `${documents.length} 份文件都是规范格式。` : `${changed.length} 份文件不是规范格式，运行 huice fmt 改好。`);
    return changed.length === 0 ? EXIT.good : EXIT.findings;
  }
  for (const { path, next } of changed) {
    const saved = folder.value.save(path, next);
    if (!saved.ok) return stop(parts, EXIT.input, sayRefusal(saved.error));
    parts.out(path);
  }
  parts.err(changed.length === 0 ? `${documents.length} 份文件都是规范格式。` : `改好 ${changed.length} 份文件。`);
  return EXIT.good;
}
