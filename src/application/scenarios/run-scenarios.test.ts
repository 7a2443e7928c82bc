import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
  rmSync(join(folder, "scenarios", "坏.yaml"));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain("不是正确的 YAML");
});

test("the example of docs/format.md holds", () => {
  const [example = ""] = /(?<=```yaml\n)[^`]+(?=```)/.exec(readFileSync(join(root, "docs/format.md"), "utf8")) ?? [];
  expect(example).toContain("假如取得");
  expect(run(example)).toEqual({ lines: [], samples: 1 });
});

test("认定: standing, conditions, score, 复核; each that does not hold is told at its line", () => {
  const { lines } = run(story(`  - 问日: 2026-06-30
    认定:
      - {资质: 高新技术企业, 结论: 不符合, 复核: 符合}
      - 资质: 专精特新中小企业
        结论: 不符合
        条件:
          前置资格: 不符合
          营业收入或投资: 符合
          评分或直通: 符合
      - {资质: 科技型中小企业, 得分: 61–85}
      - {资质: 大型企业, 得分: 3}
      - {资质: 专精特新小巨人, 结论: 没有标准}
  - 问日: 2017-01-01
    认定:
      - {资质: 专精特新小巨人, 结论: 没有标准}
      - {资质: 专精特新中小企业, 结论: 符合}
`));
  const at = (index: number): string => (lines[index] ?? "").split(" → ")[0] ?? "";
  expect(lines.map((_line, index) => at(index))).toEqual([
    "15 新认定的高新技术企业（问日 2026-06-30）：高新技术企业：结论算得 待补充，期望 不符合",
    "15 新认定的高新技术企业（问日 2026-06-30）：高新技术企业：复核算得 无，期望 符合",
    "20 新认定的高新技术企业（问日 2026-06-30）：专精特新中小企业：营业收入或投资算得 待补充，期望 符合",
    "21 新认定的高新技术企业（问日 2026-06-30）：专精特新中小企业：问日有效的标准里没有“评分或直通”这一条",
    "22 新认定的高新技术企业（问日 2026-06-30）：科技型中小企业：得分算得 0–100，期望 61–85",
    "23 新认定的高新技术企业（问日 2026-06-30）：大型企业：得分算得 没有评分，期望 3",
    "24 新认定的高新技术企业（问日 2026-06-30）：专精特新小巨人：结论算得 不符合，期望 没有标准",
    "28 新认定的高新技术企业（问日 2017-01-01）：专精特新中小企业：问日没有有效的标准",
  ]);
});

test("假如取得: what opens, and what does not", () => {
  const { lines } = run(story(`  - 问日: 2026-06-30
    假如取得:
      - 资质: 中关村高新技术企业
        日期: 2026-09-01
        打开: [{政策: 昌政办发〔2025〕8号, 条: 第五条, 状态: 可享}]
      - 资质: 专精特新中小企业
        日期: 2026-09-01
        不打开: [{政策: 关于实施十大强企行动激发专精特新企业活力的若干措施, 条: 四}]
`));
  expect(lines.map((line) => line.split(" → ")[0])).toEqual([
    "17 新认定的高新技术企业（问日 2026-06-30）：假如 2026-09-01 取得中关村高新技术企业：昌政办发〔2025〕8号 第五条没有匹配",
    expect.stringContaining("20 新认定的高新技术企业（问日 2026-06-30）：假如 2026-09-01 取得专精特新中小企业：不应有的却有：关于实施十大强企行动激发专精特新企业活力的若干措施 四"),
  ]);
});

test("a line of 认定 or 假如取得 that is not right is told at its line", () => {
  const { lines, samples } = run(story(`  - 问日: 2026-06-30
    认定:
      - {资质: 高新企业, 结论: 符合}
      - {资质: 高新技术企业}
      - {资质: 高新技术企业, 结论: 通过, 得分: 85–61, 复核: 通过}
      - {资质: 高新技术企业, 条件: {研发占有: 符合, 研发占比: 够}}
    假如取得:
      - {资质: 报备即批准, 日期: 2026-13-01, 打开: []}
      - {资质: 高新技术企业, 日期: 2026-09-01}
`));
  expect(samples).toBe(0);
  expect(lines).toEqual([
    "15 没有“高新企业”的认定标准 → 是不是想写“高新技术企业”？",
    "16 没有写 结论、条件、得分 或 复核 → 至少写一样",
    "17 没有“通过”这个结论 → 可用：符合、不符合、待补充、需评审、没有标准",
    "17 “85–61”不是得分 → 写作 61–85，或者一个数",
    "17 没有“通过”这个结论 → 可用：符合、不符合、待补充、需评审、无",
    "18 没有“研发占有”这个键 → 是不是想写“研发占比”？",
    "18 没有“够”这个结论 → 可用：符合、不符合、待补充、需评审",
    expect.stringContaining("20 没有“报备即批准”的资质"),
    "20 日期应是日历上有的日子 → 写作 2026-09-01",
    "21 没有写 打开 或 不打开 → 至少写一样",
  ]);
});
