/** One stage of the city in a process of its own, so that the peak of memory is this stage's. Prints one line of JSON. */
import { mkdirSync } from "node:fs";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { openDuckDb, openSnapshot, writePopulationSnapshot } from "#analytics";
import { checkLibrary } from "#application/documents";
import { openLibraryFolder } from "#files";
import type { Reference } from "#policy";

const [stage = "", size = "", folder = ""] = process.argv.slice(2);
const reference = readReference();
const start = performance.now();
const before = process.cpuUsage();
if (stage === "write") await write();
else await open();
const { user, system } = process.cpuUsage(before);
process.stdout.write(`${JSON.stringify({ ms: performance.now() - start, peak: process.resourceUsage().maxRSS * 1024, cpu: (user + system) / 1000 })}\n`);

function readReference(): Reference {
  const documents = openLibraryFolder(fileURLToPath(new URL("..", import.meta.url))).documents();
  if (!documents.ok) throw new Error("读不到政策文件");
  return checkLibrary(documents.value).library.reference;
}

async function write(): Promise<void> {
  const written = await writePopulationSnapshot({ folder, reference, seed: 1, size: Number(size), version: "bench" });
  if (!written.ok) throw new Error(written.error.message);
}

async function open(): Promise<void> {
  const temp = path.join(path.dirname(folder), "temp");
  mkdirSync(temp, { recursive: true });
  const db = await openDuckDb({ folders: [folder, temp], temp });
  const snapshot = await openSnapshot(db.connection, folder, reference);
  if (!snapshot.ok) throw new Error(snapshot.error.message);
  db.close();
}
