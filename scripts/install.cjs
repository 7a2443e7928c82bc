// 补齐依赖。Runs before node_modules exists, so it may use Node's own modules only.
"use strict";

const { spawnSync } = require("node:child_process");
const { existsSync, readFileSync } = require("node:fs");
const path = require("node:path");

const root = path.join(__dirname, "..");

/**
 * What the lock asks for and node_modules does not have, as paths; empty when all is in place.
 * Contents are compared, not times: switching branches there and back must not cost an installation,
 * and an installation without development packages must not pass.
 */
function missingPackages(folder = root) {
  const wanted = packagesOf(path.join(folder, "package-lock.json"));
  const installed = packagesOf(path.join(folder, "node_modules", ".package-lock.json"));
  return Object.keys(wanted).filter((name) => {
    const { version, optional, devOptional } = wanted[name];
    // '' is the project itself; optional packages are other platforms' binaries.
    if (name === "" || optional || devOptional) return false;
    if (installed[name]?.version !== version) return true;
    return !existsSync(path.join(folder, name, "package.json"));
  });
}

function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, "utf8")).packages ?? {};
  } catch {
    return {};
  }
}

/** Runs `npm ci` when something is missing; ends the process with one sentence when that fails. */
function ensureInstalled() {
  const missing = missingPackages();
  if (missing.length === 0) return;
  console.error(`正在安装依赖（缺 ${missing.length} 个包，只此一次）……`);
  // --include=dev: NODE_ENV=production would otherwise leave out the tools that build the page.
  const result = npm(["ci", "--include=dev", "--no-audit", "--no-fund"]);
  if (result.status === 0) return;
  console.error("依赖没有装成，上面是 npm 的原话。请看网络能否连到 npm 仓库，然后再运行同一条命令。");
  process.exit(1);
}

/** npm's own output goes to stderr: stdout belongs to the command the person asked for. */
function npm(args) {
  const options = { cwd: root, stdio: ["ignore", 2, 2] };
  const self = process.env.npm_execpath;
  if (self && /npm-cli\.c?js$/.test(self)) return spawnSync(process.execPath, [self, ...args], options);
  return spawnSync("npm", args, { ...options, shell: process.platform === "win32" });
}

module.exports = { ensureInstalled, missingPackages };
