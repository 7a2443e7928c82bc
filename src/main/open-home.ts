import { fileURLToPath } from "node:url";
import type { FileRefusal, LibraryFolder } from "#application/ports";
import { findHome, openLibraryFolder } from "#files";
import { succeed, type Result } from "#kernel";

/** The library of HUICE_HOME, or the one this program lies in, or the one the person stands in. */
export function openHome(environment: Readonly<Record<string, string | undefined>>): Result<LibraryFolder, FileRefusal> {
  const home = findHome(environment["HUICE_HOME"], [fileURLToPath(new URL(".", import.meta.url)), process.cwd()]);
  return home.ok ? succeed(openLibraryFolder(home.value)) : home;
}
