import { useRef } from "react";
import { Link, useLocation } from "react-router";
import { nameOf } from "../checkup/start-choices.tsx";
import { useDraft } from "../dossier/desk-context.tsx";
import { useArrival } from "./use-arrival.ts";
import styles from "./page-top.module.css";

/** The heading of a screen about one enterprise, and whose it is. */
export function PageTop({ title, lead }: { readonly title: string; readonly lead: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useArrival(heading);
  const draft = useDraft();
  const { search } = useLocation();
  return (
    <div className={styles.top}>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {draft && (
        <p className={styles.who}>
          <strong>{nameOf(draft.dossier)}</strong>
          {draft.source.kind === "sample" && <span className={styles.fiction}>虚构样例</span>}
          <Link to={{ pathname: "/", search }}>改档案</Link>
        </p>
      )}
      <p className={styles.lead}>{lead}</p>
    </div>
  );
}
