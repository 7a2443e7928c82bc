import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Stage } from "./stage.ts";

interface StageTime {
  readonly ms: number;
  /** Of the processor, all threads together. */
  readonly cpu: number;
  /** Bytes of memory at most. */
  readonly peak: number;
}

const MEGABYTE = 2 ** 20;
const WHOLE = 2_000_000;
const TARGET_SECONDS = 60;
const TARGET_MEGABYTES = 8 * 1024;
const PARTS = [["合成并写成快照", "write"], ["打开快照并逐行核对", "open"], ["跑批：每一家、每一条给予，写出每一项匹配（含打开快照）", "run"], ["抽 1000 家重新解释，逐分核对", "verify"]] as const;

/** 城市: made, written, opened and checked whole, every clause asked of every enterprise; each stage once, in a process of its own. */
export const city = (size: number): Stage => ({
  name: "城市",
  run: (say) => {
    const home = mkdtempSync(path.join(tmpdir(), "huice-city-"));
    const folder = path.join(home, "city");
    const stage = (what: string): StageTime => {
      const out = execFileSync(process.execPath, ["--import", "tsx", fileURLToPath(new URL("city-stage.ts", import.meta.url)), what, String(size), folder], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
      return JSON.parse(out) as StageTime;
    };
    try {
      const times = PARTS.map(([name, what]) => {
        say(name);
        return { name, what, ...stage(what) };
      });
      const bytes = (where: string): number => readdirSync(where).reduce((sum, name) => sum + statSync(path.join(where, name)).size, 0);
      const ran = times.find(({ what }) => what === "run");
      const missed = size >= WHOLE && ran !== undefined && (ran.ms > TARGET_SECONDS * 1000 || ran.peak > TARGET_MEGABYTES * MEGABYTE);
      return Promise.resolve([{
        title: `城市：${size.toLocaleString("en-US")} 家合成企业`,
        head: ["阶段", "用时（秒）", "处理器（秒）", "内存最多（MB）"],
        rows: times.map(({ name, ms, cpu, peak }) => [name, (ms / 1000).toFixed(1), (cpu / 1000).toFixed(1), (peak / MEGABYTE).toFixed(0)]),
        notes: [
          `快照 ${(bytes(folder) / MEGABYTE).toFixed(0)} MB，批次 ${(bytes(`${folder}-run`) / MEGABYTE).toFixed(0)} MB（Parquet）；每个阶段在自己的进程里跑一次。`,
          ...(missed ? [`没有达到：${WHOLE.toLocaleString("en-US")} 家应在 ${TARGET_SECONDS} 秒、${TARGET_MEGABYTES} MB 以内。`] : []),
        ],
      }]);
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  },
});
