import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runExamples } from "#engine";
import { blocksOf, sayDiagnostic } from "#policy";
import { generatedFiles } from "../../scripts/generated-files.ts";
import { CLAUSES } from "./clauses.ts";
import { checked, documents, ROOT, sources } from "../language/real-documents.ts";

test("五份文件没有诊断，样例都成立", () => {
  expect(checked.diagnostics.map(sayDiagnostic)).toEqual([]);
  const report = runExamples(checked.library);
  expect(report.diagnostics.map(sayDiagnostic)).toEqual([]);
  expect(report.count).toBeGreaterThan(400);
});

describe("每一条都有一个它那一类的块", () => {
  test.each(Object.entries(CLAUSES).flatMap(([policy, clauses]) => clauses.map((clause) => [clause.id, policy, clause] as const)))("%s %s", (_id, id, clause) => {
    const policy = checked.library.policies.find((each) => each.id === id);
    const block = policy && [...blocksOf(policy)].find((each) => each.block.number === clause.number)?.block;
    expect(block?.kind).toBe(clause.kind);
  });

  test("条款表没有重号", () => {
    const ids = Object.values(CLAUSES).flatMap((clauses) => clauses.map((clause) => clause.id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(116);
  });
});

test("官方原文与登记的 SHA-256 一致", () => {
  const lines = (sources.get("SHA256SUMS") ?? "").trim().split("\n");
  expect(lines).toHaveLength(5);
  for (const line of lines) {
    const [sum, name = ""] = line.split(/\s+/);
    expect(createHash("sha256").update(readFileSync(join(ROOT, "sources", name))).digest("hex"), name).toBe(sum);
  }
  const registered = lines.map((line) => line.split(/\s+/)[1]);
  for (const { source } of checked.library.policies) if (source !== null) expect(registered).toContain(source);
});

test("由词表生成的文件是新的（不是就 npm run generate）", () => {
  for (const [path, text] of generatedFiles(ROOT)) expect(readFileSync(join(ROOT, path), "utf8") === text, `${path} 旧了`).toBe(true);
});

test("没有一份文件被漏读", () => {
  const policies = documents.filter((file) => !file.text.startsWith("---\n类型: "));
  expect(checked.library.policies.map((policy) => policy.file).sort()).toEqual(policies.map((file) => file.path).sort());
});
