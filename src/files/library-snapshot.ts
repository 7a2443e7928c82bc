import { createHash } from "node:crypto";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { decode, encode } from "#kernel";
import type { Documents, LibrarySnapshot } from "#application/ports";
import type { Library } from "#policy";

/**
 * One file: the hash of the documents on its first line, the library after it. Reading the documents takes most of a
 * second, reading this takes some 20 ms.
 * @param place beside the built program, so that a new build, which may read documents differently, starts without one.
 */
export function openLibrarySnapshot(place: string): LibrarySnapshot {
  return {
    recall(documents) {
      try {
        const text = readFileSync(place, "utf8");
        const end = text.indexOf("\n");
        return text.slice(0, end) === hashOf(documents) ? decode<Library>(text.slice(end + 1)) : null;
      } catch {
        return null;
      }
    },
    keep(documents, library) {
      const next = `${place}.${process.pid}.tmp`;
      try {
        writeFileSync(next, `${hashOf(documents)}\n${encode(library)}`);
        renameSync(next, place);
      } catch {
        // A program folder that cannot be written is a good one; it only starts more slowly.
        rmSync(next, { force: true });
      }
    },
  };
}

/** Contents and names, each with its length before it, so that no two sets of documents run together. */
function hashOf({ documents, sources }: Documents): string {
  const hash = createHash("sha256");
  const add = (text: string): unknown => hash.update(`${text.length}:`).update(text);
  for (const { path, text } of documents) [path, text].forEach(add);
  hash.update("|");
  for (const [name, text] of sources) [name, text].forEach(add);
  return hash.digest("hex");
}
