import { renameSync, rmSync, writeFileSync } from "node:fs";
import { succeed, type Result } from "#kernel";
import type { FileRefusal } from "#application/ports";
import { refuseSystem } from "#application/refusals";

/**
 * Written beside and renamed, so that a full disk or a stopped machine never leaves half a document.
 * @param path as the person wrote it; it is what refusals name.
 * @param place where it is, when that differs.
 */
export function saveText(path: string, text: string, place: string = path): Result<null, FileRefusal> {
  const next = `${place}.${process.pid}.tmp`;
  try {
    writeFileSync(next, text, { flag: "wx" });
    renameSync(next, place);
    return succeed(null);
  } catch (error) {
    rmSync(next, { force: true });
    return refuseSystem(path, error, "写");
  }
}
