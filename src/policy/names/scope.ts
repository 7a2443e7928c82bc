import type { Findings, Place } from "../diagnostic.ts";
import type { Entry } from "../document/read-yaml.ts";
import type { Syntax } from "../expression/syntax.ts";
import type { Doubt } from "../block.ts";
import type { Term, Type } from "../term.ts";
import { sayDimension, sameDimension } from "../unit.ts";
import { kindNamed, type Derived, type Kind, type Reference } from "../vocabulary/model.ts";

/** A name given by 其中 or 定义; read where it is used, so that it sees the record of that rule. */
export interface Named {
  readonly name: string;
  readonly parameter: string | null;
  readonly value: Entry;
  readonly at: Place;
}

/** The readers a name may need in turn. */
export interface Resolver {
  expression(syntax: Syntax, scope: Scope, expected: Type | null): Term;
  truth(syntax: Syntax, scope: Scope): Term;
  value(entry: Entry, scope: Scope, expected: Type | null): Term;
}

/** What names mean at one place of a document. */
export interface Scope {
  readonly resolver: Resolver;
  readonly reference: Reference;
  /** What 本地区 is for a 清单 without its own. */
  readonly region: string;
  /** 本项's kind; null where there is none. */
  readonly record: string | null;
  /** Kind an enclosing aggregate looks at. */
  readonly element: string | null;
  readonly named: ReadonlyMap<string, Named>;
  /** Derived fields of records: 词表's, and this document's own. */
  readonly derived: readonly Derived[];
  /** 清单 of this document → its 地区. */
  readonly lists: ReadonlyMap<string, string>;
  readonly doubts: ReadonlyMap<string, Doubt>;
  /** 评分 sections of the 认定 being read: 得分 and 知识产权得分 are names there. */
  readonly scores: readonly string[];
  /** Readings some 依 refers to, so that an unused question is noticed. */
  readonly usedReadings: Set<string>;
  /** Names being read now, to stop a definition that needs itself. */
  readonly open: readonly string[];
  /** Inside a definition with a parameter: the word it stands for. */
  readonly bound: ReadonlyMap<string, string>;
  /** Inside a 职责's 指标, the one place that counts over all enterprises. */
  readonly cityWide: boolean;
  readonly findings: Findings;
}

/** Raised after a finding was reported, to leave a part that cannot be read further. */
export class Unresolved extends Error {}

export function fail(scope: Scope, code: string, at: Place, message: string, hint?: string): never {
  scope.findings.report(code, at, message, hint);
  throw new Unresolved();
}

export const kindOf = (scope: Scope, name: string): Kind | undefined => kindNamed(scope.reference, name);

export function sayType(type: Type): string {
  switch (type.kind) {
    case "truth":
      return "是否";
    case "number":
      return sayDimension(type.dimension);
    case "day":
      return "日期";
    case "year":
      return "年度";
    case "word":
      return type.words ? `词（${type.words.slice(0, 4).join("、")}${type.words.length > 4 ? "…" : ""}）` : "文本";
    case "region":
      return "地区";
    case "industry":
      return "行业";
    case "set":
      return `${sayType(type.of)}的集合`;
    case "none":
      return "无";
  }
}

/** 无 goes with everything; words go with words; numbers only with the same unit. */
export function agrees(a: Type, b: Type): boolean {
  if (a.kind === "none" || b.kind === "none") return true;
  if (a.kind === "number" && b.kind === "number") return sameDimension(a.dimension, b.dimension);
  if (a.kind === "set" && b.kind === "set") return agrees(a.of, b.of);
  return a.kind === b.kind;
}

/** The type of a value that is one or the other. */
export function joined(a: Type, b: Type): Type {
  if (a.kind === "none") return b;
  if (a.kind === "word" && b.kind === "word")
    return { kind: "word", words: a.words && b.words ? [...new Set([...a.words, ...b.words])] : null };
  return a;
}

export const isMoney = (type: Type): boolean => type.kind === "number" && sameDimension(type.dimension, { 元: 1 });
export const truthType: Type = { kind: "truth" };
export const constantTruth = (truth: boolean, at: Place): Term => ({ op: "constant", value: { kind: "truth", truth }, type: truthType, at });
