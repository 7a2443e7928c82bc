import { execFileSync } from "node:child_process";
import { performance } from "node:perf_hooks";
import { samplesOf } from "#application";
import { checkLibrary } from "#application/documents";
import { match, readDossier } from "#engine";
import { openLibraryFolder } from "#files";
import { parseDay } from "#kernel";
import { fileURLToPath } from "node:url";
import { millisecondsTable, type Stage } from "./stage.ts";
import { summarise, type Measured } from "./statistics.ts";

const RUNS = 50;

export const answer: Stage = {
  name: "一家企业",
  run: () => Promise.resolve([millisecondsTable("一家企业、命令行", measureNode())]),
};

/** One enterprise over all documents with full reasons, for every sample enterprise. */
function measureNode(): Measured[] {
  const folder = openLibraryFolder(fileURLToPath(new URL("..", import.meta.url)));
  const documents = folder.documents();
  if (!documents.ok) throw new Error("读不到政策文件");
  const reading = performance.now();
  const { library } = checkLibrary(documents.value);
  const checked = performance.now() - reading;
  const times: number[] = [];
  for (const sample of samplesOf(folder.scenarios(), library)) {
    const dossier = readDossier(sample.dossier, library.reference);
    const on = parseDay(sample.on);
    if (!dossier.ok || on === null) throw new Error(`样例企业 ${sample.name} 读不通`);
    match(library, dossier.value, { on, readings: {} });
    for (let run = 0; run < RUNS; run++) {
      const start = performance.now();
      match(library, dossier.value, { on, readings: {} });
      times.push(performance.now() - start);
    }
  }
  return [commandLine(), summarise("读入并检查全部文件和样例", [checked]), summarise("一家企业对全部政策的答案，含全部理由", times)];
}

/** `huice facts` as a person runs it: process start to exit, once built. */
function commandLine(): Measured {
  const bin = fileURLToPath(new URL("../bin/huice.cjs", import.meta.url));
  const run = (): number => {
    const start = performance.now();
    execFileSync(process.execPath, [bin, "facts", "研发费用"], { stdio: "ignore" });
    return performance.now() - start;
  };
  run();
  return summarise("命令行从启动到结束", Array.from({ length: 5 }, run));
}
