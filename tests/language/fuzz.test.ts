import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runExamples } from "#engine";
import { sayDiagnostic } from "#policy";
import { formatDocument, readLibrary } from "#policy/read";
import { documents, policyFiles, sources, tables as checkedTables } from "./real-documents.ts";
import { casesOf } from "./run.ts";

/** Random damage to real documents is told in sentences; it never throws and never hangs. */

type Damage = { readonly kind: "delete" | "insert" | "replace" | "line" | "cell" | "swap"; readonly at: number; readonly text: string };

const PIECES = ["：", "*", "&", "!", "%", "@", ">", "|", "- ", "? ", "[", "]", "{", "}", '"', "'", "`", "\t", "\n", "\n\n", "---", "```", "```规则", "(", ")", "×", "÷", "−", "且", "非 ", "其中", "0", "-1", "9999999999999999999", "0.0000001", "龘", "\u0000", "\uD800", "__proto__", "constructor", "<<: *a", "  ", "无", "本项.", "评定(", "合计(", "≥", "：:", "#", "\u202E"];
const damage: fc.Arbitrary<Damage> = fc.record({
  kind: fc.constantFrom("delete", "insert", "replace", "line", "cell", "swap"),
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  text: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 3 })),
});

function harm(text: string, { kind, at, text: by }: Damage): string {
  const index = Math.floor(at * text.length);
  const lines = text.split("\n");
  const line = Math.floor(at * lines.length);
  switch (kind) {
    case "delete":
      return text.slice(0, index) + text.slice(index + 1 + by.length);
    case "insert":
      return text.slice(0, index) + by + text.slice(index);
    case "replace":
      return text.slice(0, index) + by + text.slice(index + by.length);
    case "line":
      return lines.filter((_line, each) => each !== line).join("\n");
    case "cell":
      return lines.map((each, number) => (number === line ? each.replace(/\|[^|]*\|/, `|${by}|`) : each)).join("\n");
    case "swap":
      return lines.map((each, number) => (number === line ? (lines[line + 1] ?? "") : number === line + 1 ? (lines[line] ?? "") : each)).join("\n");
  }
}

/** Enough for some dozens of readings; FUZZ_SECONDS=600 looks longer. */
const DEADLINE = Number(process.env["FUZZ_SECONDS"] ?? 4) * 1000;
const RUNS = 100_000;
const SEED = Number(process.env["FUZZ_SEED"] ?? 20260630);
const tables = documents.filter((file) => !policyFiles.includes(file));

describe("乱改文件", () => {
  test("读、查、跑样例都不抛错", { timeout: DEADLINE + 60_000 }, () => {
    const started = performance.now();
    fc.assert(
      fc.property(fc.nat(policyFiles.length - 1), fc.array(damage, { minLength: 1, maxLength: 8 }), fc.array(fc.tuple(fc.nat(tables.length - 1), damage), { maxLength: 2 }), (which, damages, inTables) => {
        if (performance.now() - started > DEADLINE) return;
        const file = policyFiles[which] as (typeof policyFiles)[number];
        const files = [
          ...tables.map((table, index) => ({ ...table, text: inTables.filter(([at]) => at === index).reduce((text, [, each]) => harm(text, each), table.text) })),
          { ...file, text: damages.reduce(harm, file.text) },
        ];
        const { library, diagnostics } = readLibrary(files, sources);
        for (const d of [...diagnostics, ...runExamples(library).diagnostics]) expect(sayDiagnostic(d)).not.toMatch(/undefined|\[object|NaN:/);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  test("小文件乱改得更狠", { timeout: DEADLINE + 60_000 }, () => {
    const good = casesOf("good")[0]?.files[0]?.text ?? "";
    const started = performance.now();
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 30 }), (damages) => {
        if (performance.now() - started > DEADLINE) return;
        const text = damages.reduce(harm, good);
        const { library } = readLibrary([{ path: "示范.md", text }], sources, checkedTables);
        runExamples(library);
        const once = formatDocument("示范.md", text);
        expect(formatDocument("示范.md", once)).toBe(once);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  test("存心使坏的文件也只得一句话", () => {
    const block = (body: string): string => `---\n名称: 甲\n---\n\n## 一\n\n> 文\n\n\`\`\`规则\n${body}\n\`\`\`\n`;
    const bombs = ["[".repeat(50_000), `a: ${"[".repeat(50_000)}`, `事项: 甲\n给予:\n  金额: ${"(".repeat(50_000)}`, `事项: 甲\n给予:\n  金额: ${"非 ".repeat(20_000)}`, `事项: 甲\n给予:\n  金额: ${"−".repeat(50_000)}`, `事项: 甲\n给予:\n  金额: ${"1 + ".repeat(50_000)}1`, `${"- ".repeat(20_000)}a`, `a: &a [*a]`, `a: &a\n  b: *a`, "__proto__: 甲", "constructor: 甲\ntoString: 乙", `${" ".repeat(50_000)}a: 1`];
    for (const bomb of bombs) {
      const { diagnostics } = readLibrary([{ path: "甲.md", text: block(bomb) }], sources);
      expect(diagnostics.length, bomb.slice(0, 40)).toBeGreaterThan(0);
    }
    for (const text of ["", "---", "> ".repeat(5_000), "#".repeat(10_000), "|".repeat(10_000), "\u0000", "---\n类型: 词表\n---\n"]) expect(() => readLibrary([{ path: "甲.md", text }], sources)).not.toThrow();
  });
});
