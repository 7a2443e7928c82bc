/** What is generated from policies/词表.md: path → text. Checked in; a test is red when it is stale. */
import { readdirSync, readFileSync } from "node:fs";
import { dossierSchema, dossierTypes, readLibrary } from "#policy/read";

export function generatedFiles(root: string): ReadonlyMap<string, string> {
  const paths = (readdirSync(`${root}/policies`, { recursive: true }) as string[]).filter((path) => path.endsWith(".md")).sort();
  const files = paths.map((path) => ({ path: `policies/${path}`, text: readFileSync(`${root}/policies/${path}`, "utf8") }));
  const { reference } = readLibrary(files.filter((file) => file.text.startsWith("---\n类型: ")), new Map()).library;
  return new Map([
    ["schemas/dossier.schema.json", `${JSON.stringify(dossierSchema(reference), null, 2)}\n`],
    ["src/policy/vocabulary/dossier.gen.ts", dossierTypes(reference)],
  ]);
}
