import { memo } from "react";
import type { Answer } from "#engine";
import { MoneyRange, RangeKey } from "../pieces/money-range.tsx";
import { Amount } from "../pieces/amount.tsx";
import { figureOf } from "../pieces/money-words.ts";
import { sayYuan } from "#kernel";
import { sayAnswer } from "./say-answer.ts";
import styles from "./summary.module.css";

/** An amount without an upper end is drawn twice as long again. */
const OPEN_REACH = 2;

/** 结论: the sum first, as the largest thing on the page, then the sentence, then how far it may still go. */
export const Summary = memo(function Summary({ answer }: { readonly answer: Answer }) {
  const { low, high, ceiling } = answer.total;
  const { title, amount } = headline(answer);
  const top = ceiling ?? high ?? low;
  return (
    <section className={styles.summary} aria-labelledby="summary-title">
      <h2 id="summary-title" className={styles.title}>
        {title}
      </h2>
      <p className={styles.sum}>
        {amount === null ? (
          <span className={styles.figure}>金额未定</span>
        ) : (
          <data value={amount} title={sayYuan(amount)}>
            <span className={styles.figure}>{figureOf(amount).figure}</span>
            <span className={styles.unit}>{figureOf(amount).unit}</span>
          </data>
        )}
      </p>
      <output className={styles.sentence}>
        {sayAnswer(answer)}
      </output>
      <MoneyRange large low={low} high={high} ceiling={ceiling} scale={high === null ? Math.max(low, 1) * OPEN_REACH : Math.max(top, low, 1)} />
      <ul className={styles.keys}>
        <li>
          <RangeKey of="certain" /> 确定 <Amount fen={low} />
        </li>
        {(high === null || high > low) && (
          <li>
            <RangeKey of="unknown" /> {high === null ? "补齐后还会更多，原文没有封顶" : "补齐后最多 "}
            {high !== null && <Amount fen={high} />}
          </li>
        )}
        {high !== null && (ceiling === null || ceiling > high) && (
          <li>
            <RangeKey of="ceiling" /> {ceiling === null ? "另有由评审决定的，原文没有封顶" : "连同评审，上限 "}
            {ceiling !== null && <Amount fen={ceiling} />}
          </li>
        )}
      </ul>
    </section>
  );
});

/** The number that matters: what is certain; where nothing is yet, what it may come to. */
function headline({ total: { low, high, ceiling } }: Answer): { readonly title: string; readonly amount: number | null } {
  if (low > 0 || (high === 0 && ceiling === 0)) return { title: "可以确定的支持", amount: low };
  if (high === null || high > 0) return { title: "还不能确定，补齐后最多", amount: high };
  return { title: "还不能确定，经评审最多", amount: ceiling };
}
