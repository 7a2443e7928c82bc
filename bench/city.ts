import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export interface StageTime {
  readonly name: string;
  readonly ms: number;
  /** Of the processor, all threads together. */
  readonly cpu: number;
  /** Bytes of memory at most. */
  readonly peak: number;
}

/** 城市: made, written, opened and checked whole; each stage once, in a process of its own. */
export function measureCity(size: number): { readonly stages: readonly StageTime[]; readonly bytes: number } {
  const home = mkdtempSync(path.join(tmpdir(), "huice-city-"));
  const folder = path.join(home, "city");
  const stage = (name: string, what: string): StageTime => {
    const out = execFileSync(process.execPath, ["--import", "tsx", fileURLToPath(new URL("city-stage.ts", import.meta.url)), what, String(size), folder], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
    return { name, ...(JSON.parse(out) as Omit<StageTime, "name">) };
  };
  try {
    const stages = [stage("合成并写成快照", "write"), stage("打开快照并逐行核对", "open")];
    return { stages, bytes: readdirSync(folder).reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0) };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
