import { expect, test } from "vitest";
import { match, readDossier, runExamples } from "#engine";
import { parseDay } from "#kernel";
import { sayDiagnostic, type ExampleTable, type Library, type Policy } from "#policy";
import { checked } from "../language/real-documents.ts";
import { EXIT_DAY, WORKED_NUMBERS, type WorkedNumbers } from "./worked-numbers.ts";

const { library } = checked;

/** The library with only these examples, at this rule. */
function withExamples({ policy: id, number, rows }: WorkedNumbers): Library {
  const [header = [], ...cells] = rows.map((row) => row.split(" | "));
  const at = { file: `算例 ${id}#${number}`, line: 1, column: 1 };
  const table: ExampleTable = { columns: ["样例", ...header], rows: cells.map((row, index) => ({ cells: [`算例 ${index + 1}`, ...row], at: { ...at, line: index + 1 } })), at };
  const policy = library.policies.find((each) => each.id === id);
  if (!policy) throw new Error(`没有 ${id}`);
  const replaced: Policy = {
    ...policy,
    sections: policy.sections.map((section) => ({
      ...section,
      runs: section.runs.map((run) => ({ ...run, blocks: run.blocks.map((block) => ("examples" in block ? { ...block, examples: block.number === number ? [table] : [] } : block)) })),
    })),
  };
  return { ...library, policies: [replaced] };
}

test.each([...WORKED_NUMBERS, EXIT_DAY].map((each) => [`${each.policy}#${each.number}`, each] as const))("算例 %s", (_name, each) => {
  const report = runExamples(withExamples(each));
  expect(report.count).toBe(each.rows.length - 1);
  expect(report.diagnostics.filter((d) => d.code !== "缺样例").map(sayDiagnostic)).toEqual([]);
});

test("2025 年 11 月迁入，2026 年付，文件已过期仍付（P1 ⑧）", () => {
  const dossier = readDossier({
    企业: { 名称: "甲", 主体类型: "企业", 注册地: "亦庄新城", 纳税地: "亦庄新城", 统计地: "亦庄新城", 实际办公地: "亦庄新城", 严重违法失信主体: false },
    资质: [{ 类别: "高新技术企业", 取得方式: "首次认定", 认定日期: "2024-10-29", 有效期至: "2027-10-29" }],
    迁移: [{ 日期: "2025-11-10", 迁出地: "海淀区", 迁入地: "亦庄新城" }],
    处罚: [], 事故: [], 失信: [], 已享支持: [], 名单: [],
  }, library.reference);
  if (!dossier.ok) throw new Error(JSON.stringify(dossier.error));
  const answer = match(library, dossier.value, { on: parseDay("2026-06-30") ?? 0, readings: {} });
  const found = answer.matches.find((each) => each.rule === "京技管发〔2023〕32号#2" && each.status === "可享");
  expect(found?.net).toEqual({ low: 30_000_000, high: 30_000_000 });
  expect(found?.payYear).toBe(2026);
});
