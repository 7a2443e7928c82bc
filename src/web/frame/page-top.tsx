import { useRef, type ReactNode } from "react";
import { useArrival } from "./use-arrival.ts";
import styles from "./page-top.module.css";

/** The heading of a screen, and what it is for; what stands between the two is the screen's own. */
export function PageTop({ title, lead, children }: { readonly title: string; readonly lead: string; readonly children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useArrival(heading);
  return (
    <div className={styles.top}>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
      <p className={styles.lead}>{lead}</p>
    </div>
  );
}
