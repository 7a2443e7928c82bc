import { createAdaptorServer } from "@hono/node-server";
import type { Hono } from "hono";
import type { AddressInfo } from "node:net";

const DEFAULT_PORT = 8080;

/** The port to serve on; undefined after saying that PORT is none. Asked before anything slow is done. */
export function portOf(environment: Readonly<Record<string, string | undefined>>): number | undefined {
  const port = readPort(environment["PORT"]);
  if (port === undefined) giveUp(`PORT=${environment["PORT"]} 不是端口号。请用 0 到 65535 的整数，例如：PORT=8081 npm start`);
  return port;
}

/** Serves the app where PORT and HOST say, prints the address, and leaves quietly when asked to. */
export function listen(app: Hono, port: number, environment: Readonly<Record<string, string | undefined>>): void {
  const server = createAdaptorServer({ fetch: app.fetch });
  server.once("error", (error: NodeJS.ErrnoException) => giveUp(listenFailure(error, port)));
  server.listen(port, environment["HOST"] || undefined, () => {
    const { port: actual } = server.address() as AddressInfo;
    console.log(`惠策已启动：http://localhost:${actual}\n按 Ctrl+C 停止。`);
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(0));
}

function readPort(text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === "") return DEFAULT_PORT;
  const port = Number(text);
  return /^\d+$/.test(text.trim()) && port <= 65_535 ? port : undefined;
}

function listenFailure(error: NodeJS.ErrnoException, port: number): string {
  if (error.code === "EADDRINUSE") return `端口 ${port} 已被别的程序占用。请换一个再试，例如：PORT=${port < 65_535 ? port + 1 : 8081} npm start`;
  if (error.code === "EACCES") return `没有使用端口 ${port} 的权限。请用 1024 以上的端口，例如：PORT=8080 npm start`;
  return `端口 ${port} 打不开：${error.message}`;
}

function giveUp(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}
