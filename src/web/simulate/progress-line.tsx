import { useId } from "react";
import styles from "./progress-line.module.css";

/** 进度: what is being done and how much of it. @param share of 1; null = nobody knows yet. */
export function ProgressLine({ label, share }: { readonly label: string; readonly share: number | null }) {
  const id = useId();
  const percent = share === null ? null : Math.floor(share * 100);
  return (
    <div className={styles.line}>
      <label htmlFor={id}>
        {label}
        {percent === null ? "……" : <data value={percent}>　{percent}%</data>}
      </label>
      <progress id={id} className={styles.bar} max={100} {...(percent === null ? {} : { value: percent })} />
    </div>
  );
}
