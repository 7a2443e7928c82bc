/** 表达式的语法树: what an author wrote, before names and units are looked up. */
import type { Day, Rational } from "#kernel";
import type { Place } from "../diagnostic.ts";

export type BinaryOperator = "或" | "且" | "=" | "≠" | ">" | "≥" | "<" | "≤" | "属于" | "+" | "−" | "×" | "÷";
export const AGGREGATES = ["合计", "计数", "存在", "平均", "最早", "最晚"] as const;
export type AggregateName = (typeof AGGREGATES)[number];

export type Syntax =
  | { readonly kind: "number"; readonly value: Rational; readonly digits: string; readonly unit: string; readonly at: Place }
  | { readonly kind: "date"; readonly day: Day; readonly at: Place }
  | { readonly kind: "name"; readonly path: readonly string[]; readonly at: Place }
  | { readonly kind: "list"; readonly items: readonly Syntax[]; readonly at: Place }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Syntax[]; readonly at: Place }
  | { readonly kind: "aggregate"; readonly name: AggregateName; readonly of: string; readonly where: Syntax | null; readonly take: Syntax | null; readonly at: Place }
  | { readonly kind: "filter"; readonly of: string; readonly where: Syntax; readonly at: Place }
  | { readonly kind: "decision"; readonly low: Syntax | null; readonly high: Syntax | null; readonly text: string; readonly at: Place }
  | { readonly kind: "binary"; readonly operator: BinaryOperator; readonly left: Syntax; readonly right: Syntax; readonly at: Place }
  | { readonly kind: "not"; readonly item: Syntax; readonly at: Place }
  | { readonly kind: "negative"; readonly item: Syntax; readonly at: Place };
