import type { Measured } from "./statistics.ts";

/** 阶段: what `npm run bench` measures one after the other. A stage gives tables; whoever adds one puts it in the list of run.ts. */
export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** How it was measured, and where a target is missed. */
  readonly notes: readonly string[];
}
export interface Stage {
  /** What `--only` calls it. */
  readonly name: string;
  /** @param say a line while it runs: what is installed, skipped, started. */
  readonly run: (say: (line: string) => void) => Promise<readonly Table[]>;
}

/** Times of what one person waits for. */
export const millisecondsTable = (title: string, measured: readonly Measured[]): Table => ({
  title,
  head: ["量什么", "中位（毫秒）", "最小", "最大", "次数"],
  rows: measured.map(({ name, median, min, max, runs }) => [name, median.toFixed(2), min.toFixed(2), max.toFixed(2), String(runs)]),
  notes: [],
});
