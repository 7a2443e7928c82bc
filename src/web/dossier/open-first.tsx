import { Link, useLocation } from "react-router";
import { useAsking } from "../asking/use-asking.ts";
import { useStart } from "../server/start-context.tsx";
import { useDeskAct } from "./desk-context.tsx";
import type { JsonObject } from "./json.ts";
import styles from "./open-first.module.css";

/** 还没有打开企业: what would be here, and the ways to open one. */
export function OpenFirst({ what }: { readonly what: string }) {
  const { samples } = useStart();
  const { setOn } = useAsking();
  const { search } = useLocation();
  const act = useDeskAct();
  return (
    <div className={styles.empty}>
      <p>{what}</p>
      <p>
        先到<Link to={{ pathname: "/", search }}>体检</Link>打开或填写一家企业{samples.length > 0 ? "，或者先看一家样例" : ""}。
      </p>
      <ul>
        {samples.map((sample) => (
          <li key={sample.id}>
            <button
              type="button"
              onClick={() => {
                act({ act: "open", source: { kind: "sample", id: sample.id, name: sample.name, summary: sample.summary, on: sample.on }, dossier: sample.dossier as JsonObject });
                setOn(sample.on);
              }}
            >
              {sample.name}
            </button>
          </li>
        ))}
      </ul>
      {samples.length > 0 && <p className={styles.note}>样例企业均为虚构。</p>}
    </div>
  );
}
