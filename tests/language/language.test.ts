import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { casesOf, findingsOf, goldenOf, say } from "./run.ts";

const good = casesOf("good");
const bad = casesOf("bad").map((each) => ({ ...each, found: findingsOf(each.files) }));
const UPDATE = "先看清楚变化，确实更好的用 UPDATE_GOLDENS=1 npx vitest run tests/language 收下";

describe("好的文件没有诊断", () => {
  test.each(good.map((each) => [each.name, each] as const))("%s", (_name, each) => {
    expect(say(findingsOf(each.files))).toBe("");
  });
});

describe("坏的文件各有一处错，诊断如金样", () => {
  test.each(bad.map((each) => [each.name, each] as const))("%s", (_name, each) => {
    const { found } = each;
    expect(found, "错处没有被发现").not.toHaveLength(0);
    for (const { code, message, hint } of found) {
      expect(hint, `[${code}] ${message} 没有说该怎么办`).toMatch(/./);
      expect(message + code, "说中文").not.toMatch(/Error|undefined|NaN|\[object|\bat \w+ \(/);
    }
    expect(say(found), UPDATE).toBe(goldenOf(each, say(found)));
  });

  test("至少七十份", () => expect(bad.length).toBeGreaterThanOrEqual(70));
});

/** Codes as the readers write them: a finding nobody has a bad document for is a message nobody has read. */
function codesInSource(): string[] {
  const root = join(import.meta.dirname, "../../src");
  const files = ["policy", "engine/examples"].flatMap((folder) =>
    (readdirSync(join(root, folder), { recursive: true }) as string[]).filter((name) => name.endsWith(".ts") && !name.includes(".test.")).map((name) => readFileSync(join(root, folder, name), "utf8")),
  );
  const codes = files.flatMap((text) => [...text.matchAll(/(?:report\(|fail\((?:scope, )?|wrong\(|code: )"([^"]+)"/g)].map((match) => match[1] ?? ""));
  return [...new Set(codes)].sort();
}

test("每一种诊断都有一份坏文件", () => {
  const shown = new Set(bad.flatMap((each) => each.found.map((d) => d.code)));
  expect(codesInSource().filter((code) => !shown.has(code))).toEqual([]);
});
