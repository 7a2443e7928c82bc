import { blocksOf, type Block, type Doubt, type Policy } from "#policy";
import { countNumbers, type CheckedLibrary } from "#policy/read";
import { doubtsOf } from "./open-questions.ts";
import type { Documents } from "./ports.ts";
import { unverifiedIn, unverifiedRows, type Unverified } from "./unverified.ts";

/** 覆盖: what of one text stands under rules. */
export interface Coverage {
  readonly policy: Pick<Policy, "id" | "title" | "file">;
  readonly sentences: number;
  /** Lines of quoted text. */
  readonly quotes: number;
  readonly blocks: readonly { readonly kind: Block["kind"]; readonly count: number }[];
  /** Numbers, percentages, dates and 文号 of the text. */
  readonly numbers: { readonly bound: number; readonly explained: number; readonly open: number };
  readonly questions: readonly Doubt[];
  /** What rests on a source graded C or M, in reading order. */
  readonly unverified: readonly Unverified[];
  readonly examples: number;
  /** Diagnostics of this file: none means that the text is wholly under rules. */
  readonly findings: number;
}

const KINDS: readonly Block["kind"][] = ["适用", "定义", "事项", "认定", "清单", "服务", "职责", "参照", "修改", "叠加", "比对", "日程", "原则"];

export function coverageOf({ library, drafts, diagnostics }: CheckedLibrary): Coverage[] {
  return library.policies.map((policy): Coverage => {
    const blocks = [...blocksOf(policy)].map(({ block }) => block);
    const quotes = policy.sections.flatMap((section) => section.runs.flatMap((run) => run.quotes)).filter((line) => line.text.trim() !== "");
    const draft = drafts.get(policy.file);
    return {
      policy: { id: policy.id, title: policy.title, file: policy.file },
      sentences: quotes.reduce((sum, line) => sum + sentencesIn(line.text), 0),
      quotes: quotes.length,
      blocks: KINDS.map((kind) => ({ kind, count: blocks.filter((block) => block.kind === kind).length })).filter(({ count }) => count > 0),
      numbers: draft ? countNumbers(draft) : { bound: 0, explained: 0, open: 0 },
      questions: doubtsOf(policy),
      unverified: unverifiedIn(policy),
      examples: blocks.reduce((sum, block) => sum + ("examples" in block ? block.examples.reduce((rows, table) => rows + table.rows.length, 0) : 0), 0),
      findings: diagnostics.filter((diagnostic) => diagnostic.file === policy.file).length,
    };
  });
}

/** Shared tables with figures that are 待核; they have rows and nothing else to count. */
export function coverageOfTables({ documents }: Documents): Coverage[] {
  return documents.flatMap(({ path, text }): Coverage[] => {
    const table = unverifiedRows(path, text);
    if (!table || table.rows.length === 0) return [];
    return [{
      policy: { id: table.name, title: table.name, file: path }, sentences: 0, quotes: 0, blocks: [], numbers: { bound: 0, explained: 0, open: 0 },
      questions: [], unverified: table.rows, examples: 0, findings: 0,
    }];
  });
}

/** 句: up to 。！？； or the end of the line, as an official counts them. */
const sentencesIn = (line: string): number => line.split(/[。！？；]/).filter((part) => part.replace(/[”’）\s]/g, "") !== "").length;
