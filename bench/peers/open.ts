/** 装上、打开对照的引擎. One that is not to be had is left out, aloud. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { cel } from "./cel/engine.ts";
import { jsonRulesEngine } from "./json-rules-engine/engine.ts";
import { load, type Peer, type PeerMaker } from "./peer.ts";
import { publicodes } from "./publicodes/engine.ts";
import { zenEngine } from "./zen-engine/engine.ts";

const MAKERS: readonly (readonly [name: string, make: PeerMaker])[] = [["@bufbuild/cel", cel], ["json-rules-engine", jsonRulesEngine], ["@gorules/zen-engine", zenEngine], ["publicodes", publicodes]];
const folder = fileURLToPath(new URL(".", import.meta.url));
const manifest = (name: string): string => `${folder}node_modules/${name}/package.json`;

export async function openPeers(say: (line: string) => void): Promise<Peer[]> {
  if (!MAKERS.every(([name]) => existsSync(manifest(name)))) install(say);
  const peers: Peer[] = [];
  for (const [name, make] of MAKERS) {
    try {
      const { version } = JSON.parse(readFileSync(manifest(name), "utf8")) as { version: string };
      peers.push({ name, version, ...(await make(load)) });
    } catch (error) {
      say(`跳过 ${name}：${error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error)}`);
    }
  }
  return peers;
}

/** `npm ci` refuses a lockfile without the builds for other systems that not every registry has; install takes the same versions. */
function install(say: (line: string) => void): void {
  say("正在 bench/peers 里安装对照用的引擎（约 30 MB，只有 npm run bench 用）……");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  try {
    execFileSync(npm, ["install", "--no-save"], { cwd: folder, stdio: ["ignore", "ignore", "pipe"], shell: process.platform === "win32" });
  } catch {
    say("没有装上：npm install 在 bench/peers 里失败，多半是没有网络。对照的引擎跳过，其余照量。");
  }
}
