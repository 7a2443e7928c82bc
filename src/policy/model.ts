/**
 * 政策文件的类型树: what a checked document says. Every node knows its place in the file.
 * Names are looked up, units are known, definitions are attached: the engine, the printer and the SQL compiler
 * read this tree and never the text.
 */
import type { Day, Rational } from "#kernel";
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

/** 条件. `decides`: false gives 不适用 (place, beneficiary) or 不符合 (all else), SEMANTICS §6. */
export interface Condition {
  readonly label: string | null;
  readonly term: Term;
  readonly decides: "适用" | "符合";
  readonly key: "对象" | "条件" | "入" | "自动入" | "自动出" | "复核" | "优先";
  readonly at: Place;
}

/** 存疑: a question the text leaves open, its readings, our default and its ground. */
export interface Doubt {
  readonly id: string;
  readonly question: string;
  readonly readings: readonly { readonly name: string; readonly text: string }[];
  readonly fallback: string;
  readonly ground: string;
  readonly at: Place;
}

export interface Validity {
  readonly from: Day | null;
  /** Last day, included (民法典 第二百零二条). Null = 未规定. */
  readonly to: Day | null;
  readonly basis: string;
}

export type Each =
  | { readonly kind: "记录"; readonly record: string }
  | { readonly kind: "年度数据" }
  | { readonly kind: "租赁年度" }
  | { readonly kind: "申报年度" }
  | { readonly kind: "一次" };

export const GRANT_FORMS = ["资金", "股权投资", "实物", "税前扣除"] as const;
export const TIMES = ["每企业一次", "每标的一次", "每年一次", "每次"] as const;
export const BENEFICIARIES = ["企业", "个人", "基金管理机构", "创新创业载体", "服务机构", "金融机构", "区域性股权市场运营机构"] as const;

/** 给予. Amounts are Terms of 元; a missing key is null. */
export interface Grant {
  readonly amount: Term | null;
  readonly quantity: Term | null;
  readonly floor: Term | null;
  readonly ceiling: Term | null;
  readonly perYear: Term | null;
  readonly lifetime: Term | null;
  readonly ladder: Term | null;
  readonly times: Term | null;
  /** Other payments that fill the same cap: 层级 and 类. */
  readonly counted: readonly { readonly level: string; readonly category: string }[];
  readonly form: (typeof GRANT_FORMS)[number];
  readonly delivery: Term | null;
  readonly payment: Term | null;
  readonly preference: readonly Condition[];
  readonly rounding: "分" | "元";
}

export interface BlockBase {
  readonly at: Place;
  /** 编号 within the document; with the policy's id it names the block everywhere. */
  readonly number: string | null;
  readonly responsible: readonly string[];
  readonly basis: readonly string[];
  readonly also: readonly string[];
  readonly validity: Validity | null;
  readonly notes: readonly { readonly words: string; readonly reason: string }[];
  /** 等级 of what the block states, where it is not in an official text of the library. */
  readonly grade: Grade | null;
  readonly origin: string | null;
  readonly doubts: readonly Doubt[];
}

