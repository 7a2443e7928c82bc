import { runCli } from "#cli";
import { fileURLToPath } from "node:url";
import { openLibrarySnapshot, readDossierFile, saveText } from "#files";
import { loadRuns } from "./load-runs.ts";
import { loadSnapshots } from "./load-snapshots.ts";
import { openHome } from "./open-home.ts";
import { todayInShanghai } from "./today.ts";

const DEFAULT_COLUMNS = 120;
const BUG = 70;

// `huice match … | head -1` closes the pipe while we write; that is not a failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

try {
  process.exitCode = await runCli(process.argv.slice(2), {
    folder: () => openHome(process.env),
    // Beside the built program.
    snapshot: openLibrarySnapshot(fileURLToPath(new URL("library.snapshot", import.meta.url))),
    dossier: readDossierFile,
    save: saveText,
    // Two folders above, as source and when built.
    snapshots: () => loadSnapshots(new URL("../../package.json", import.meta.url)),
    runs: () => loadRuns(new URL("../../package.json", import.meta.url)),
    screen: { now: () => Date.now(), write: (text) => process.stderr.write(text), redraws: process.stderr.isTTY },
    today: () => todayInShanghai(Date.now()),
    out: (line) => process.stdout.write(`${line}\n`),
    err: (line) => process.stderr.write(`${line}\n`),
    columns: process.stdout.columns ?? DEFAULT_COLUMNS,
  });
} catch (bug) {
  console.error("惠策自己出了差错，请把下面几行和所用的命令告诉维护者：");
  console.error(bug);
  process.exitCode = BUG;
}
