import styles from "./loading.module.css";

/** 骨架: the shape of what is coming. */
export function Loading() {
  return (
    <div role="status" className={styles.page}>
      <h1 className="visually-hidden">惠策</h1>
      <span className="visually-hidden">正在取规则库……</span>
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
