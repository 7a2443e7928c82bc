import { fileURLToPath } from "node:url";
import { createApp } from "#http";
import { listen } from "./listen.ts";

const app = createApp({
  // Placeholders until the core is wired in.
  library: async () => "{}",
  samples: async () => [],
  // Beside this file's own folder once built: dist/node and dist/web.
  webFolder: fileURLToPath(new URL("../web", import.meta.url)),
  report: (bug) => console.error(bug),
});

listen(app, process.env);
