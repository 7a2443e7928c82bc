import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parseSync } from "oxc-parser";

const root = fileURLToPath(new URL("../..", import.meta.url));
const scripts = path.join(root, "scripts");
const require = createRequire(import.meta.url);
const { missingPackages } = require(path.join(scripts, "install.cjs")) as { missingPackages: (folder?: string) => string[] };
const { supported, refusal } = require(path.join(scripts, "node-version.cjs")) as { supported: (version: string) => boolean; refusal: (version: string) => string };

describe("what is missing", () => {
  let folder: string;
  const lock = {
    packages: {
      "": {},
      "node_modules/a": { version: "1.0.0" },
      "node_modules/b": { version: "2.0.0", dev: true },
      "node_modules/c": { version: "1.0.0", optional: true },
    },
  };

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "huice-install-"));
    writeFileSync(path.join(folder, "package-lock.json"), JSON.stringify(lock));
    for (const name of ["a", "b"]) {
      mkdirSync(path.join(folder, "node_modules", name), { recursive: true });
      writeFileSync(path.join(folder, "node_modules", name, "package.json"), "{}");
    }
    cpSync(path.join(folder, "package-lock.json"), path.join(folder, "node_modules", ".package-lock.json"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test("nothing, when the installation matches the lock", () => expect(missingPackages(folder)).toEqual([]));

  test("everything required, on a fresh clone", () => {
    rmSync(path.join(folder, "node_modules"), { recursive: true });
    expect(missingPackages(folder)).toEqual(["node_modules/a", "node_modules/b"]);
  });

  test("a package whose version in the lock has changed", () => {
    const changed = JSON.stringify(lock).replace("2.0.0", "2.0.1");
    writeFileSync(path.join(folder, "package-lock.json"), changed);
    expect(missingPackages(folder)).toEqual(["node_modules/b"]);
  });

  test("a package whose folder is gone", () => {
    rmSync(path.join(folder, "node_modules", "a"), { recursive: true });
    expect(missingPackages(folder)).toEqual(["node_modules/a"]);
  });

  test("everything, when the installation was cut off in the middle", () => {
    writeFileSync(path.join(folder, "node_modules", ".package-lock.json"), '{"packa');
    expect(missingPackages(folder)).toEqual(["node_modules/a", "node_modules/b"]);
  });
});

describe("the lock of this repository", () => {
  type Package = { version?: string; resolved?: string; optionalDependencies?: Record<string, string> };
  const { packages } = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")) as { packages: Record<string, Package> };

  // npm writes a lock without the binaries of other platforms when its registry does not carry them, and `npm ci` then refuses
  // that lock on every machine. Put the lines of the last good lock back, or install from a full registry.
  test("knows every platform's binaries", () => {
    const absent = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !packages[`${from}/node_modules/${name}`] && !packages[`node_modules/${name}`]),
    );
    expect(absent).toEqual([]);
  });

  test("names no registry, so that any mirror serves", () => {
    expect(Object.values(packages).filter((each) => each.resolved !== undefined)).toEqual([]);
  });
});

describe("the Node guard", () => {
  test.each(["20.19.0", "20.20.2", "22.12.0", "23.1.0", "24.0.0", "100.0.0"])("lets %s pass", (version) => expect(supported(version)).toBe(true));
  test.each(["0.10.48", "8.17.0", "18.20.8", "20.18.9", "21.7.3", "22.11.0"])("refuses %s", (version) => expect(supported(version)).toBe(false));
  test("says what to do", () => expect(refusal("18.20.8")).toBe("惠策需要 Node 20.19 以上（22 需 22.12 以上），这里是 18.20.8。请换一个新的 Node 再运行同一条命令，推荐 24。"));

  test.each(["node-version.cjs", "prepare.cjs"])("%s can be read by an old Node", (name) => {
    const { program } = parseSync(name, readFileSync(path.join(scripts, name), "utf8"), { sourceType: "script" });
    const tree = JSON.stringify(program);
    const modern = ["ArrowFunctionExpression", "TemplateLiteral", "SpreadElement", "ObjectPattern", "ArrayPattern", "ChainExpression"];
    for (const kind of modern) expect(tree).not.toContain(`"type":"${kind}"`);
    expect(tree).not.toMatch(/"kind":"(const|let)"|"shorthand":true|"operator":"(\?\?|\*\*)"/);
  });
});
