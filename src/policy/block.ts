/** 规则块的类型树: one type for each kind of block, and what blocks share. */
import type { Day } from "#kernel";
import type { Place } from "./diagnostic.ts";
import type { Term } from "./term.ts";

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
