import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { readImportTable, type ImportTable } from "./import-table.ts";
import { parseSource, type SourceFile } from "./source-file.ts";

/** 工程：all that the rules look at. A test makes small ones by hand; `readProject` makes the real one. */
export type Project = {
  readonly files: readonly SourceFile[];
  /** package.json#imports. */
  readonly doors: Readonly<Record<string, string>>;
  readonly table: ImportTable;
  /** Modules that must give the same bytes for the same inputs. */
  readonly pure: ReadonlySet<string>;
};

export function readProject(root: string): Project {
  const text = (name: string) => readFileSync(path.join(root, name), "utf8");
  const paths = ["src", "tests", "bench", "scripts"].filter((top) => existsSync(path.join(root, top))).flatMap((top) => sourcesUnder(root, top));
  return {
    files: paths.map((each) => parseSource(each, text(each))),
    doors: (JSON.parse(text("package.json")) as { imports: Record<string, string> }).imports,
    table: readImportTable(text("docs/architecture.md")),
    // The compiler's list is the list; a second one would drift.
    pure: new Set([...text("tsconfig.pure.json").matchAll(/"src\/([\w-]+)\/\*\*/g)].map((match) => match[1] ?? "")),
  };
}

function sourcesUnder(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.name === "node_modules") return [];
    if (entry.isDirectory()) return sourcesUnder(root, name);
    return /\.tsx?$/.test(entry.name) ? [name] : [];
  });
}
