import type { TestProject } from "vitest/node";
import { unpackChromium } from "./browser.ts";
import { startServer } from "./server.ts";

/** Once for all browser tests: the browser unpacked, the built server running. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (process.platform === "linux" && process.arch === "x64") unpackChromium();
  const server = await startServer();
  project.provide("address", server.address);
  return server.stop;
}

declare module "vitest" {
  interface ProvidedContext {
    /** Of the running server, without a slash at the end. */
    address: string;
  }
}
