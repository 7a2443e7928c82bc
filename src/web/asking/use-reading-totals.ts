import { useEffect, useState } from "react";
import { match, type Total } from "#engine";
import type { Library } from "#policy";
import type { Answered } from "../answer/answer-context.tsx";
import type { OpenDoubt } from "./doubts.ts";
import type { Asking } from "./use-asking.ts";

/** 合计 by the name of the reading. */
export type ReadingTotals = Readonly<Record<string, Total>>;

/**
 * What hangs on each doubt: the whole answer once more for every reading, one at a time between the person's own acts.
 * @returns by 存疑 id; grows while it works.
 */
export function useReadingTotals(library: Library, answered: Answered | null, doubts: readonly OpenDoubt[], { on, readings }: Asking): ReadonlyMap<string, ReadingTotals> {
  const [found, setFound] = useState<ReadonlyMap<string, ReadingTotals>>(new Map());
  const ids = doubts.map(({ doubt }) => doubt.id).join("\n");
  useEffect(() => {
    setFound(new Map());
    if (!answered) return undefined;
    const queue = [...doubts];
    let timer = setTimeout(work, 0);
    function work(): void {
      const next = queue.shift();
      if (!next || !answered) return;
      const { doubt } = next;
      const dossier = answered.dossier;
      const totals = Object.fromEntries(doubt.readings.map(({ name }) => [name, match(library, dossier, { on, readings: { ...readings, [doubt.id]: name } }).total]));
      setFound((before) => new Map([...before, [doubt.id, totals]]));
      timer = setTimeout(work, 0);
    }
    return () => clearTimeout(timer);
    // `ids` stands for `doubts`, which is a new list each time.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [library, answered, ids, on, readings]);
  return found;
}

/** True when the choice moves this enterprise's total. */
export function matters(totals: ReadingTotals | undefined): boolean {
  const [first, ...others] = Object.values(totals ?? {});
  return first !== undefined && others.some(({ low, high, ceiling }) => low !== first.low || high !== first.high || ceiling !== first.ceiling);
}
