/** 一份文件的新一版: 昌平第五条 with its cap lowered from 50万元 to 40万元, in the text, in the rule and in the examples. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (...names: readonly string[]): string => readFileSync(path.join(root, ...names), "utf8");

export const CHANGE = "昌政办发〔2025〕8号#5 最高 50万元→40万元";
export const DOCUMENT = "policies/昌平区/高新技术企业培育支持办法.md";
const text = read(DOCUMENT);
const clause = text.slice(text.indexOf("## 第五条"), text.indexOf("## 第六条"));

export const newText = text.replace(clause, clause
  .replaceAll("最高50万元", "最高40万元")
  .replace(/(?<=最高:\n\s+- 新认定: )50万元/, "40万元")
  .replaceAll(/(?<=(?:恰到封顶|封顶|略低封顶) \|.*\| )(?:50|49\.9)万元(?= \|$)/gm, "40万元")
  .replace("5万元至50万元", "5万元至40万元"));
/** The official text as it would be published. */
export const newSource = {
  name: /^来源: (.+)$/m.exec(text)?.[1] ?? "",
  get text(): string {
    return read("sources", this.name).replace("最高50万元的一次性资金支持", "最高40万元的一次性资金支持");
  },
};
