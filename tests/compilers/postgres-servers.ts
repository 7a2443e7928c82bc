/**
 * 几台真的 PostgreSQL: started from the machine's own binaries in a temporary folder, reached by a socket in it, gone when done.
 * initdb refuses root, so root starts them as an account that may do nothing.
 */
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";

export interface Servers {
  /** `postgres (PostgreSQL) 15.18`. */
  readonly version: string;
  /** One configuration for each server. */
  readonly at: readonly pg.ClientConfig[];
  readonly stop: () => Promise<void>;
}

const OLDEST = 15;
const STARTUP_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 10_000;
const RETRY_MS = 50;
const USER = "huice";
/** Where Debian and Red Hat keep versions side by side. */
const INSTALLED = ["/usr/lib/postgresql", "/usr/pgsql"];

interface Binaries {
  readonly folder: string;
  readonly version: string;
}

/** @returns null where the machine has none that is new enough; the caller says so aloud. */
export function findBinaries(): Binaries | null {
  const side = INSTALLED.filter((folder) => existsSync(folder)).flatMap((folder) => readdirSync(folder).map((version) => path.join(folder, version, "bin")));
  const folders = [...(process.env["PATH"] ?? "").split(path.delimiter), ...side].filter((folder) => folder !== "" && ["initdb", "postgres"].every((name) => existsSync(path.join(folder, name))));
  const found = folders.map((folder) => ({ folder: path.dirname(realpathSync(path.join(folder, "postgres"))), version: execFileSync(path.join(folder, "postgres"), ["--version"], { encoding: "utf8" }).trim() }));
  const major = ({ version }: Binaries): number => Number(/(\d+)/.exec(version)?.[1] ?? 0);
  return found.filter((each) => major(each) >= OLDEST).sort((a, b) => major(b) - major(a))[0] ?? null;
}

/** Who runs them: this user, or for root an account without rights. */
function account(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const accounts = readFileSync("/etc/passwd", "utf8").split("\n").map((line) => line.split(":"));
  const found = ["postgres", "nobody"].map((name) => accounts.find(([user]) => user === name)).find((each) => each !== undefined);
  if (!found) throw new Error("initdb 不肯以 root 运行，而 /etc/passwd 里没有 postgres 或 nobody。");
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

/** Starts so many servers. Whatever fails, none is left behind. */
export async function startServers({ folder: bin, version }: Binaries, count: number): Promise<Servers> {
  const who = account();
  const folder = mkdtempSync(path.join(tmpdir(), "huice-pg-"));
  if (who.uid !== undefined && who.gid !== undefined) chownSync(folder, who.uid, who.gid);
  const running: ChildProcess[] = [];
  // Also when this process ends without having asked.
  const kill = (): void => {
    for (const server of running) if (server.exitCode === null) server.kill("SIGQUIT");
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", kill);
  const stop = async (): Promise<void> => {
    await Promise.all(running.map(ended));
    process.removeListener("exit", kill);
    rmSync(folder, { recursive: true, force: true });
  };
  const options = { ...who, cwd: folder, env: { PATH: process.env["PATH"], LC_ALL: "C" } };
  try {
    const at = Array.from({ length: count }, (_unused, index) => {
      const data = path.join(folder, `data-${index}`);
      execFileSync(path.join(bin, "initdb"), ["-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"], { ...options, stdio: ["ignore", "ignore", "pipe"] });
      // No network at all; the port only names the socket.
      const port = 5433 + index;
      running.push(spawn(path.join(bin, "postgres"), ["-D", data, "-k", folder, "-p", String(port), "-c", "listen_addresses=", "-c", "fsync=off", "-c", "shared_buffers=32MB", "-c", "max_connections=10"], { ...options, stdio: "ignore" }));
      return { host: folder, port, user: USER, database: "postgres" };
    });
    await Promise.all(at.map((config, index) => answered(config, running[index] as ChildProcess)));
    return { version, at, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function answered(config: pg.ClientConfig, server: ChildProcess): Promise<void> {
  const until = Date.now() + STARTUP_LIMIT_MS;
  for (;;) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL 没有起来，退出码 ${server.exitCode}。`);
    const client = new pg.Client(config);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

/** Fast shutdown; at once if that takes too long. */
async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  server.kill("SIGINT");
  const timer = setTimeout(() => server.kill("SIGQUIT"), STOP_LIMIT_MS);
  await gone;
  clearTimeout(timer);
}
