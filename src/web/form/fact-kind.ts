import type { Fact } from "#policy";

/** How a fact is asked on the screen. */
export type Asked =
  | { readonly as: "truth" | "day" | "year" | "region" | "industry" | "words" | "money" | "ratio" }
  | { readonly as: "number"; readonly unit: string; readonly whole: boolean }
  | { readonly as: "one"; readonly words: readonly string[]; readonly open: boolean }
  | { readonly as: "many"; readonly words: readonly string[]; readonly open: boolean };

const UNITS: Readonly<Record<string, string>> = { 人数: "人", 家数: "家", 面积: "平方米", 月数: "个月", 单价: "元/平方米/天", 分数: "分", 数: "" };
const WHOLE = ["人数", "家数", "月数"];

/** @param known words the policies use for this fact, offered where its list is open. */
export function askedAs(fact: Fact, known: readonly string[]): Asked {
  const base = fact.written.replace(/[集史]$/, "");
  switch (fact.type.kind) {
    case "truth": case "day": case "year": case "region": case "industry":
      return { as: fact.type.kind };
    case "set": {
      const words = fact.type.of.kind === "word" ? fact.type.of.words : null;
      return { as: "many", words: words ?? known, open: words === null };
    }
    case "number":
      if (base === "金额") return { as: "money" };
      if (base === "比例") return { as: "ratio" };
      return { as: "number", unit: UNITS[base] ?? "", whole: WHOLE.includes(base) };
    case "word":
      if (base === "枚举") return { as: "one", words: fact.type.words ?? known, open: fact.type.words === null };
      return { as: "words" };
    case "none":
      return { as: "words" };
  }
}
