/**
 * `npm run bench`: how long one enterprise's answer takes, in Node and from keystroke to screen in a real browser.
 * Prints figures; asserts nothing, because machines differ.
 */
import { cpus, totalmem } from "node:os";
import { measureBrowser } from "./browser.ts";
import { measureNode } from "./answer.ts";

const [cpu] = cpus();
process.stdout.write(`机器：${cpu?.model ?? "未知"} × ${cpus().length}，内存 ${Math.round(totalmem() / 2 ** 30)} GiB，Node ${process.version}\n\n`);
for (const row of [...measureNode(), ...(await measureBrowser())])
  process.stdout.write(`${row.name.padEnd(28, "　")} 中位 ${row.median.toFixed(2)} ms　最小 ${row.min.toFixed(2)}　最大 ${row.max.toFixed(2)}　（${row.runs} 次）\n`);
