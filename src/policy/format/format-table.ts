import { displayWidth, padEnd } from "#kernel";
import type { Part } from "../document/read-document.ts";

/** Columns line up only while a row still fits a screen; a table of long sentences is easier to read packed. */
const MOST_COLUMNS = 140;

/**
 * @param rule the `| --- | :---: |` line as written; its colons are kept.
 * @returns the lines of the table, or null when a row has another number of cells than the header.
 */
export function formatTable(table: Extract<Part, { kind: "table" }>, rule: string): string[] | null {
  const rows = [table.header, ...table.rows].map((row) => row.map((cell) => cell.text));
  const columns = table.header.length;
  if (rows.some((row) => row.length !== columns)) return null;
  const marks = rule.trim().replace(/^\||\|$/g, "").split("|").map((mark) => mark.trim());
  if (marks.length !== columns) return null;
  const widths = marks.map((_mark, column) => Math.max(3, ...rows.map((row) => displayWidth(row[column] ?? ""))));
  const aligned = widths.reduce((sum, width) => sum + width + 3, 1) <= MOST_COLUMNS;
  const line = (cells: readonly string[]): string =>
    `|${cells.map((cell, column) => (aligned ? ` ${padEnd(cell, widths[column] ?? 0)} ` : cell === "" ? " " : ` ${cell} `)).join("|")}|`;
  const dashes = marks.map((mark, column) => {
    const [left, right] = [mark.startsWith(":") ? ":" : "", mark.length > 1 && mark.endsWith(":") ? ":" : ""];
    return `${left}${"-".repeat((aligned ? (widths[column] ?? 3) : 3) - left.length - right.length)}${right}`;
  });
  const [header = [], ...body] = rows;
  return [line(header), line(dashes), ...body.map(line)];
}
