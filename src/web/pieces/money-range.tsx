import styles from "./money-range.module.css";

/** Amounts in 分 on one scale. `high` null = no upper bound; `ceiling` is what a reviewer may still add. */
interface MoneyRangeProps {
  readonly low: number;
  readonly high: number | null;
  readonly ceiling?: number | null;
  /** The amount at the right end, shared by all bars that are compared. */
  readonly scale: number;
  readonly large?: boolean;
}

/**
 * 金额区间: solid for what is certain, hatched for what is still unknown, a dashed outline for what a reviewer decides.
 * A picture only: the words beside it say the same.
 */
export function MoneyRange({ low, high, ceiling, scale, large = false }: MoneyRangeProps) {
  const share = (amount: number | null): number => (amount === null ? 100 : scale <= 0 ? 0 : Math.min(100, (amount / scale) * 100));
  const [solid, hatched] = [share(low), share(high)];
  const beyond = (ceiling ?? high ?? Infinity) > scale;
  const outlined = ceiling === undefined ? hatched : share(ceiling);
  return (
    <span className={`${styles.bar} ${large ? styles.large : ""} ${beyond ? styles.beyond : ""}`} aria-hidden="true">
      {outlined > hatched && <span className={styles.ceiling} style={{ left: `${hatched}%`, width: `${outlined - hatched}%` }} />}
      {hatched > solid && <span className={styles.unknown} style={{ left: `${solid}%`, width: `${hatched - solid}%` }} />}
      {solid > 0 && <span className={styles.certain} style={{ width: `${solid}%` }} />}
    </span>
  );
}

/** The three ways a bar is drawn, for a legend. */
export function RangeKey({ of }: { readonly of: "certain" | "unknown" | "ceiling" }) {
  return <span className={`${styles.key} ${styles[of] ?? ""}`} aria-hidden="true" />;
}
