/** The documents and official texts of the repository, as tests read them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readLibrary, type SourceFile } from "#policy/read";

export const ROOT = join(import.meta.dirname, "../..");
export const documents: readonly SourceFile[] = (readdirSync(join(ROOT, "policies"), { recursive: true }) as string[])
  .filter((path) => path.endsWith(".md"))
  .sort()
  .map((path) => ({ path: `policies/${path}`, text: readFileSync(join(ROOT, "policies", path), "utf8") }));
export const sources: ReadonlyMap<string, string> = new Map(
  readdirSync(join(ROOT, "sources")).map((name) => [name, readFileSync(join(ROOT, "sources", name), "utf8")]),
);
export const checked = readLibrary(documents, sources);
