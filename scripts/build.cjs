// 需要时才构建。`node scripts/build.cjs [web] [node]`, and a function for those who start the results.
"use strict";

const { spawnSync } = require("node:child_process");
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");

const root = path.join(__dirname, "..");
const dist = path.join(root, "dist");
const STAMP = ".built-from";

/** What each product is made of. Policies are not: the server and the command line read them when they start. */
const shared = ["src", "package.json", "package-lock.json"];
const targets = {
  web: {
    config: "vite.web.config.ts",
    inputs: [...shared, "vite.web.config.ts"],
    skip: ["src/main", "src/http", "src/cli", "src/files"],
  },
  node: {
    config: "vite.node.config.ts",
    inputs: [...shared, "vite.node.config.ts"],
    skip: ["src/web"],
  },
};

/** Brings the named products up to date. Ends the process with one sentence when a build fails. */
function ensureBuilt(names) {
  const stale = () => names.filter((name) => isStale(name));
  if (stale().length === 0) return;
  require("./install.cjs").ensureInstalled();
  withBuildLock(() => stale().forEach(build));
}

function isStale(name) {
  try {
    return fs.readFileSync(path.join(dist, name, STAMP), "utf8") !== fingerprint(targets[name]);
  } catch {
    return true;
  }
}

/** Contents, not times: a checkout or a copy changes times without changing anything. Some 20 ms. */
function fingerprint({ inputs, skip }) {
  const hash = createHash("sha256");
  const visit = (relative) => {
    const stat = fs.statSync(path.join(root, relative), { throwIfNoEntry: false });
    if (!stat || skip.includes(relative) || /\.test\.tsx?$/.test(relative)) return;
    if (stat.isDirectory()) {
      for (const entry of fs.readdirSync(path.join(root, relative)).sort()) visit(`${relative}/${entry}`);
    } else {
      hash.update(`${relative}\0${stat.size}\0`).update(fs.readFileSync(path.join(root, relative)));
    }
  };
  inputs.forEach(visit);
  return hash.digest("hex");
}

/** Builds beside the product and swaps, so that a command started meanwhile never sees half of one. */
function build(name) {
  console.error(`正在构建 ${name} ……`);
  // Taken before the build: a file saved while it runs makes the product stale again.
  const from = fingerprint(targets[name]);
  const next = path.join(dist, `${name}.next`);
  const vite = path.join(root, "node_modules", "vite", "bin", "vite.js");
  const place = ["--config", targets[name].config, "--outDir", next, "--emptyOutDir"];
  // A NODE_ENV of "test" or "development" from outside would make a development build of React.
  const env = { ...process.env, NODE_ENV: "production" };
  const result = spawnSync(process.execPath, [vite, "build", ...place, "--logLevel", "warn"], { cwd: root, env, stdio: ["ignore", 2, 2] });
  if (result.status !== 0) {
    console.error(`构建 ${name} 没有成功，原因见上。改好后再运行同一条命令。`);
    process.exit(1);
  }
  fs.writeFileSync(path.join(next, STAMP), from);
  const last = path.join(dist, `${name}.last`);
  fs.rmSync(last, { recursive: true, force: true });
  if (fs.existsSync(path.join(dist, name))) fs.renameSync(path.join(dist, name), last);
  fs.renameSync(next, path.join(dist, name));
  fs.rmSync(last, { recursive: true, force: true });
}

/** One build at a time: two commands started together would empty each other's folder. */
function withBuildLock(work) {
  const lock = path.join(dist, ".building");
  fs.mkdirSync(dist, { recursive: true });
  while (!tryLock(lock)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  const release = () => fs.rmSync(lock, { force: true });
  process.once("exit", release);
  work();
  release();
  process.removeListener("exit", release);
}

function tryLock(lock) {
  try {
    fs.writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    if (!holderLives(lock)) fs.rmSync(lock, { force: true });
    return false;
  }
}

/** A killed build leaves its lock behind; its process number tells. An unreadable lock is being written. */
function holderLives(lock) {
  try {
    const pid = Number(fs.readFileSync(lock, "utf8"));
    if (pid > 0) process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

module.exports = { ensureBuilt, isStale };

if (require.main === module) {
  const asked = process.argv.slice(2);
  ensureBuilt(asked.length > 0 ? asked : Object.keys(targets));
}
