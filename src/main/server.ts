import { fileURLToPath } from "node:url";
import { samplesOf, sayRefusal } from "#application";
import { checkLibrary } from "#application/documents";
import { createApp } from "#http";
import { encode } from "#kernel";
import { sayDiagnostic } from "#policy";
import { cityService } from "./city-service.ts";
import { listen, portOf } from "./listen.ts";
import { openHome } from "./open-home.ts";

start();

/** Documents with mistakes are not served: a page that answers wrongly is worse than none. */
function start(): void {
  const port = portOf(process.env);
  if (port === undefined) return;
  const folder = openHome(process.env);
  if (!folder.ok) return giveUp([sayRefusal(folder.error)]);
  const documents = folder.value.documents();
  if (!documents.ok) return giveUp([sayRefusal(documents.error)]);
  const { library, diagnostics } = checkLibrary(documents.value);
  if (diagnostics.length > 0) return giveUp([...diagnostics.map(sayDiagnostic), `政策文件有 ${diagnostics.length} 处问题，没有启动。改好后再运行 npm start；单独检查用 npm run -s huice -- check。`]);
  const compiled = encode(library);
  const samples = samplesOf(folder.value.scenarios(), library);
  const app = createApp({
    library: async () => compiled,
    samples: async () => samples,
    city: cityService({
      library, documents: documents.value, snapshot: process.env["HUICE_SNAPSHOT"],
      // The program of its process is built beside this file, and the city is kept beside both, as the library is.
      worker: new URL("city-worker.js", import.meta.url), beside: fileURLToPath(new URL(".", import.meta.url)),
      product: new URL("../../package.json", import.meta.url),
    }),
    // Beside this file's own folder once built: dist/node and dist/web.
    webFolder: fileURLToPath(new URL("../web", import.meta.url)),
    report: (bug) => console.error(bug),
  });
  listen(app, port, process.env);
}

function giveUp(lines: readonly string[]): void {
  for (const line of lines) console.error(line);
  process.exitCode = 1;
}
