/** Reads documents against the small tables of this folder, and says everything that is found. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runExamples } from "#engine";
import { sayDiagnostic, type Diagnostic } from "#policy";
import { readLibrary, readTables, type SourceFile } from "#policy/read";

const HERE = import.meta.dirname;
const typeOf = (text: string): string | null => /^---\n类型: (\S+)/.exec(text)?.[1] ?? null;
const readFolder = (folder: string): SourceFile[] =>
  readdirSync(folder).filter((name) => name.endsWith(".md")).sort().map((name) => ({ path: name, text: readFileSync(join(folder, name), "utf8") }));

const tables = readFolder(join(HERE, "tables"));
const usual = readTables(tables);
const sources = new Map(readdirSync(join(HERE, "sources")).map((name) => [name, readFileSync(join(HERE, "sources", name), "utf8")]));

export interface Case {
  readonly name: string;
  readonly files: readonly SourceFile[];
  readonly golden: string;
}

/** `bad/名.md` with `bad/名.txt`, or a folder `bad/名/` of several documents with its own `期望.txt`. */
export function casesOf(folder: "bad" | "good"): Case[] {
  const root = join(HERE, folder);
  return readdirSync(root).filter((name) => !name.endsWith(".txt")).sort().map((name) => {
    const path = join(root, name);
    return statSync(path).isDirectory()
      ? { name, files: readFolder(path), golden: join(path, "期望.txt") }
      : { name: name.replace(/\.md$/, ""), files: [{ path: name, text: readFileSync(path, "utf8") }], golden: path.replace(/\.md$/, ".txt") };
  });
}

/** A table among the files takes the place of the usual one. Examples are run only when the documents hold. */
export function findingsOf(files: readonly SourceFile[]): readonly Diagnostic[] {
  const replaced = new Set(files.map((file) => typeOf(file.text)));
  const { library, diagnostics } = readLibrary([...tables.filter((table) => !replaced.has(typeOf(table.text))), ...files], sources, replaced.size === 1 && replaced.has(null) ? usual : undefined);
  return diagnostics.length > 0 ? diagnostics : runExamples(library).diagnostics;
}

export const say = (diagnostics: readonly Diagnostic[]): string => diagnostics.map((d) => `${sayDiagnostic(d)}\n`).join("");

/** The golden text; with UPDATE_GOLDENS=1 what is found now becomes the golden. */
export function goldenOf(each: Case, found: string): string {
  if (process.env["UPDATE_GOLDENS"] === "1") writeFileSync(each.golden, found);
  return existsSync(each.golden) ? readFileSync(each.golden, "utf8") : "";
}
