/** Documents of one region, as short as a finding needs, over the facts of the small library. */
import { checkSpace, findInSpace, type SpaceFinding } from "#engine/space";
import { match, readDossier, type Match } from "#engine";
import { sayDiagnostic, type Library } from "#policy";
import { readLibrary } from "#policy/read";
import { day, FILES } from "../titles/small-library.ts";

const front = (id: string): string => `---
文号: ${id}
名称: ${id}办法
发文机关: 测试机关
层级: 区级
地区: 测试区
原文: 未收录
出处:
  - 测试资料〔B〕
印发: 2024-01-01
有效:
  自: 2024-01-01
  至: 2028-12-31
---
`;
const CATEGORIES = "---\n类型: 事项表\n---\n\n# 事项表\n\n| 类 | 标的 | 支出 | 说明 |\n| --- | --- | --- | --- |\n| 甲类认定 | | | |\n| 研发投入增长 | | | |\n";

/** @param documents blocks of each, as written between the fences. */
export function libraryOf(...documents: readonly (readonly string[])[]): Library {
  const texts = documents.map((blocks, index) => ({
    path: `policies/测试区/办法${index + 1}.md`,
    text: `${front(`测发〔2024〕${index + 1}号`)}\n${blocks.map((block, at) => `## （第${at + 1}块）\n\n- 要点：见规则。〔B〕\n\n\`\`\`规则\n${block.trim()}\n\`\`\`\n`).join("\n")}`,
  }));
  const tables = ["词表.md", "地区表.md", "节假日.md"].map((name) => ({ path: `policies/${name}`, text: FILES[name] ?? "" }));
  const { library, diagnostics } = readLibrary([...tables, { path: "policies/事项表.md", text: CATEGORIES }, ...texts], new Map());
  if (diagnostics.length > 0) throw new Error(diagnostics.map(sayDiagnostic).join("\n"));
  return library;
}

/** 事项 each year, with the given lines after its head. */
export const yearly = (lines: string, number = "1"): string => `事项: 研发投入增长\n编号: ${number}\n主责: 区科委\n对每: 年度数据\n${lines.trim()}`;

export const found = (...blocks: readonly string[]): readonly SpaceFinding[] => findInSpace(libraryOf(blocks));
export const codes = (...blocks: readonly string[]): string[] => found(...blocks).map(({ code, about }) => `${code} ${about}`);
export const told = (...blocks: readonly string[]): ReturnType<typeof checkSpace> => checkSpace(libraryOf(blocks));

/** What `huice match` says of a witness on the last day in force. */
export function matchOf(library: Library, witness: string): readonly Match[] {
  const dossier = readDossier(JSON.parse(witness), library.reference);
  if (!dossier.ok) throw new Error(dossier.error.map(({ path, message }) => `${path} ${message}`).join("；"));
  return match(library, dossier.value, { on: day("2028-12-31"), readings: {} }).matches;
}
