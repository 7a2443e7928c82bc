import { readdirSync } from "node:fs";
import { basename, isAbsolute, join, relative, resolve, sep } from "node:path";
import { refuse, succeed, type Result } from "#kernel";
import type { Documents, FileRefusal, LibraryFolder, ScenarioFile } from "#application/ports";
import { readText } from "./read-text.ts";
import { refuseSystem } from "#application/refusals";
import { saveText } from "./save-text.ts";
import { readYaml } from "./yaml-text.ts";

type Document = Documents["documents"][number];

/** The folders of a library, as the use cases need them. Paths in what it gives are relative to the home, with `/`. */
export function openLibraryFolder(home: string): LibraryFolder {
  return {
    documents: () => readDocuments(home),
    document: (path) => readOne(home, path),
    sourcesIn: (path) => {
      const found = readAll(resolve(path), "", ".txt", path);
      return found.ok ? succeed(byName(found.value)) : found;
    },
    save: (path, text) => saveText(path, text, isAbsolute(path) || !path.startsWith("policies/") ? resolve(path) : join(home, path)),
    scenarios: () => readScenarios(home),
  };
}

function readDocuments(home: string): Result<Documents, FileRefusal> {
  const documents = readAll(home, "policies", ".md");
  if (!documents.ok) return documents;
  const sources = readAll(home, "sources", ".txt");
  if (!sources.ok) return sources;
  return succeed({ documents: documents.value, sources: byName(sources.value) });
}

const byName = (files: readonly Document[]): Map<string, string> => new Map(files.map(({ path, text }) => [basename(path), text]));

/** A document named by a person: from where they stand, or as findings name it. */
function readOne(home: string, path: string): Result<Document, FileRefusal> {
  const text = readText(path);
  if (text.ok) return succeed({ path: nameOf(home, path), text: text.value });
  const inHome = readText(path, join(home, path));
  return inHome.ok ? succeed({ path: nameOf(home, join(home, path)), text: inHome.value }) : text;
}

/** As findings name it when it belongs to the library, else as the person wrote it. */
function nameOf(home: string, path: string): string {
  const inside = relative(home, resolve(path)).split(sep).join("/");
  return inside.startsWith("policies/") ? inside : path;
}

/** @param said how refusals name the folder. */
function readAll(home: string, folder: string, ending: string, said: string = folder): Result<Document[], FileRefusal> {
  let names: string[];
  try {
    names = readdirSync(join(home, folder), { recursive: true, encoding: "utf8" });
  } catch (error) {
    return refuseSystem(`${said}/`, error, "读");
  }
  const files: Document[] = [];
  // Code-unit order: the same on every machine, whatever its language.
  for (const name of names.map((each) => each.split(sep).join("/")).filter((each) => each.endsWith(ending)).sort()) {
    const path = `${said}/${name}`;
    const text = readText(path, join(home, folder, name));
    if (!text.ok) return text;
    files.push({ path, text: text.value });
  }
  return succeed(files);
}

/** No folder means no scenarios; a scenario that cannot be read is told as such and the others still run. */
function readScenarios(home: string): readonly ScenarioFile[] {
  let names: string[];
  try {
    names = readdirSync(join(home, "scenarios"), { encoding: "utf8" });
  } catch {
    return [];
  }
  return names.filter((name) => /\.ya?ml$/.test(name)).sort().map((name): ScenarioFile => {
    const path = `scenarios/${name}`;
    const text = readText(path, join(home, "scenarios", name));
    return { id: name.replace(/\.ya?ml$/, ""), path, content: text.ok ? readYaml(path, text.value) : refuse(text.error) };
  });
}
