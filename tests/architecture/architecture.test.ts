import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { check } from "./check.ts";
import { readProject } from "./project.ts";

const project = readProject(fileURLToPath(new URL("../..", import.meta.url)));

test("the code is as docs/architecture.md says", () => {
  const findings = check(project).map(({ file, line, rule, message }) => `${file}:${line} [${rule}] ${message}`);
  expect(findings).toEqual([]);
});

test("the table itself has no cycle", () => {
  const cycles = (trail: readonly string[]): string[] => {
    const from = trail.at(-1) ?? "";
    // `all` includes the module itself, which is no edge.
    const next = [...(project.table.get(from) ?? [])].filter((to) => to !== from);
    return next.flatMap((to) => (trail.includes(to) ? [[...trail, to].join(" → ")] : cycles([...trail, to])));
  };
  expect([...project.table.keys()].flatMap((module) => cycles([module]))).toEqual([]);
});

test("something was read: files, doors, pure modules", () => {
  expect(project.files.length).toBeGreaterThan(20);
  expect(Object.keys(project.doors)).toContain("#kernel");
  expect(project.pure).toEqual(new Set(["kernel", "policy", "engine", "population", "contract"]));
});
