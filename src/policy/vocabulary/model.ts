/** 词表与公共表: what every document shares. One definition each of a fact, an award's name, a region, a published number. */
import type { Day, Rational } from "#kernel";
import type { Place } from "../diagnostic.ts";
import type { Term, Type } from "../term.ts";
import type { Industries } from "./industry.ts";

/** 事实. */
export interface Fact {
  readonly name: string;
  /** 类型 as written: 金额, 枚举集, 地区史 … */
  readonly written: string;
  readonly type: Type;
  /** Words the table lists; where it ends with … others are allowed too. */
  readonly listed: readonly string[];
  /** A set of values (主体类型). */
  readonly many: boolean;
  /** May be given as a history `[{值, 自, 至}]`. */
  readonly history: boolean;
  /** May be below zero; all other numbers are not. */
  readonly negative: boolean;
  /** 结束标记: absent means "has not happened", not "unknown". */
  readonly endMark: boolean;
  /** The word 无 is a value. */
  readonly mayBeNone: boolean;
  readonly meaning: string;
  readonly holder: string;
  readonly question: string;
  readonly sensitivity: string;
  /** An enterprise can bring about another value. */
  readonly changeable: boolean;
  readonly at: Place;
}

/** `取得方式 限于 类别 高新技术企业: 首次认定、期满重新认定`. */
export interface Limit {
  readonly field: string;
  readonly by: string;
  readonly when: string;
  readonly words: readonly string[];
}

/** 一类事实: 企业, 年度数据, or a kind of record. */
export interface Kind {
  readonly name: string;
  readonly label: string;
  /** Field that dates a record; null for 企业 and 年度数据. */
  readonly event: string | null;
  /** Field that says to which 年度 a record belongs; its event is then 31 December. */
  readonly year: string | null;
  /** Fields that name a record on a screen. */
  readonly title: readonly string[];
  readonly facts: readonly Fact[];
  readonly limits: readonly Limit[];
}

/** 派生: a field of a record that follows from other facts. */
export interface Derived {
  readonly record: string;
  readonly name: string;
  readonly body: Term;
}

/** 事项表's row: what the same award is called across documents. */
export interface Category {
  readonly name: string;
  /** Field of the record that says what it is for; null = the record itself. */
  readonly subject: string | null;
  /** Field that holds the expense a reimbursement may never exceed. */
  readonly expense: string | null;
  readonly note: string;
}

export interface Region {
  readonly name: string;
  readonly parent: string | null;
  readonly code: string | null;
  readonly note: string;
}

/** 公布数: a series the government publishes. Unpublished is unknown, never a default. */
export interface Series {
  readonly name: string;
  readonly type: Type;
  readonly by: "年度" | "日期";
  readonly publisher: string;
  /** What an unpublished value is: a missing fact, or a person's decision until published. */
  readonly unpublished: "待补充" | "评定";
  /** Last day for which an as-of series is known. */
  readonly knownTo: Day | null;
  readonly entries: readonly SeriesEntry[];
}
export interface SeriesEntry {
  readonly region: string;
  /** A year, or the first day on which the value is in force. */
  readonly key: number;
  readonly number: Rational | null;
  readonly words: readonly string[] | null;
  readonly source: string;
  readonly grade: string;
  /** Only for 申报截止: the rule it closes (`文号#编号`). */
  readonly rule: string | null;
}

/** 节假日: a day off that is no weekend, or a weekend day that is worked. */
export interface Holiday {
  readonly day: Day;
  readonly rest: boolean;
  readonly name: string;
  readonly grade: string;
}

/** Everything documents share. */
export interface Reference {
  readonly enterprise: Kind;
  readonly yearly: Kind;
  readonly records: readonly Kind[];
  readonly derived: readonly Derived[];
  readonly categories: readonly Category[];
  readonly regions: readonly Region[];
  readonly industries: Industries;
  readonly series: readonly Series[];
  readonly holidays: readonly Holiday[];
}

export const kindNamed = (reference: Reference, name: string): Kind | undefined =>
  name === "企业" ? reference.enterprise : name === "年度数据" ? reference.yearly : reference.records.find((kind) => kind.name === name);

export const factNamed = (kind: Kind | undefined, name: string): Fact | undefined => kind?.facts.find((fact) => fact.name === name);

const parents = new WeakMap<readonly Region[], ReadonlyMap<string, string | null>>();

function parentsIn(regions: readonly Region[]): ReadonlyMap<string, string | null> {
  let known = parents.get(regions);
  // Where a name stands twice, the first counts.
  if (!known) parents.set(regions, (known = new Map([...regions].reverse().map(({ name, parent }) => [name, parent]))));
  return known;
}

/** True when `inner` is `outer` or lies in it. */
export function lies(regions: readonly Region[], inner: string, outer: string): boolean {
  if (inner === outer) return true;
  const above = parentsIn(regions);
  for (let name = above.get(inner) ?? null; name !== null; name = above.get(name) ?? null) if (name === outer) return true;
  return false;
}
