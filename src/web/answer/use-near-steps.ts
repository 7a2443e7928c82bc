import { useEffect, useState } from "react";
import { whatItTakes, type Match, type Step } from "#engine";
import type { Library } from "#policy";
import type { Asking } from "../asking/use-asking.ts";
import type { Answered } from "./answer-context.tsx";
import { keyOf } from "./sort-matches.ts";

/** 差一步: which 不符合 a small change would turn, by match key. */
export type NearSteps = ReadonlyMap<string, Step>;

const NOTHING: NearSteps = new Map();
const SLICE_MS = 8;
const REST_MS = 250;

/**
 * Looked for while the page rests: each search tries many changes, and typing must not wait for it.
 * Empties at once when the answer changes, because a step of an older answer may be wrong.
 */
export function useNearSteps(library: Library, answered: Answered | null, { on, readings }: Asking): NearSteps {
  const [found, setFound] = useState<{ readonly of: Answered; readonly steps: NearSteps } | null>(null);
  useEffect(() => {
    if (answered === null) return undefined;
    const queue: Match[] = answered.answer.matches.filter((match) => match.status === "不符合" && match.kind === "事项");
    const steps = new Map<string, Step>();
    let timer = setTimeout(work, REST_MS);
    function work(): void {
      if (answered === null) return;
      const until = performance.now() + SLICE_MS;
      while (queue.length > 0 && performance.now() < until) {
        const match = queue.shift();
        const step = match && whatItTakes(library, answered.dossier, { on, readings }, match);
        if (match && step) steps.set(keyOf(match), step);
      }
      if (queue.length > 0) timer = setTimeout(work, 0);
      else setFound({ of: answered, steps });
    }
    return () => clearTimeout(timer);
  }, [library, answered, on, readings]);
  return found !== null && found.of === answered ? found.steps : NOTHING;
}
