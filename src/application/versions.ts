import { refuse, succeed, type Result } from "#kernel";
import type { Diagnostic, Library, Policy } from "#policy";
import { checkLibrary, readDocuments } from "./check-library.ts";
import type { Documents } from "./ports.ts";

type Document = Documents["documents"][number];

/** 一版文件: the library with that one document in the place of its own. */
export interface Version {
  readonly library: Library;
  readonly policy: Policy;
}

/**
 * Which document of the library is another version of this one: the same file, or the same 文号.
 * @returns null where there is none.
 */
export function placeOf(all: Documents, { path, text }: Document): string | null {
  if (all.documents.some((each) => each.path === path)) return path;
  const { policies } = readDocuments({ ...all, documents: [...all.documents, { path, text }] }).library;
  const own = policies.find(({ file }) => file === path);
  return policies.find(({ id, file }) => file !== path && id === own?.id)?.file ?? null;
}

/** The documents with this one in its place, and nowhere else. @param sources official texts that only this version rests on. */
export const withVersion = ({ documents, sources: own }: Documents, place: string, version: Document, sources: Documents["sources"] = new Map()): Documents =>
  ({ documents: documents.filter(({ path }) => path === place || path !== version.path).map((each) => (each.path === place ? version : each)), sources: new Map([...own, ...sources]) });

/** @param diagnostics of the library that holds it. */
export function versionOf(library: Library, diagnostics: readonly Diagnostic[], path: string): Result<Version, readonly Diagnostic[]> {
  if (diagnostics.length > 0) return refuse(diagnostics);
  const policy = library.policies.find(({ file }) => file === path);
  return policy ? succeed({ library, policy }) : refuse([{ file: path, line: 1, column: 1, code: "不是政策文件", message: "这份文件不是一份政策", hint: "词表、事项表等公共的表不能这样比；换一份政策文件" }]);
}

/** A version nobody has checked yet: read and checked as `huice check` does. */
export function checkVersion(all: Documents, place: string, version: Document, sources: Documents["sources"]): Result<Version, readonly Diagnostic[]> {
  const { library, diagnostics } = checkLibrary(withVersion(all, place, version, sources));
  return versionOf(library, diagnostics, version.path);
}
