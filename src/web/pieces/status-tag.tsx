import type { Status } from "#engine";
import { STATUS_LOOKS } from "./status-look.ts";
import styles from "./status-tag.module.css";

/** 状态标: shape, word and colour. */
export function StatusTag({ status, quiet = false }: { readonly status: Status; readonly quiet?: boolean }) {
  const { shape, tone } = STATUS_LOOKS[status];
  return (
    <span className={`${styles.tag} ${styles[tone] ?? ""} ${quiet ? styles.quiet : ""}`}>
      <span className={styles.shape} aria-hidden="true">
        {shape}
      </span>
      {status}
    </span>
  );
}

/** The shape alone, where the word stands elsewhere. */
export function StatusShape({ status }: { readonly status: Status }) {
  const { shape, tone } = STATUS_LOOKS[status];
  return (
    <span className={`${styles.shape} ${styles[tone] ?? ""} ${styles.quiet}`} aria-hidden="true">
      {shape}
    </span>
  );
}
