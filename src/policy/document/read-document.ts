import { fromMarkdown } from "mdast-util-from-markdown";
import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { frontmatter } from "micromark-extension-frontmatter";
import { gfmTable } from "micromark-extension-gfm-table";
import type { Findings, Place } from "../diagnostic.ts";
import type { QuoteLine } from "../model.ts";

/** 文件 as Markdown parts, in order, each with its place. Prose between them is kept only as a place. */
export interface Document {
  readonly file: string;
  readonly front: { readonly text: string; readonly line: number } | null;
  readonly parts: readonly Part[];
}
export type Part =
  | { readonly kind: "heading"; readonly depth: number; readonly text: string; readonly at: Place }
  | { readonly kind: "quote"; readonly lines: readonly QuoteLine[]; readonly at: Place }
  | { readonly kind: "fence"; readonly language: string; readonly text: string; readonly indent: number; readonly at: Place }
  | { readonly kind: "table"; readonly header: readonly Cell[]; readonly rows: readonly (readonly Cell[])[]; readonly at: Place }
  | { readonly kind: "list"; readonly items: readonly { readonly text: string; readonly at: Place }[]; readonly at: Place }
  | { readonly kind: "prose"; readonly text: string; readonly at: Place };
export interface Cell {
  readonly text: string;
  readonly at: Place;
}

interface MarkdownNode {
  readonly type: string;
  readonly children?: readonly MarkdownNode[];
  readonly position?: { readonly start: { line: number; column: number; offset?: number }; readonly end: { line: number; offset?: number } };
  readonly depth?: number;
  readonly lang?: string | null;
  readonly value?: string;
}

/** Splits a policy document or a shared table. Quotes are read from the raw lines, never from parsed Markdown. */
export function readDocument(file: string, text: string, findings: Findings): Document {
  const clean = text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
  const lines = clean.split("\n");
  const root = fromMarkdown(clean, {
    extensions: [frontmatter(["yaml"]), gfmTable()],
    mdastExtensions: [frontmatterFromMarkdown(["yaml"]), gfmTableFromMarkdown()],
  }) as MarkdownNode;
  let front: Document["front"] = null;
  const parts: Part[] = [];
  for (const node of root.children ?? []) {
    const start = node.position?.start ?? { line: 1, column: 1 };
    const end = node.position?.end ?? { line: 1 };
    const at: Place = { file, line: start.line, column: start.column };
    switch (node.type) {
      case "yaml":
        front = { text: node.value ?? "", line: start.line + 1 };
        break;
      case "heading":
        parts.push({ kind: "heading", depth: node.depth ?? 1, text: (lines[start.line - 1] ?? "").replace(/^\s*#+\s*/, "").trim(), at });
        break;
      case "blockquote":
        parts.push({ kind: "quote", lines: quoteLines(file, lines, start.line, end.line, findings), at });
        break;
      case "code":
        parts.push({
          kind: "fence",
          language: node.lang ?? "",
          text: node.value ?? "",
          indent: start.column - 1,
          at: { file, line: start.line + 1, column: start.column },
        });
        break;
      case "table":
        parts.push({ kind: "table", ...tableCells(file, clean, node), at });
        break;
      case "list":
        parts.push({
          kind: "list",
          items: (node.children ?? []).map((item) => {
            const place = item.position?.start ?? start;
            return { text: lines.slice(place.line - 1, item.position?.end.line ?? place.line).join("").replace(/^\s*(?:[-*+]|\d+[.)])\s*/, "").trim(), at: { file, line: place.line, column: place.column } };
          }),
          at,
        });
        break;
      default:
        parts.push({ kind: "prose", text: lines.slice(start.line - 1, end.line).join("\n"), at });
    }
  }
  return { file, front, parts };
}

function quoteLines(file: string, lines: readonly string[], from: number, to: number, findings: Findings): QuoteLine[] {
  const quotes: QuoteLine[] = [];
  for (let line = from; line <= to; line++) {
    const raw = lines[line - 1] ?? "";
    const marker = /^\s*>\s?/.exec(raw)?.[0];
    if (marker === undefined) {
      findings.report("引文格式", { file, line, column: 1 }, "引文中间有一行没有以 > 开头", "每一行原文都以“> ”开头；引文之后空一行再写别的");
      continue;
    }
    quotes.push({ text: raw.slice(marker.length), at: { file, line, column: marker.length + 1 }, grade: null, label: null });
  }
  return quotes;
}

function tableCells(file: string, text: string, node: MarkdownNode): { header: Cell[]; rows: Cell[][] } {
  const rows = (node.children ?? []).map((row) =>
    (row.children ?? []).map((cell): Cell => {
      const [from = 0, to = 0] = [cell.position?.start.offset, cell.position?.end.offset];
      const raw = text.slice(from, to);
      const lead = /^\|?\s*/.exec(raw)?.[0].length ?? 0;
      const place = cell.position?.start ?? { line: 1, column: 1 };
      return { text: raw.slice(lead).replace(/\s*\|?\s*$/, ""), at: { file, line: place.line, column: place.column + lead } };
    }),
  );
  return { header: rows[0] ?? [], rows: rows.slice(1) };
}
