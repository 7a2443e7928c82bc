/**
 * 答案: what the engine says of one enterprise on one day. Plain data; amounts are integer 分.
 */
import type { Day } from "#kernel";
import type { Place } from "#policy";

/** 七种状态, SEMANTICS §6. */
export const STATUSES = ["可享", "待补充", "需评审", "已享", "不符合", "不适用", "已失效"] as const;
export type Status = (typeof STATUSES)[number];

/** 分; `high` null = no upper bound. */
export interface MoneyRange {
  readonly low: number;
  readonly high: number | null;
}

/** A fact someone holds and that can still move the answer. */
export interface Missing {
  /** As the rule names it: `上年度.研发费用`, `资质.取得方式`, `名单` (a whole list), `公布.研发费用增长目标`. */
  readonly fact: string;
  /** Who holds it: 企业, or a department. */
  readonly from: string;
  /** Calendar year of a yearly or published fact. */
  readonly year: number | null;
  /** Index of the record in the dossier's list, where it is a field of one. */
  readonly record: number | null;
}

/** The record a match is about. */
export interface MatchRecord {
  /** 资质, 贷款, … 年度数据, or 年度 for a lease year. */
  readonly kind: string;
  /** Index in the dossier's list; null for a lease year. */
  readonly index: number | null;
  /** `高新技术企业 2025-10-29`. */
  readonly label: string;
}

/** 理由: the expression with the value at each node. Folded by default to the nodes that decide. */
export interface Reason {
  /** What is said of this node: a label, or the expression in Chinese. */
  readonly text: string;
  /** Value in words: 是, 否, 未定, 300万元, 5万元至50万元, 未知. */
  readonly value: string;
  /** 是/否/未定 for a condition; null for a quantity. */
  readonly truth: "是" | "否" | "未定" | null;
  /** A fact's provenance, where this node reads one: `档案 年度数据 2024`. */
  readonly from: string | null;
  /** Facts missing below this node. */
  readonly missing: readonly string[];
  /** Where the rule says it. */
  readonly at: Place | null;
  readonly children: readonly Reason[];
}

/** 引自: the sentence a match rests on. */
export interface Citation {
  readonly file: string;
  readonly clause: string;
  readonly sentence: string;
  readonly line: number;
}

export interface YieldsTo {
  readonly policy: string;
  readonly clause: string;
  readonly item: string;
  readonly record: string | null;
  /** Why: 从优不重复, 每企业一次 … */
  readonly because: string;
}

/** 匹配. */
export interface Match {
  /** 文号, or 名称 where there is none. */
  readonly policy: string;
  readonly clause: string;
  readonly item: string;
  /** `文号#编号`. */
  readonly rule: string;
  readonly kind: "事项" | "参照" | "服务";
  readonly form: "资金" | "股权投资" | "实物" | "税前扣除" | "指引" | "服务";
  readonly beneficiary: string;
  readonly record: MatchRecord | null;
  readonly status: Status;
  /** Before ladder, caps, history and stacking; null where the text has no figure. */
  readonly gross: MoneyRange | null;
  readonly net: MoneyRange | null;
  /** 发生日 as `2025-10-29`, or null where it is open. */
  readonly event: string | null;
  readonly payYear: number;
  readonly delivery: string | null;
  readonly responsible: readonly string[];
  readonly missing: readonly Missing[];
  /** Who decides what is left to a person (评审, 综合评价 …), or null. */
  readonly discretion: string | null;
  readonly yieldsTo: YieldsTo | null;
  /** Why the status is what it is, in one sentence. */
  readonly because: string;
  readonly reason: Reason;
  readonly citation: Citation;
  /** Readings this match used: id → the reading chosen. */
  readonly readings: Readonly<Record<string, string>>;
}

/** 合计 over stacking groups (SEMANTICS §9). */
export interface Total {
  readonly low: number;
  /** Without what a reviewer decides. */
  readonly high: number | null;
  /** With it. */
  readonly ceiling: number | null;
}

export interface Answer {
  readonly on: string;
  readonly enterprise: string;
  readonly matches: readonly Match[];
  readonly total: Total;
}

/** 下一问: the missing fact with the most money at stake for the least trouble. */
export interface Question {
  readonly missing: Missing;
  readonly question: string;
  /** 分 that may be gained or made certain; null = no bound. */
  readonly stake: number | null;
  /** Matches it touches. */
  readonly matches: number;
}

/** 差一步: the smallest change that makes a 不符合 可享. */
export interface Step {
  readonly changes: readonly Change[];
  /** `再投入研发费用 12.4万元`. */
  readonly text: string;
  readonly net: MoneyRange | null;
}
export interface Change {
  readonly fact: string;
  readonly year: number | null;
  readonly record: number | null;
  readonly from: string;
  readonly to: string;
}

export interface Asking {
  readonly on: Day;
  /** 存疑 id → reading; what is not named takes its default. */
  readonly readings: Readonly<Record<string, string>>;
}
