import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
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

test("a signal while the city is under way ends the server as quietly, and the city with it", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "huice-stop-"));
  // A city is made where there is none yet: long enough to be stopped in the middle.
  const server = spawn(process.execPath, [start], { env: { ...process.env, PORT: "0", TMPDIR: folder, HUICE_SNAPSHOT: "" }, stdio: ["ignore", "pipe", "pipe"] });
  const printed = await new Promise<string>((resolve) => server.stdout.once("data", (chunk: Buffer) => resolve(chunk.toString())));
  let complaints = "";
  server.stderr.on("data", (chunk: Buffer) => (complaints += chunk.toString()));
  const city = `${/http:\/\/localhost:\d+/.exec(printed)?.[0] ?? ""}/api/city`;
  await fetch(city, { method: "POST" });
  while (readdirSync(folder).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  expect([await ended, complaints, readdirSync(folder)]).toEqual([0, "", []]);
  rmSync(folder, { recursive: true, force: true });
});
