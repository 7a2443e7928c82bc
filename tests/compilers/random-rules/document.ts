/** 随机文件: rules over the real 词表, in documents of several regions and terms, read by the real reader. */
import { sayDiagnostic, type Library } from "#policy";
import { readLibrary, readTables } from "#policy/read";
import { chanceOf, type Chance } from "../../laws/chance.ts";
import { documents, policyFiles } from "../../language/real-documents.ts";
import { entry, print } from "./piece.ts";
import { printRule, randomRule, whereOf, type Around, type RandomRule } from "./rule.ts";
import { truths } from "./truths.ts";
import { days } from "./days.ts";

export interface RandomDocument {
  readonly id: string;
  readonly region: string;
  readonly from: string;
  readonly to: string;
  /** 适用, 定义, 清单, as written. */
  readonly others: readonly string[];
  readonly rules: readonly RandomRule[];
}

const front = ({ id, region, from, to }: RandomDocument): string => `---
文号: ${id}
名称: ${id}
发文机关: 测试机关
层级: ${region === "全国" ? "国家级" : region === "北京市" ? "市级" : "区级"}
地区: ${region}
原文: 未收录
出处:
  - 随机〔M〕
印发: 2020-01-01
有效:
  自: ${from}
  至: ${to}
---
`;
const section = (block: string, index: number): string => `## （块${index}）\n\n- 要点：随机。〔M〕\n\n\`\`\`规则\n${block}\n\`\`\`\n`;

export const printDocument = (document: RandomDocument): string => `${front(document)}\n${[...document.others, ...document.rules.map(printRule)].map(section).join("\n")}`;

const TERMS = [["2020-01-01", "未规定"], ["2020-01-01", "2030-12-31"], ["2023-07-12", "2026-02-28"], ["2025-09-05", "2030-09-05"]] as const;
const REGIONS = ["昌平区", "昌平区", "亦庄新城", "石景山区", "北京市", "全国"];

export function randomDocument(index: number, count: number, around: Omit<Around, "derived" | "lists">, chance: Chance): RandomDocument {
  const [from, to] = chance.pick(TERMS);
  const empty: Around = { ...around, derived: [], lists: ["创新成长计划", "培育清单"] };
  const kind = chance.pick(around.reference.records.filter(({ event, name }) => event !== null && name !== "资质"));
  const place = whereOf(empty, kind, chance, 1);
  const list = whereOf({ ...empty, lists: ["小升规", "景贤计划"] }, around.reference.records.find(({ name }) => name === "名单") ?? null, chance, 1);
  const others = [
    ...(chance.happens(0.25) ? [`适用: 全文\n对象:\n  - 企业.注册地 = 本地区\n条件:\n  - ${print(truths(whereOf(empty, null, chance, 1)))}`] : []),
    entry(`定义: ${kind.name}.推算日\n为`, print(days(place))),
    entry(`定义: ${kind.name}.推算否\n是`, print(truths(place))),
    `清单: 培育清单\n编号: 清单\n主责: 区科委\n地区: ${chance.pick(["昌平区", "亦庄新城"])}\n入:\n  - 持有(高新技术企业)\n自动出:\n  - 办理日 > 入库日期 + 1年\n  - ${print(truths(list))}`,
  ];
  const derived = [
    { kind: kind.name, name: { text: "推算日", type: { kind: "day" }, fact: "", words: [], none: false } },
    { kind: kind.name, name: { text: "推算否", type: { kind: "truth" }, fact: "", words: [], none: false } },
  ] as const;
  const rules = Array.from({ length: count }, (_unused, number) => randomRule(String(number + 1), { ...empty, derived, lists: ["培育清单", "创新成长计划", "小升规", "景贤计划"] }, chance));
  return { id: `随机〔2026〕${index}号`, region: chance.pick(REGIONS), from, to, others, rules };
}

const tables = readTables(documents.filter((file) => !policyFiles.includes(file)).map((file) => (file.text.includes("类型: 公布数") ? { ...file, text: withFigures(file.text) } : file)));

/** Real tables publish next to nothing yet; these do. */
function withFigures(text: string): string {
  const rows: Readonly<Record<string, readonly string[]>> = {
    LPR一年期: ["| 全国 | 2023-08-20 | 3.45% | 测试 | M |", "| 全国 | 2024-10-21 | 3.10% | 测试 | M |"],
    研发费用增长目标: ["| 全国 | 2024 | 8% | 测试 | M |", "| 北京市 | 2025 | 10% | 测试 | M |"],
    研发费用增量目标: ["| 昌平区 | 2025 | 50万元 | 测试 | M |", "| 全国 | 2023 | 120万元 | 测试 | M |"],
    研发投入增长支持比例: ["| 北京市 | 2024 | 33.3% | 测试 | M |"],
    品牌榜单目录: ["| 北京市 | 2024 | 甲、乙 | 测试 | M |", "| 北京市 | 2025 | 丙 | 测试 | M |"],
    申报截止: Array.from({ length: 12 }, (_unused, index) => `| 北京市 | ${2024 + (index % 3)} | 随机〔2026〕${1 + (index % 4)}号 | ${1 + index} | ${2025 + (index % 3)}-03-31 | 测试 | M |`),
  };
  return text.split(/(?=^## )/m).map((part) => {
    const added = rows[/^## (.+)$/m.exec(part)?.[1] ?? ""];
    return added ? part.replace(/(\n\| ?-[-| ]*\|)/, `$1\n${added.join("\n")}`) : part;
  }).join("");
}

/** @throws with every finding: what is generated must be sound. */
export function libraryOf(written: readonly RandomDocument[]): Library {
  const { library, diagnostics } = readLibrary(written.map((document, index) => ({ path: `policies/随机/${index}.md`, text: printDocument(document) })), new Map(), tables);
  if (diagnostics.length > 0) throw new Error(diagnostics.slice(0, 20).map(sayDiagnostic).join("\n"));
  return library;
}

export function randomDocuments(seed: number, sizes: readonly number[], around: Omit<Around, "derived" | "lists">): RandomDocument[] {
  const chance = chanceOf(seed);
  return sizes.map((size, index) => randomDocument(index + 1, size, around, chance));
}
