import { spawn, spawnSync } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const start = path.join(root, "scripts", "start.cjs");

beforeAll(() => {
  spawnSync(process.execPath, [path.join(root, "scripts", "build.cjs")], { stdio: "inherit" });
}, 60_000);

function run(environment: Record<string, string>, args: readonly string[] = [start]): { status: number | null; stderr: string } {
  const { status, stderr } = spawnSync(process.execPath, args, { env: { ...process.env, ...environment }, encoding: "utf8", timeout: 15_000 });
  return { status, stderr };
}

test("a taken port gets a sentence with the way out", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, resolve));
  const { port } = other.address() as AddressInfo;
  const { status, stderr } = run({ PORT: String(port), HOST: "" });
  other.close();
  expect(stderr.trim()).toBe(`端口 ${port} 已被别的程序占用。请换一个再试，例如：PORT=${port < 65_535 ? port + 1 : 8081} npm start`);
  expect(status).toBe(1);
});

test.each(["abc", "-1", "65536", "80.5", "0x50"])("PORT=%s gets a sentence", (port) => {
  const { status, stderr } = run({ PORT: port });
  expect([status, stderr.trim()]).toEqual([1, `PORT=${port} 不是端口号。请用 0 到 65535 的整数，例如：PORT=8081 npm start`]);
});

test("the address is printed, the page answers, and a signal ends the server", async () => {
  const server = spawn(process.execPath, [start], { env: { ...process.env, PORT: "0" }, stdio: ["ignore", "pipe", "inherit"] });
  const printed = await new Promise<string>((resolve) => server.stdout.once("data", (chunk: Buffer) => resolve(chunk.toString())));
  const address = /http:\/\/localhost:\d+/.exec(printed)?.[0] ?? "";
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  expect(await ended).toBe(0);
});
