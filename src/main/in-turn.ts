/** 排队: one piece of work at a time, in the order they came. What is given up before its turn is never begun. */
export interface InTurn {
  /** @param waiting told how many are before it, each time that changes. @throws DOMException AbortError where it was given up. */
  readonly run: <Result>(work: () => Promise<Result>, waiting: (before: number) => void, signal: AbortSignal) => Promise<Result>;
}

interface Waiting {
  readonly begin: () => void;
  readonly waiting: (before: number) => void;
}

export function inTurn(): InTurn {
  const line: Waiting[] = [];
  let busy = false;
  const next = (): void => {
    const first = line.shift();
    busy = first !== undefined;
    first?.begin();
    line.forEach(({ waiting }, index) => waiting(index + 1));
  };
  return {
    run: async (work, waiting, signal) => {
      signal.throwIfAborted();
      if (busy) {
        await new Promise<void>((resolve, giveUp) => {
          const begin = (): void => {
            signal.removeEventListener("abort", leave);
            resolve();
          };
          const mine: Waiting = { begin, waiting };
          const leave = (): void => {
            const at = line.indexOf(mine);
            if (at < 0) return;
            line.splice(at, 1);
            line.slice(at).forEach((each, index) => each.waiting(at + index + 1));
            giveUp(signal.reason as Error);
          };
          line.push(mine);
          waiting(line.length);
          signal.addEventListener("abort", leave);
        });
      }
      busy = true;
      try {
        signal.throwIfAborted();
        return await work();
      } finally {
        next();
      }
    },
  };
}
