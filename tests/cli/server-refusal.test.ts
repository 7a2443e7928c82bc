import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const home = mkdtempSync(path.join(tmpdir(), "huice-library-"));
for (const folder of ["policies", "sources"]) cpSync(path.join(root, folder), path.join(home, folder), { recursive: true });
const document = path.join("policies", "昌平区", readdirSync(path.join(home, "policies", "昌平区"))[0] ?? "");
const text = readFileSync(path.join(home, document), "utf8");
const line = text.split("\n").findIndex((each) => each.startsWith("> ") && each.includes("最高50万元")) + 1;
writeFileSync(path.join(home, document), text.replace("最高50万元", "最高60万元"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

function run(program: string, ...words: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [path.join(root, program), ...words], { env: { ...process.env, HUICE_HOME: home, PORT: "0" }, encoding: "utf8", timeout: 30_000 });
}

/** One digit of a quote is changed: nothing answers from such a library, and everyone says where. */
test("check finds the changed digit at its line", () => {
  const { status, stdout } = run("bin/huice.cjs", "check");
  expect(status).toBe(1);
  expect(stdout).toContain(`${document.split(path.sep).join("/")}:${line}:`);
  expect(stdout).toContain("[引文不符]");
});

test("match does not answer", () => {
  const { status, stdout, stderr } = run("bin/huice.cjs", "match", "没有.json", "--json");
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr).toContain("改好以前不作答");
});

test("the server does not start", () => {
  const { status, stderr } = run("scripts/start.cjs");
  expect(status).toBe(1);
  expect(stderr).toContain("[引文不符]");
  expect(stderr).toContain("没有启动");
});
