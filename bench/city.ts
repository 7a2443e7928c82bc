import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { builtFile } from "./built.ts";
import type { Stage } from "./stage.ts";

interface StageTime {
  readonly ms: number;
  /** Of the processor, all threads together. */
  readonly cpu: number;
  /** Bytes of memory at most. */
  readonly peak: number;
  /** Of 仿真: both laws, and then another reform beside the law as it is, which is settled already. */
  readonly both?: number;
  readonly reform?: number;
}
const ROOT = fileURLToPath(new URL("..", import.meta.url));

const MEGABYTE = 2 ** 20;
const WHOLE = 2_000_000;
const TARGET_SECONDS = 60;
const TARGET_MEGABYTES = 8 * 1024;
const PARTS = [["合成并写成快照", "write"], ["打开快照并逐行核对", "open"], ["跑批：每一家、每一条给予，写出每一项匹配（含打开快照）", "run"], ["抽 1000 家重新解释，逐分核对", "verify"], ["仿真：打开快照，改一个数，再改一个数", "simulate"]] as const;

const saySimulated = (both: number, reform: number): string =>
  `仿真（昌政办发〔2025〕8号#5）：现行和改后一起核定、汇总 ${(both / 1000).toFixed(2)} 秒；现行已经核定过，只核定改后、再汇总 ${(reform / 1000).toFixed(2)} 秒。前者是后者的 ${(both / reform).toFixed(1)} 倍，目标 2 倍以内${both > 2 * reform ? "：没有达到" : ""}。`;

/** 城市: made, written, opened and checked whole, every clause asked of every enterprise; each stage once, in a process of its own. */
export const city = (size: number): Stage => ({
  name: "城市",
  run: async (say) => {
    const program = await builtFile("bench/city-stage.ts");
    const home = mkdtempSync(path.join(tmpdir(), "huice-city-"));
    const folder = path.join(home, "city");
    const stage = (what: string): StageTime => {
      const out = execFileSync(process.execPath, [program, what, String(size), folder, ROOT], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
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
      const simulated = times.find(({ both }) => both !== undefined);
      return [{
        title: `城市：${size.toLocaleString("en-US")} 家合成企业`,
        head: ["阶段", "用时（秒）", "处理器（秒）", "内存最多（MB）"],
        rows: times.map(({ name, ms, cpu, peak }) => [name, (ms / 1000).toFixed(1), (cpu / 1000).toFixed(1), (peak / MEGABYTE).toFixed(0)]),
        notes: [
          `快照 ${(bytes(folder) / MEGABYTE).toFixed(0)} MB，批次 ${(bytes(`${folder}-run`) / MEGABYTE).toFixed(0)} MB（Parquet）；每个阶段在自己的进程里跑一次。`,
          ...(simulated ? [saySimulated(simulated.both ?? 0, simulated.reform ?? 0)] : []),
          ...(missed ? [`没有达到：${WHOLE.toLocaleString("en-US")} 家应在 ${TARGET_SECONDS} 秒、${TARGET_MEGABYTES} MB 以内。`] : []),
        ],
      }];
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  },
});
