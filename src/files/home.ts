import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { succeed, type Result } from "#kernel";
import type { FileRefusal } from "#application/ports";
import { refuseFile } from "#application/refusals";

/** What a folder has when it is the home of a library. */
const MARK = join("policies", "词表.md");

/**
 * The folder that holds policies/, sources/ and scenarios/.
 * @param named HUICE_HOME, where the person names one; then no other folder is tried.
 * @param starts folders to look in, then above: where the program lies, where the person stands.
 */
export function findHome(named: string | undefined, starts: readonly string[]): Result<string, FileRefusal> {
  if (named !== undefined && named.trim() !== "") {
    const folder = resolve(named);
    return existsSync(join(folder, MARK)) ? succeed(folder) : refuseFile(named, "HUICE_HOME 指的文件夹里没有 policies/词表.md", "改成政策库所在的文件夹，或不设 HUICE_HOME");
  }
  for (const start of starts)
    for (let folder = resolve(start); ; folder = dirname(folder)) {
      if (existsSync(join(folder, MARK))) return succeed(folder);
      if (dirname(folder) === folder) break;
    }
  return refuseFile(MARK, "找不到政策库", "在政策库的文件夹里运行，或用 HUICE_HOME=文件夹 指明");
}
