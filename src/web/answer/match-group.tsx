import { useId, useState } from "react";
import type { Match, Status } from "#engine";
import { STATUS_LOOKS } from "../pieces/status-look.ts";
import { StatusShape } from "../pieces/status-tag.tsx";
import { useLibrary } from "../server/start-context.tsx";
import { MatchRow } from "./match-row.tsx";
import { keyOf, scaleOf } from "./sort-matches.ts";
import type { NearSteps } from "./use-near-steps.ts";
import styles from "./match-group.module.css";

interface MatchGroupProps {
  readonly status: Status;
  readonly title: string;
  readonly meaning?: string;
  readonly matches: readonly Match[];
  readonly steps: NearSteps;
  readonly open: ReadonlySet<string>;
  readonly toggle: (key: string) => void;
}

const FOLDED: ReadonlySet<Status> = new Set(["不适用", "已失效"]);
const FIRST = 6;

/** One status and its matches. What does not concern this enterprise is folded; a long list shows its beginning. */
export function MatchGroup({ status, title, meaning = STATUS_LOOKS[status].meaning, matches, steps, open, toggle }: MatchGroupProps) {
  const id = useId();
  const { policies } = useLibrary();
  const [unfolded, setUnfolded] = useState(!FOLDED.has(status));
  const [whole, setWhole] = useState(false);
  if (matches.length === 0) return null;
  const scale = scaleOf(matches);
  const long = status === "不符合" && matches.length > FIRST + 2;
  const shown = long && !whole ? matches.slice(0, FIRST) : matches;
  return (
    <section className={styles.group} aria-labelledby={id}>
      <h3 id={id} className={styles.title}>
        <button type="button" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
          <StatusShape status={status} />
          {title} <span className={styles.count}>{matches.length} 项</span>
          <span className={styles.meaning}>{meaning}</span>
        </button>
      </h3>
      {unfolded && (
        <ul className={styles.list}>
          {shown.map((match, index) => {
            const key = keyOf(match);
            const title = policies.find((policy) => policy.id === match.policy)?.title ?? match.policy;
            const apart = match.kind !== "事项" && (index === 0 || shown[index - 1]?.kind === "事项");
            return <MatchRow key={key} match={match} title={title} scale={scale} step={steps.get(key) ?? null} apart={apart} open={open.has(key)} onToggle={() => toggle(key)} />;
          })}
        </ul>
      )}
      {unfolded && long && (
        <button type="button" className={styles.more} aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? "收起" : `其余 ${matches.length - FIRST} 项`}
        </button>
      )}
    </section>
  );
}