export interface ScopeBlock extends BlockBase {
  readonly kind: "适用";
  readonly conditions: readonly Condition[];
  readonly exceptions: readonly string[];
}
export interface DefinitionBlock extends BlockBase {
  readonly kind: "定义";
  readonly name: string;
  readonly record: string | null;
  readonly body: Term;
}
/** A clause that answers an enterprise: 事项 (with 给予), 参照, 服务. */
export interface RuleBlock extends BlockBase {
  readonly kind: "事项" | "参照" | "服务";
  /** `类·细`, the 参照's 事项, or the name of the 服务. */
  readonly item: string;
  /** 类: the row of 事项表; null for 服务. */
  readonly category: string | null;
  /** 参照: the document that holds the award. */
  readonly target: string | null;
  readonly each: Each;
  readonly event: Term | null;
  readonly claimYear: Term | null;
  readonly conditions: readonly Condition[];
  readonly grant: Grant | null;
  readonly beneficiary: (typeof BENEFICIARIES)[number];
  readonly examples: readonly ExampleTable[];
}
export interface ListBlock extends BlockBase {
  readonly kind: "清单";
  readonly name: string;
  readonly region: string;
  readonly entry: readonly Condition[];
  readonly autoEntry: readonly Condition[];
  readonly autoExit: readonly Condition[];
  readonly reentry: string | null;
  readonly service: string | null;
}
export interface DutyBlock extends BlockBase {
  readonly kind: "职责";
  readonly name: string;
  readonly holders: readonly string[];
  readonly frequency: string | null;
  readonly due: string | null;
  readonly measure: string | null;
  readonly targets: readonly Term[];
  readonly check: string | null;
  readonly breach: string | null;
}
export interface AmendmentBlock extends BlockBase {
  readonly kind: "修改";
  readonly target: string;
  readonly condition: string;
  readonly becomes: Term;
  readonly conditions: readonly Condition[];
}
export interface StackingBlock extends BlockBase {
  readonly kind: "叠加";
  readonly rule: "从优" | "同享" | "不得同享";
  readonly range: string;
  readonly same: "事项" | "事项与标的";
  readonly together: readonly string[];
}
export interface QualificationBlock extends BlockBase {
  readonly kind: "认定";
  readonly title: string;
  /** 资质 it leads to: its own name, or another that this is a way to (取得); null where it only says what an enterprise is (划型). */
  readonly obtains: string | null;
  readonly term: string | null;
  readonly conditions: readonly Condition[];
  readonly score: readonly ScoreSection[];
  /** 复核: conditions that take the place of those of the same label, or are added. */
  readonly review: readonly Condition[];
  /** Each table has the columns of the conditions it proves. */
  readonly examples: readonly ExampleTable[];
  /** Labels of conditions that a 复核 does not look at. */
  readonly unreviewed: readonly string[];
}
export interface ScoreSection {
  readonly name: string;
  readonly ceiling: Term | null;
  readonly items: readonly { readonly name: string; readonly term: Term }[];
}
/** 比对: a clue that two facts do not go together. Never a refusal. */
export interface ClueBlock extends BlockBase {
  readonly kind: "比对";
  readonly name: string;
  readonly each: Each;
  /** True = there is something to look at. */
  readonly odd: Term;
  readonly first: Term | null;
  readonly second: Term | null;
  readonly severity: "高" | "中" | "低";
  readonly hint: string;
}
/** 日程: a date that matters to an enterprise. */
export interface DateBlock extends BlockBase {
  readonly kind: "日程";
  readonly name: string;
  readonly each: Each;
  readonly conditions: readonly Condition[];
  /** A yearly date and the 定义 it is named by, or null. */
  readonly yearly: { readonly month: number; readonly day: number; readonly name: string | null } | null;
  /** A single date, or null. */
  readonly due: Term | null;
  /** Last day of a yearly series. */
  readonly until: Term | null;
  /** 顺延: a period whose last day is a holiday ends on the next working day (民法典 第二百零三条). A validity or a fixed date does not. */
  readonly extended: boolean;
  /** Days of warning. */
  readonly ahead: number;
  readonly holders: readonly string[];
  readonly consequence: string | null;
}
export interface PrincipleBlock extends BlockBase {
  readonly kind: "原则";
  readonly reason: string;
}

export type Block =
  | ScopeBlock | DefinitionBlock | RuleBlock | ListBlock | DutyBlock | AmendmentBlock | StackingBlock | QualificationBlock | ClueBlock | DateBlock | PrincipleBlock;

/** 样例: cells as written, with their places; `engine` runs them. */
export interface ExampleTable {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly at: Place }[];
  readonly at: Place;
}

export const GRADES = ["A", "B", "C", "M"] as const;
/** 来源等级: A official text, B several independent copies, C one copy, M not verified. C and M are 待核. */
export type Grade = (typeof GRADES)[number];
export const isUnverified = (grade: Grade | null): boolean => grade === "C" || grade === "M";

/** A line of official text; or, where the text is not in the library (原文: 未收录), a graded 要点 in our words. */
export interface QuoteLine {
  readonly text: string;
  readonly at: Place;
  /** Null for official text. */
  readonly grade: Grade | null;
  /** 要点: the condition or figure it grounds. */
  readonly label: string | null;
}
/** A run of quotes and the blocks that implement it. */
export interface Run {
  readonly quotes: readonly QuoteLine[];
  readonly blocks: readonly Block[];
}
export interface Section {
  readonly heading: string;
  /** Number as the text writes it (第五条; 五; 9(1)), or the bracketed label. */
  readonly clause: string;
  readonly depth: number;
  /** False for a heading in 全角括号, which is our label and not the text's. */
  readonly official: boolean;
  readonly runs: readonly Run[];
  readonly at: Place;
}

export interface Erratum {
  readonly printed: string;
  readonly corrected: string;
  readonly ground: string;
  readonly at: Place;
}

/** 政策. */
export interface Policy {
  /** 文号, or the full 名称 where there is none. */
  readonly id: string;
  readonly title: string;
  readonly issuer: string;
  readonly level: "国家级" | "市级" | "区级";
  /** 地区 it governs; what 本地区 means. */
  readonly region: string;
  readonly issued: Day;
  readonly validity: Validity;
  readonly repeals: readonly string[];
  /** Old documents whose payments count against this one's limits. */
  readonly succeeds: readonly string[];
  readonly interpreter: string | null;
  readonly source: string | null;
  /** 原文: 未收录 — the document rests on graded 要点, not on quotes. */
  readonly summary: boolean;
  /** 出处 of a summary. */
  readonly origins: readonly string[];
  readonly errata: readonly Erratum[];
  readonly sections: readonly Section[];
  readonly file: string;
}

/** Blocks of a policy in reading order, each with the section it stands in. */
export function* blocksOf(policy: Policy): Generator<{ section: Section; run: Run; block: Block }> {
  for (const section of policy.sections) for (const run of section.runs) for (const block of run.blocks) yield { section, run, block };
}
