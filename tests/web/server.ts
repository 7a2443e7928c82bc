import { execFileSync, spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const STARTUP_LIMIT_MS = 20_000;

/** 服务：the built server, as `npm start` runs it, on a port nobody else has. */
export type RunningServer = { readonly address: string; readonly stop: () => Promise<void> };

/** Builds what is stale, starts the server, resolves when it has printed its address. @param more what else its environment says. */
export async function startServer(more: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  execFileSync(process.execPath, [path.join(root, "scripts", "build.cjs")], { stdio: "inherit" });
  const server = spawn(process.execPath, [path.join(root, "dist", "node", "server.js")], {
    env: { ...process.env, ...more, PORT: "0", HOST: "127.0.0.1" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const stopped = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const stop = async () => {
    server.kill();
    await stopped;
  };
  const address = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("服务 20 秒内没有打印地址。")), STARTUP_LIMIT_MS);
    let printed = "";
    server.stdout.on("data", (chunk: Buffer) => {
      printed += chunk.toString("utf8");
      const port = /http:\/\/localhost:(\d+)/.exec(printed)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(`http://127.0.0.1:${port}`);
    });
    server.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`服务没有起来，退出码 ${code}。`));
    });
  });
  return { address, stop };
}
