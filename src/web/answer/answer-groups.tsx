import { memo, useState } from "react";
import type { Match } from "#engine";
import { useAsking } from "../asking/use-asking.ts";
import { useLibrary } from "../server/start-context.tsx";
import type { Answered } from "./answer-context.tsx";
import { MatchGroup } from "./match-group.tsx";
import { groupsOf, keyOf } from "./sort-matches.ts";
import { useNearSteps } from "./use-near-steps.ts";

/** Every clause answered, by status. What stands near the line is set apart from what is far. */
export const AnswerGroups = memo(function AnswerGroups({ answered }: { readonly answered: Answered }) {
  const library = useLibrary();
  const steps = useNearSteps(library, answered, useAsking());
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (key: string): void => setOpen((before) => (before.has(key) ? new Set([...before].filter((each) => each !== key)) : new Set([...before, key])));
  const shared = { steps, open, toggle };
  const near = (match: Match): boolean => steps.has(keyOf(match));
  return groupsOf(answered.answer).map(({ status, matches }) =>
    status === "不符合" ? (
      <div key={status} style={{ display: "contents" }}>
        {matches.some(near) && <MatchGroup {...shared} status={status} title="差一步" meaning="只差一两处" matches={matches.filter(near)} />}
        <MatchGroup {...shared} status={status} title={status} matches={matches.filter((match) => !near(match))} />
      </div>
    ) : (
      <MatchGroup {...shared} key={status} status={status} title={status} matches={matches} />
    ),
  );
});
