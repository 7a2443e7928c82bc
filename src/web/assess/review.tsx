import type { AssessedCondition, AssessedReview } from "#engine";
import { ConditionRow } from "./condition-row.tsx";
import { StandingTag } from "./standing-tag.tsx";
import styles from "./title-detail.module.css";

interface ReviewProps {
  readonly review: AssessedReview;
  /** Those of 认定, which the list below this one shows. */
  readonly conditions: readonly AssessedCondition[];
}

/** 到期复核 of a title that is held: where one stands, and what it asks otherwise than 认定. */
export function Review({ review, conditions }: ReviewProps) {
  const other = review.conditions.filter((condition) => !conditions.includes(condition));
  return (
    <section aria-labelledby="review-title" className={styles.conditions}>
      <div className={styles.review}>
        <h3 id="review-title">到期复核</h3>
        <StandingTag standing={review.truth} />
        <p>
          {other.length > 0 ? `改按这 ${other.length} 条，其余同下面的认定条件` : "同下面的认定条件"}
          {review.unasked.length > 0 && `；不考查${review.unasked.join("、")}`}。
        </p>
      </div>
      <ul>
        {other.map((condition) => (
          <ConditionRow key={condition.name} condition={condition} />
        ))}
      </ul>
    </section>
  );
}
