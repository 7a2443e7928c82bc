/** One stage of the city in a process of its own, so that the peak of memory is this stage's. Prints one line of JSON. */
import { mkdirSync } from "node:fs";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { openCity, openDuckDb, openSnapshot, run, verifyRun, writePopulationSnapshot } from "#analytics";
import { checkLibrary } from "#application/documents";
import { overlaid } from "#engine";
import { compileLibrary, type LowerAsking } from "#engine/lower";
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
  const rule = "昌政办发〔2025〕8号#5";
  const compiled = compileLibrary(library);
  const timed = async (readings: LowerAsking["readings"], to: string): Promise<number> => {
    const changed = overlaid(library, [{ rule, part: "最高", from: "50万元", to }]);
    if (!changed.ok) throw new Error(changed.error);
    const asking = { on: ON, readings };
    const request = { before: { compiled, asking }, after: { compiled: compileLibrary(changed.value), asking }, changed: new Set([rule]) };
    const begun = performance.now();
    await city.value.simulate(request);
    return performance.now() - begun;
  };
  // The first question of a day also reads the tables, and the program is cold. A reading that is chosen anyway makes the law as it is another one to be settled.
  await timed({}, "45万元");
  const [doubt = ["", { fallback: "" }]] = compiled.doubts;
  const chosen = { [doubt[0]]: doubt[1].fallback };
  const times = { both: await timed(chosen, "40万元"), reform: await timed(chosen, "30万元") };
  city.value.close();
  return times;
}
