import type { Status } from "#engine";
import { Shape } from "./shape.tsx";
import { STATUS_LOOKS } from "./status-look.ts";
import styles from "./status-tag.module.css";

/** 状态标: shape, word and colour. */
export function StatusTag({ status }: { readonly status: Status }) {
  const { shape, tone } = STATUS_LOOKS[status];
  return (
    <span className={`${styles.tag} ${styles[tone] ?? ""}`}>
      <Shape name={shape} />
      {status}
    </span>
  );
}

/** The shape alone, where the word stands elsewhere. */
export function StatusShape({ status }: { readonly status: Status }) {
  const { shape, tone } = STATUS_LOOKS[status];
  return (
    <span className={`${styles.shape} ${styles[tone] ?? ""}`}>
      <Shape name={shape} />
    </span>
  );
}
