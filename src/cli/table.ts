import { displayWidth, padEnd, padStart } from "#kernel";
import { wrap } from "./wrap.ts";

export interface Column {
  readonly title: string;
  readonly align?: "right";
  /** May be made narrower than its text, which is then wrapped. */
  readonly flexible?: boolean;
}

const GAP = "  ";
const NARROWEST = 8;

/** A table in columns of a terminal, full-width characters counted as two. Empty columns are left out. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): string[] {
  const shown = columns.map((column, index) => ({ ...column, index })).filter(({ index }) => rows.some((row) => (row[index] ?? "") !== ""));
  const widths = fit(shown.map(({ title, index }) => Math.max(displayWidth(title), ...rows.map((row) => widest(row[index] ?? "")))), shown, width);
  const line = (cells: readonly string[]): string => cells.map((cell, at) => (shown[at]?.align === "right" ? padStart(cell, widths[at] ?? 0) : padEnd(cell, widths[at] ?? 0))).join(GAP).trimEnd();
  const lines = [line(shown.map(({ title }) => title)), widths.map((each) => "-".repeat(each)).join(GAP)];
  for (const row of rows) {
    const cells = shown.map(({ index }, at) => wrap(row[index] ?? "", widths[at] ?? NARROWEST));
    const height = Math.max(1, ...cells.map((cell) => cell.length));
    for (let level = 0; level < height; level++) lines.push(line(cells.map((cell) => cell[level] ?? "")));
  }
  return lines;
}

const widest = (text: string): number => Math.max(...text.split("\n").map(displayWidth));

/** Takes what is too much from the widest flexible column, one after the other. */
function fit(natural: readonly number[], columns: readonly Column[], width: number): number[] {
  const widths = [...natural];
  const total = (): number => widths.reduce((sum, each) => sum + each, 0) + GAP.length * Math.max(0, widths.length - 1);
  for (let over = total() - width; over > 0; over = total() - width) {
    const flexible = widths.map((each, at) => ({ each, at })).filter(({ each, at }) => columns[at]?.flexible && each > NARROWEST);
    const [first, second] = flexible.toSorted((a, b) => b.each - a.each);
    if (!first) break;
    const step = second && second.each < first.each ? first.each - second.each : 1;
    widths[first.at] = first.each - Math.max(1, Math.min(over, step, first.each - NARROWEST));
  }
  return widths;
}
