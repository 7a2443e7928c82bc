/** 打包后再量: a module as it is shipped, in one file, not as tsx runs its source with the name of every inner function kept. */
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "vite";

const root = fileURLToPath(new URL("..", import.meta.url));

/** @param entry from the folder of the repository. @returns the file; beside the packages, which it does not hold. */
export async function builtFile(entry: string): Promise<string> {
  const folder = join(root, "dist", "bench", basename(entry, ".ts"));
  await build({
    configFile: false, root, logLevel: "error", publicDir: false,
    build: { ssr: join(root, entry), outDir: folder, emptyOutDir: true, target: "node20", minify: false, rollupOptions: { output: { entryFileNames: "built.mjs" } } },
  });
  return join(folder, "built.mjs");
}
export const built = async (entry: string): Promise<unknown> => import(pathToFileURL(await builtFile(entry)).href);
