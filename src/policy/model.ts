/** 政策文件的类型树: what a checked document says, section by section. */
import type { Day } from "#kernel";
import type { Block, Grade, Validity } from "./block.ts";
import type { Place } from "./diagnostic.ts";

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
