/** 打包后再量: a module as it is shipped, in one file, not as tsx runs its source with the name of every inner function kept. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "vite";

const root = fileURLToPath(new URL("..", import.meta.url));

/** @param entry from the folder of the repository. */
export async function built(entry: string): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), "huice-bench-"));
  await build({
    configFile: false, root, logLevel: "error", publicDir: false,
    build: { ssr: join(root, entry), outDir: folder, emptyOutDir: true, target: "node20", minify: false, rollupOptions: { output: { entryFileNames: "built.mjs" } } },
  });
  return import(pathToFileURL(join(folder, "built.mjs")).href);
}
