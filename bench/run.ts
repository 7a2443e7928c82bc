/**
 * `npm run bench`: how long one enterprise's answer takes, in Node and from keystroke to screen in a real browser.
 * Then a synthetic city by stage, 100,000 enterprises or as many as the argument says: `npm run bench -- 2000000`.
 * Prints figures; asserts nothing, because machines differ.
 */
import { cpus, totalmem } from "node:os";
import { measureBrowser } from "./browser.ts";
import { measureNode } from "./answer.ts";
import { measureCity } from "./city.ts";

const [cpu] = cpus();
process.stdout.write(`机器：${cpu?.model ?? "未知"} × ${cpus().length}，内存 ${Math.round(totalmem() / 2 ** 30)} GiB，Node ${process.version}\n\n`);
for (const row of [...measureNode(), ...(await measureBrowser())])
  process.stdout.write(`${row.name.padEnd(28, "　")} 中位 ${row.median.toFixed(2)} ms　最小 ${row.min.toFixed(2)}　最大 ${row.max.toFixed(2)}　（${row.runs} 次）\n`);

const MEGABYTE = 2 ** 20;
const size = Number(process.argv[2] ?? 100_000);
if (!Number.isSafeInteger(size) || size < 1) throw new Error(`家数应是正整数，这里是“${process.argv[2]}”`);
const { stages, bytes } = measureCity(size);
process.stdout.write(`\n合成城市 ${size} 家，快照 ${(bytes / MEGABYTE).toFixed(0)} MB\n`);
for (const { name, ms, cpu, peak } of stages)
  process.stdout.write(`${name.padEnd(28, "　")} ${(ms / 1000).toFixed(1)} s　处理器 ${(cpu / 1000).toFixed(1)} s　内存最多 ${(peak / MEGABYTE).toFixed(0)} MB\n`);
