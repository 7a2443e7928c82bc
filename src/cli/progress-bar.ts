import type { Progress } from "#application";

/** What a bar is drawn on; a test gives its own clock. */
export interface ProgressScreen {
  /** Milliseconds, from any beginning. */
  readonly now: () => number;
  /** As it is, without a line break. */
  readonly write: (text: string) => void;
  /** A terminal, where a line can be drawn again; elsewhere there is one line now and then. */
  readonly redraws: boolean;
}

/** Work shorter than this shows nothing. */
const PATIENCE = 1_000;
const REDRAW = 200;
const LINE = 10_000;
const WIDTH = 24;
const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ",");

/** 进度条. @param unit what is counted. @returns what is told of progress, and what clears the bar when the work has ended. */
export function progressBar({ now, write, redraws }: ProgressScreen, what: string, unit = "家"): { readonly report: Progress; readonly end: () => void } {
  const begun = now();
  let next = begun + PATIENCE;
  let drawn = false;
  let first: number | null = null;
  return {
    report: (done, of) => {
      const time = now();
      first ??= done;
      if (time < next || of === 0) return;
      next = time + (redraws ? REDRAW : LINE);
      // What an earlier run had done says nothing of the speed of this one.
      const [made, left] = [done - first, of - done];
      const rest = made > 0 ? `，还要约 ${Math.ceil(((time - begun) / 1000 / made) * left)} 秒` : "";
      const filled = Math.floor((done / of) * WIDTH);
      const text = `${what} ${"█".repeat(filled)}${"░".repeat(WIDTH - filled)} ${Math.floor((done / of) * 100)}%　${grouped(done)} / ${grouped(of)} ${unit}${rest}`;
      write(redraws ? `\r\u001b[K${text}` : `${text}\n`);
      drawn = redraws;
    },
    end: () => {
      if (drawn) write("\r\u001b[K");
    },
  };
}
