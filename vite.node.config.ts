import { defineConfig } from "vite";

/** The server and the command line. Packages stay outside the bundle, in node_modules. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: "dist/node",
    emptyOutDir: true,
    target: "node20",
    // Stack traces that name our files are worth more here than bytes.
    minify: false,
    sourcemap: true,
    rollupOptions: {
      input: { server: "src/main/server.ts", cli: "src/main/cli.ts", "city-worker": "src/main/city-worker.ts" },
      output: { entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
    },
  },
});
