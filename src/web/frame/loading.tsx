import styles from "./loading.module.css";

/** 骨架: the shape of what is coming. */
export function Loading() {
  return (
    <div className={styles.page} aria-busy="true">
      <h1 className="visually-hidden">惠策</h1>
      <output className="visually-hidden">正在取规则库……</output>
      <div className={styles.bar} />
      <div className={styles.columns} aria-hidden="true">
        <div className={styles.side} />
        <div className={styles.body}>
          <div className={styles.sum} />
          <div className={styles.row} />
          <div className={styles.row} />
          <div className={styles.row} />
        </div>
      </div>
    </div>
  );
}
