/**
 * 式的类型树: what a condition or an amount says. Every node knows its place in the file.
 * Names are looked up, units are known, definitions are attached: the engine, the printer and the SQL compiler
 * read this tree and never the text.
 */
import type { Rational } from "#kernel";
import type { Place } from "./diagnostic.ts";
import type { AggregateName } from "./expression/syntax.ts";
import type { Dimension } from "./unit.ts";

export type Type =
  | { readonly kind: "truth" }
  | { readonly kind: "number"; readonly dimension: Dimension }
  | { readonly kind: "day" }
  | { readonly kind: "year" }
  /** 枚举 (closed list of words) or 文本/代码 (`words` null). */
  | { readonly kind: "word"; readonly words: readonly string[] | null }
  | { readonly kind: "region" }
  | { readonly kind: "industry" }
  | { readonly kind: "set"; readonly of: Type }
  | { readonly kind: "none" };

export type Constant =
  | { readonly kind: "truth"; readonly truth: boolean }
  /** Numbers in base units (money in 分), days, and years alike; the term's type tells which. */
  | { readonly kind: "number"; readonly number: Rational }
  | { readonly kind: "word"; readonly word: string }
  | { readonly kind: "none" };

/** 本项 = the record the rule looks at; 元素 = the record an aggregate is looking at. */
export type Frame = "本项" | "元素";
export type Moment = "发生日" | "办理日" | "年度" | "申报年度";
export type Comparison = "=" | "≠" | ">" | "≥" | "<" | "≤";
export type FunctionName = "持有" | "在单" | "近" | "满" | "天数" | "取小" | "取大" | "年" | "累进" | "首个已知" | "信用代码有效" | "全区计数";

interface Node {
  readonly type: Type;
  readonly at: Place;
}

export type Term = Node &
  (
    | { readonly op: "constant"; readonly value: Constant }
    | { readonly op: "set"; readonly items: readonly Term[] }
    | { readonly op: "fact"; readonly name: string }
    /** A fact of a year, `back` years before 本年度 (上年度 = 1). */
    | { readonly op: "yearly"; readonly back: number; readonly name: string }
    | { readonly op: "field"; readonly frame: Frame; readonly record: string; readonly name: string }
    | { readonly op: "moment"; readonly moment: Moment }
    /** 本地区: the region of the policy being read, so that shared definitions can speak of it. */
    | { readonly op: "home" }
    /** A name given by 其中 or 定义. */
    | { readonly op: "variable"; readonly name: string; readonly body: Term }
    /** A field of a record that the 词表 derives; `body` reads the record as 本项. */
    | { readonly op: "derived"; readonly frame: Frame; readonly record: string; readonly name: string; readonly body: Term }
    | { readonly op: "arithmetic"; readonly operator: "+" | "−" | "×" | "÷"; readonly left: Term; readonly right: Term }
    | { readonly op: "compare"; readonly comparison: Comparison; readonly left: Term; readonly right: Term }
    | { readonly op: "all" | "any"; readonly items: readonly Term[] }
    | { readonly op: "not"; readonly item: Term }
    | { readonly op: "member"; readonly item: Term; readonly set: Term }
    | { readonly op: "aggregate"; readonly name: AggregateName; readonly record: string; readonly where: Term | null; readonly take: Term | null }
    | { readonly op: "call"; readonly name: FunctionName; readonly args: readonly Term[] }
    /** 得分 of a 认定: all sections, or one. */
    | { readonly op: "score"; readonly section: string | null }
    /** 公布数: `series` at a year or a day. */
    | { readonly op: "published"; readonly series: string; readonly when: Term }
    | { readonly op: "listed"; readonly list: string; readonly region: string }
    /** A person decides (评定); `low`, `high` null = the text gives no figure. */
    | { readonly op: "decision"; readonly low: Term | null; readonly high: Term | null; readonly text: string }
    /** 按 (with subject) or a table of conditions: the first row that holds; no row = not covered. */
    | { readonly op: "choose"; readonly subject: Term | null; readonly cases: readonly Case[]; readonly otherwise: Term | null }
    | { readonly op: "reading"; readonly id: string; readonly options: readonly ReadingOption[] }
  );

export type TermOf<Op extends Term["op"]> = Extract<Term, { op: Op }>;

export interface Case {
  readonly when: Term;
  readonly then: Term;
}
export interface ReadingOption {
  readonly name: string;
  readonly term: Term;
}
