import { useState } from "react";
import { Link, useLocation } from "react-router";
import { useAsking } from "../asking/use-asking.ts";
import type { Sample } from "../server/load-start.ts";
import { useStart } from "../server/start-context.tsx";
import { useDeskAct } from "./desk-context.tsx";
import type { JsonObject } from "./json.ts";
import styles from "./open-first.module.css";

/** A handful to choose from; more than this is a wall. */
const FEW = 6;

interface OpenFirstProps {
  readonly what: string;
  /** Stories that suit this page come first. */
  readonly suits?: (sample: Sample) => boolean;
}

/** 还没有打开企业: what would be here, and the ways to open one. */
export function OpenFirst({ what, suits = () => false }: OpenFirstProps) {
  const { samples } = useStart();
  const { setOn } = useAsking();
  const { search } = useLocation();
  const act = useDeskAct();
  const [all, setAll] = useState(false);
  const ordered = [...samples.filter(suits), ...samples.filter((sample) => !suits(sample))];
  const [first, rest] = [ordered.slice(0, FEW), ordered.slice(FEW)];
  const open = (sample: Sample): void => {
    act({ act: "open", source: { kind: "sample", id: sample.id, name: sample.name, summary: sample.summary, on: sample.on }, dossier: sample.dossier as JsonObject });
    setOn(sample.on);
  };
  return (
    <div className={styles.empty}>
      <p>{what}</p>
      <p>
        先到<Link to={{ pathname: "/", search }}>体检</Link>打开或填写一家企业{samples.length > 0 ? "，或者先看一家样例" : ""}。
      </p>
      <ul className={styles.first}>
        {first.map((sample) => (
          <li key={sample.id}>
            <button type="button" onClick={() => open(sample)}>
              <span className={styles.name}>{sample.name}</span>
              <span className={styles.summary}>{sample.summary}</span>
            </button>
          </li>
        ))}
      </ul>
      {rest.length > 0 && (
        <button type="button" className={styles.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? "收起" : `更多样例（${rest.length} 家）`}
        </button>
      )}
      {all && (
        <ul className={styles.rest}>
          {rest.map((sample) => (
            <li key={sample.id}>
              <button type="button" onClick={() => open(sample)}>
                {sample.name}
              </button>
            </li>
          ))}
        </ul>
      )}
      {samples.length > 0 && <p className={styles.note}>样例企业均为虚构。</p>}
    </div>
  );
}
