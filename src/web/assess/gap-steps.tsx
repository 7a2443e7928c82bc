import { Link, useLocation } from "react-router";
import type { GapStep } from "#engine";
import { titleAddress } from "./title-address.ts";
import styles from "./gap-steps.module.css";

/** 差一步: for each condition that fails, the smallest thing that helps. */
export function GapSteps({ steps, titles }: { readonly steps: readonly GapStep[]; readonly titles: readonly string[] }) {
  const { search } = useLocation();
  if (steps.length === 0) return null;
  return (
    <section className={styles.gap} aria-labelledby="gap-title">
      <h3 id="gap-title">差在哪里，怎样补上</h3>
      <ul>
        {steps.map((step) => (
          <li key={step.condition} data-hopeless={step.reaches === null || undefined}>
            <p className={styles.text}>
              <span className={styles.name}>{step.condition}</span>
              {step.text}
              {step.reaches === "需评审" ? "，之后由专家评定" : ""}。
            </p>
            {!["是", "否", "未定", "未知"].includes(step.value) && (
              <p className={styles.now}>
                现在 {step.value}，要求{step.threshold}
              </p>
            )}
            {step.titles.some((title) => titles.includes(title)) && (
              <p className={styles.now}>
                {step.titles.filter((title) => titles.includes(title)).map((title) => (
                  <Link key={title} to={{ ...titleAddress(title), search }}>
                    看{title}够不够
                  </Link>
                ))}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
