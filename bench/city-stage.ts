/** One stage of the city in a process of its own, so that the peak of memory is this stage's. Prints one line of JSON. */
import { mkdirSync } from "node:fs";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { openCity, openDuckDb, openSnapshot, run, verifyRun, writePopulationSnapshot, type Law } from "#analytics";
import { checkLibrary } from "#application/documents";
import { overlaid } from "#engine";
import { compileLibrary } from "#engine/lower";
import { openLibraryFolder } from "#files";
import { dayOf } from "#kernel";
import type { Library } from "#policy";

const [stage = "", size = "", folder = "", root = ""] = process.argv.slice(2);
const ON = dayOf(2026, 6, 30);
const SAMPLE = 1000;
const library = readLibrary();
const { reference } = library;
const start = performance.now();
const before = process.cpuUsage();
const STAGES: Readonly<Record<string, () => Promise<object | void>>> = { write, open, run: runAll, verify, simulate };
const more = await STAGES[stage]?.();
const { user, system } = process.cpuUsage(before);
process.stdout.write(`${JSON.stringify({ ms: performance.now() - start, peak: process.resourceUsage().maxRSS * 1024, cpu: (user + system) / 1000, ...more })}\n`);

function readLibrary(): Library {
  const documents = openLibraryFolder(root).documents();
  if (!documents.ok) throw new Error("读不到政策文件");
  return checkLibrary(documents.value).library;
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

async function runAll(): Promise<void> {
  const done = await run({ snapshot: folder, folder: `${folder}-run`, compiled: compileLibrary(library), libraryHash: "bench", asking: { on: ON, readings: {} }, version: "bench", csv: false });
  if (!done.ok) throw new Error(done.error.message);
}

async function verify(): Promise<void> {
  const checked = await verifyRun({ snapshot: folder, run: `${folder}-run`, compiled: compileLibrary(library), libraryHash: "bench", sample: SAMPLE });
  if (!checked.ok) throw new Error(checked.error.message);
  if (checked.value.differences.length > 0) throw new Error(`${checked.value.differences.length} 项与批次不同`);
}

/** Both laws at once, then another reform: what the law as it is gives has been kept. */
async function simulate(): Promise<{ both: number; reform: number }> {
  const city = await openCity({ snapshot: folder, reference });
  if (!city.ok) throw new Error(city.error.message);
  const law = (rule: string, part: string, from: string, to: string): Law => {
    const changed = overlaid(library, [{ rule, part, from, to }]);
    if (!changed.ok) throw new Error(changed.error);
    return { compiled: compileLibrary(changed.value), asking: { on: ON, readings: {} } };
  };
  const before: Law = { compiled: compileLibrary(library), asking: { on: ON, readings: {} } };
  const timed = async (rule: string, part: string, from: string, to: string): Promise<number> => {
    const after = law(rule, part, from, to);
    const begun = performance.now();
    await city.value.simulate({ before, after, changed: new Set([rule]) });
    return performance.now() - begun;
  };
  // The first question of a day also reads the tables: that one is about something else.
  await timed("昌政办发〔2025〕8号#7", "年度最高", "100万元", "40万元");
  const times = { both: await timed("昌政办发〔2025〕8号#5", "最高", "50万元", "40万元"), reform: await timed("昌政办发〔2025〕8号#5", "最高", "50万元", "30万元") };
  city.value.close();
  return times;
}
