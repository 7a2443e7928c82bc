import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { unpackChromium } from "./browser.ts";
import { startServer } from "./server.ts";

const huice = path.join(import.meta.dirname, "..", "..", "bin", "huice.cjs");

/** Once for all browser tests: the browser unpacked, a small city, the built server running. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (process.platform === "linux" && process.arch === "x64") unpackChromium();
  const folder = mkdtempSync(path.join(tmpdir(), "huice-web-"));
  const city = path.join(folder, "城");
  execFileSync(process.execPath, [huice, "population", "--size", "3000", "--seed", "1", "--out", city], { stdio: ["ignore", "ignore", "inherit"] });
  const server = await startServer({ HUICE_SNAPSHOT: city });
  project.provide("address", server.address);
  project.provide("city", city);
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

declare module "vitest" {
  interface ProvidedContext {
    /** Of the running server, without a slash at the end. */
    address: string;
    /** Folder of the snapshot it simulates on. */
    city: string;
  }
}
