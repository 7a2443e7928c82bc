import { startTransition, useCallback } from "react";
import { useSearchParams } from "react-router";
import { latestSearch } from "../asking/use-asking.ts";
import { useDeskAct } from "../dossier/desk-context.tsx";
import type { JsonObject } from "../dossier/json.ts";
import type { Sample } from "../server/load-start.ts";

export const SAMPLE = "sample";

/** Opens a sample and asks on the day of its story, in one step: the answer of another day must not flash by. */
export function useOpenSample(): (sample: Sample, on?: string) => void {
  const act = useDeskAct();
  const [, setSearch] = useSearchParams();
  return useCallback(
    (sample, on = sample.on) =>
      startTransition(() => {
        act({ act: "open", source: { kind: "sample", id: sample.id, name: sample.name, summary: sample.summary, on: sample.on }, dossier: sample.dossier as JsonObject });
        const next = latestSearch();
        next.delete(SAMPLE);
        next.set("on", on);
        setSearch(next, { replace: true });
      }),
    [act, setSearch],
  );
}
