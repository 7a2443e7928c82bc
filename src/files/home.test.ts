import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { findHome } from "./home.ts";

const folder = mkdtempSync(join(tmpdir(), "huice-home-"));
const home = join(folder, "政策库");
mkdirSync(join(home, "policies", "昌平区"), { recursive: true });
mkdirSync(join(folder, "elsewhere"));
writeFileSync(join(home, "policies", "词表.md"), "");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("HUICE_HOME is the only place looked at when it is set", () => {
  expect(findHome(home, [])).toEqual({ ok: true, value: home });
  expect(findHome(join(folder, "elsewhere"), [home])).toMatchObject({ ok: false, error: { message: "HUICE_HOME 指的文件夹里没有 policies/词表.md" } });
});

test("otherwise each start is tried, then the folders above it", () => {
  expect(findHome(undefined, [join(folder, "elsewhere"), join(home, "policies", "昌平区")])).toEqual({ ok: true, value: home });
  expect(findHome("", [join(folder, "elsewhere")])).toMatchObject({ ok: false, error: { message: "找不到政策库" } });
});
