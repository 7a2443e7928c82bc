import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { readDocuments } from "#application/documents";
import { openLibraryFolder } from "#files";
import { samplesOf } from "../samples.ts";
import { runScenarios } from "./run-scenarios.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const documents = openLibraryFolder(root).documents();
if (!documents.ok) throw new Error(documents.error.message);
const { library } = readDocuments(documents.value);

const folder = mkdtempSync(join(tmpdir(), "huice-scenarios-"));
mkdirSync(join(folder, "scenarios"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs one scenario text. */
function run(text: string): { lines: string[]; samples: number } {
  writeFileSync(join(folder, "scenarios", "一家企业.yaml"), text);
  const files = openLibraryFolder(folder).scenarios();
  const { diagnostics } = runScenarios(files, library);
  return { lines: diagnostics.map((d) => `${d.line} ${d.message}${d.hint ? ` → ${d.hint}` : ""}`), samples: samplesOf(files, library).length };
}

/** A 昌平 enterprise newly certified in 2025 with 320万元 of research in 2024: 10% is 32万元 (昌政办发〔2025〕8号 第五条). */
const story = (question: string): string => `名称: 新认定的高新技术企业
故事: 首次认定，按比例算得的数在上下限之间。
虚构: 是
档案:
  企业: {名称: 甲（虚构）, 主体类型: 企业, 成立日期: 2020-01-01, 迁入日期: 2020-01-01, 注册地: 昌平区, 纳税地: 昌平区, 统计地: 昌平区, 严重违法失信主体: false}
  年度数据: [{年度: 2024, 研发费用: 320万元}]
  资质: [{类别: 高新技术企业, 取得方式: 首次认定, 认定日期: 2025-10-29, 有效期至: 2028-10-29}]
  处罚: []
  事故: []
  失信: []
  已享支持: []
问:
${question}`;

test("what holds is silent, and the scenario is a sample for the page", () => {
  const { lines, samples } = run(story(`  - 问日: 2026-06-30
    期望:
      - {政策: 昌政办发〔2025〕8号, 条: 第五条, 记录: 高新技术企业, 状态: 可享, 毛额: 32万元, 净额: 32万元, 兑付年: 2026, 缺: [], 裁量: 无, 让于: 无}
      - {政策: 昌政办发〔2025〕8号, 条: 第七条, 状态: 待补充, 净额: 0元至200万元, 缺: [标准]}
    不应有:
      - {政策: 京技管发〔2023〕32号, 条: 第一条}
      - {政策: 昌政办发〔2025〕8号, 条: 第五条, 状态: 需评审}
    合计: {低: 32万元, 高: 不封顶}
`));
  expect(lines).toEqual([]);
  expect(samples).toBe(1);
});

test("each expectation that does not hold is told at its line, with what came out", () => {
  const { lines } = run(story(`  - 问日: 2026-06-30
    期望:
      - {政策: 昌政办发〔2025〕8号, 条: 第五条, 状态: 可享, 净额: 30万元, 兑付年: 2025}
      - {政策: 昌政办发〔2025〕8号, 条: 第五条, 记录: 专精特新, 状态: 可享}
    不应有:
      - {政策: 昌政办发〔2025〕8号, 条: 第五条}
    合计:
      低: 30万元
`));
  expect(lines).toEqual([
    "15 新认定的高新技术企业（问日 2026-06-30）：昌政办发〔2025〕8号 第五条：净额算得 32万元，期望 30万元；兑付年算得 2026，期望 2025 → 条件都满足",
    "16 新认定的高新技术企业（问日 2026-06-30）：昌政办发〔2025〕8号 第五条（专精特新）没有匹配 → 这一条有：高新技术企业认定（高新技术企业 2025-10-29）可享",
    "18 新认定的高新技术企业（问日 2026-06-30）：不应有的却有：昌政办发〔2025〕8号 第五条可享 32万元 → 条件都满足",
    "19 新认定的高新技术企业（问日 2026-06-30）：合计：低算得 32万元，期望 30万元",
  ]);
});

test("a file that is not right gets a diagnostic at each line that is not, and is no sample", () => {
  const { lines, samples } = run(`名称: 甲
虚构: 否
档案:
  企业: {名稱: 甲}
  年度数据:
    - {年度: 2024, 研发费用: 三百万}
问:
  - 问日: 2026-02-30
    读法: {I-99: 乙}
    期望:
      - {政策: 昌政办发〔2025〕9号, 条: 第五条, 状态: 可享}
      - {政策: 昌政办发〔2025〕8号, 条: 第九十条, 状态: 可享}
      - {政策: 昌政办发〔2025〕8号, 条: 第五条, 状态: 可以, 净额: 三十万, 净: 1}
`);
  expect(samples).toBe(0);
  expect(lines.map((line) => line.split(" → ")[0])).toEqual([
    "1 缺“故事”",
    "2 场景里的企业都是虚构的",
    "4 企业.名稱：企业里没有“名稱”这个事实",
    "6 年度数据[0].研发费用：“研发费用”应是金额，这里是“三百万”",
    "8 问日应是日历上有的日子",
    "9 没有存疑“I-99”。是不是想写“I-09”？全部存疑见 huice coverage。",
    "11 政策库里没有“昌政办发〔2025〕9号”",
    "12 昌政办发〔2025〕8号的“第九十条”没有可匹配的规则",
    "13 没有“净”这个键",
    "13 没有“可以”这个状态",
    "13 “净额”应是金额，这里是“三十万”",
  ]);
});

test("broken YAML is one diagnostic; the other files still run", () => {
  writeFileSync(join(folder, "scenarios", "坏.yaml"), "名称: [甲\n");
  const { lines } = run(story("  - 问日: 2026-06-30\n    合计: {低: 32万元}\n"));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain("不是正确的 YAML");
});
