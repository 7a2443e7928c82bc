/** The documents of policies/, to be changed in one place and read again. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runExamples } from "#engine";
import type { Diagnostic, Library, Policy } from "#policy";
import { readLibrary, readTables, type CheckedLibrary, type SourceFile } from "#policy/read";

export const ROOT = join(import.meta.dirname, "../..");
const paths = (readdirSync(join(ROOT, "policies"), { recursive: true }) as string[]).filter((path) => path.endsWith(".md")).sort();

export const documents: readonly SourceFile[] = paths.map((path) => ({ path: `policies/${path}`, text: readFileSync(join(ROOT, "policies", path), "utf8") }));
export const sources: ReadonlyMap<string, string> = new Map(
  readdirSync(join(ROOT, "sources")).map((name) => [name, readFileSync(join(ROOT, "sources", name), "utf8")]),
);
const isTable = (file: SourceFile): boolean => file.text.startsWith("---\n类型: ");
export const policyFiles: readonly SourceFile[] = documents.filter((file) => !isTable(file));
/** 公共的表, and everything: read once for all tests of a worker, which change nothing of it. */
export const tables = readTables(documents);
export const checked: CheckedLibrary = readLibrary(documents, sources, tables);
export const library: Library = checked.library;
export const policies: readonly Policy[] = library.policies;

/** Replaces characters `from`-`to` of one line (1-based line, 0-based characters). */
export interface Change {
  readonly file: string;
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** First and last line at which a diagnostic counts as "there". */
  readonly since: number;
  readonly until: number;
}

/** @returns the shared tables and the changed documents; at most one change may touch a line. */
export function changed(changes: readonly Change[]): SourceFile[] {
  return documents.flatMap((file) => {
    const own = changes.filter((change) => change.file === file.path);
    if (own.length === 0) return isTable(file) ? [file] : [];
    const lines = file.text.split("\n");
    for (const { line, from, to, text } of own) {
      const old = lines[line - 1] ?? "";
      lines[line - 1] = old.slice(0, from) + text + old.slice(to);
    }
    return [{ ...file, text: lines.join("\n") }];
  });
}

/** Everything `huice check` and `huice test` would say of documents that stand beside the tables as they are. */
function check(files: readonly SourceFile[], withExamples: boolean): readonly Diagnostic[] {
  const read = readLibrary(files, sources, tables);
  return withExamples ? [...read.diagnostics, ...runExamples(read.library).diagnostics] : read.diagnostics;
}

const caught = (change: Change, found: readonly Diagnostic[]): boolean =>
  found.some((d) => d.file === change.file && d.line >= change.since && d.line <= change.until);

/**
 * Changes that nobody noticed. Changes of different blocks are tried together, because a document is read once for all
 * of them; what seems unnoticed is tried again alone.
 */
export function survivors(changes: readonly Change[], blockOf: (change: Change) => string, withExamples: boolean, isKnown: (change: Change) => boolean = () => false): Change[] {
  const rounds: Change[][] = [];
  const used = new Map<string, number>();
  for (const change of changes) {
    const block = blockOf(change);
    const round = used.get(block) ?? 0;
    used.set(block, round + 1);
    (rounds[round] ??= []).push(change);
  }
  return rounds.flatMap((round) => {
    const found = check(changed(round), withExamples);
    return round.filter((change) => !caught(change, found) && !isKnown(change));
  }).filter((change) => !caught(change, check(changed([change]), withExamples)));
}

export const sayChange = (change: Change): string => {
  const old = documents.find((file) => file.path === change.file)?.text.split("\n")[change.line - 1] ?? "";
  return `${change.file}:${change.line} ${old.trim()} → ${(old.slice(0, change.from) + change.text + old.slice(change.to)).trim()}`;
};
