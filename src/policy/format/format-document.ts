import { collectFindings } from "../diagnostic.ts";
import { readDocument, type Part } from "../document/read-document.ts";
import { formatBlock, formatFront } from "./format-block.ts";
import { formatTable } from "./format-table.ts";

interface Edit {
  /** Index of the first line it replaces. */
  readonly from: number;
  readonly count: number;
  readonly lines: readonly string[];
}

/**
 * 规范格式 of a policy document or a shared table. Headings, quotes and prose stay as they are; the front matter, every
 * ```规则 and every table are reprinted.
 *
 * Laws: `parse(format(x)) = x`; `format(format(x)) = format(x)`; a part that cannot be read is left untouched.
 */
export function formatDocument(file: string, text: string): string {
  const lines = text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n").replace(/\s*$/, "\n").split("\n");
  const document = readDocument(file, lines.join("\n"), collectFindings());
  const edits: Edit[] = document.parts.flatMap((part) => editOf(part, lines));
  const { front } = document;
  if (front) edits.push({ from: front.line - 1, count: lineCount(front.text), lines: toLines(formatFront(front.text)) });
  // From the end, so that earlier line numbers stay right.
  for (const edit of edits.sort((a, b) => b.from - a.from)) lines.splice(edit.from, edit.count, ...edit.lines);
  return lines.join("\n");
}

const toLines = (text: string): string[] => (text === "" ? [] : text.split("\n"));
const lineCount = (text: string): number => toLines(text).length;

function editOf(part: Part, lines: readonly string[]): Edit[] {
  const from = part.at.line - 1;
  if (part.kind === "table") {
    const count = part.rows.length + 2;
    const printed = formatTable(part, lines[from + 1] ?? "");
    return printed ? [{ from, count, lines: printed }] : [];
  }
  // An indented fence would need its indentation back on every line; it is rare enough to be left alone.
  if (part.kind !== "fence" || part.language !== "规则" || part.indent > 0) return [];
  return [{ from, count: lineCount(part.text), lines: toLines(formatBlock(part.text)) }];
}
