/** 诊断: what is wrong in a document, where, and what was probably meant. Collected, never thrown. */
export interface Place {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in characters. */
  readonly column: number;
}

export interface Diagnostic extends Place {
  /** Stable name of the kind of mistake, e.g. `未知事实`. */
  readonly code: string;
  /** What is wrong, with the words at fault. */
  readonly message: string;
  /** What was probably meant, or what to do. */
  readonly hint?: string;
}

/** What can be true of a text that was read as it stands, for all enterprises or for one that is shown. */
export const SPACE_CODES = ["条件矛盾", "档次落空", "档间空缺", "档次重叠", "断崖", "上限不起作用", "下限不起作用", "恒被封顶", "叠加未明"] as const;
export type SpaceCode = (typeof SPACE_CODES)[number];
/** A key of 说明 that owns up to such a finding: its code, a space, what it is about. It says nothing of the numbers in it. */
export const isOwning = (words: string): boolean => SPACE_CODES.some((code) => words.startsWith(`${code} `));

/** Where readers of a document put what they find; a reader goes on after a mistake. */
export interface Findings {
  readonly list: readonly Diagnostic[];
  report(code: string, at: Place, message: string, hint?: string): void;
}

/** @param known what has been found before. */
export function collectFindings(known: readonly Diagnostic[] = []): Findings {
  const list: Diagnostic[] = [...known];
  return {
    list,
    report(code, at, message, hint) {
      const seen = list.some((d) => d.code === code && d.file === at.file && d.line === at.line && d.message === message);
      if (!seen) list.push({ file: at.file, line: at.line, column: at.column, code, message, ...(hint ? { hint } : {}) });
    },
  };
}

export const byPlace = (a: Place, b: Place): number =>
  a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column;

/** `policies/…md:12:3 未知事实 …（是不是想写“研发费用”？）` */
export function sayDiagnostic(d: Diagnostic): string {
  return `${d.file}:${d.line}:${d.column} [${d.code}] ${d.message}${d.hint ? `\n    → ${d.hint}` : ""}`;
}
