import type { CSSProperties } from "react";
import { Link, type To } from "react-router";
import { Shape, type ShapeName } from "./shape.tsx";
import styles from "./ladder-picture.module.css";

/** One step of the picture. */
export interface LadderStep {
  readonly title: string;
  readonly place: "持有" | "已到期" | "已撤销" | "可以申报" | "待补充" | "不符合" | "没有标准";
  readonly when: string;
  readonly said: string;
  /** What obtaining it leads to, in words; empty where it leads to no other. */
  readonly opens: string;
  readonly isNext: boolean;
  readonly to: To;
}

const LOOKS: Readonly<Record<LadderStep["place"], { readonly shape: ShapeName; readonly tone: string }>> = {
  持有: { shape: "tick", tone: "held" },
  可以申报: { shape: "full", tone: "ready" },
  待补充: { shape: "half", tone: "open" },
  不符合: { shape: "cross", tone: "short" },
  已到期: { shape: "barred", tone: "lapsed" },
  已撤销: { shape: "barred", tone: "lapsed" },
  没有标准: { shape: "dash", tone: "lapsed" },
};

/** 资质台阶: a list that is drawn as stairs, and on a phone as steps one above the other. */
export function LadderPicture({ steps, beside }: { readonly steps: readonly LadderStep[]; readonly beside: LadderStep | null }) {
  return (
    <div className={styles.picture}>
      <ol className={styles.stairs}>
        {steps.map((step, index) => (
          <li key={step.title} className={styles.place} style={{ "--height": index } as CSSProperties} data-next={step.isNext || undefined}>
            <Step step={step} />
          </li>
        ))}
      </ol>
      {beside && (
        <div className={styles.beside}>
          <p className={styles.aside}>另一条路，同时可走</p>
          <Step step={beside} />
        </div>
      )}
    </div>
  );
}

function Step({ step }: { readonly step: LadderStep }) {
  const { shape, tone } = LOOKS[step.place];
  return (
    <div className={`${styles.step} ${styles[tone] ?? ""}`}>
      {step.isNext && <p className={styles.next}>下一步</p>}
      <p className={styles.title}>
        <Link to={step.to}>{step.title}</Link>
      </p>
      <p className={styles.state}>
        <Shape name={shape} />
        {step.place}
      </p>
      {step.when !== "" && <p className={styles.when}>{step.when}</p>}
      {step.said !== "" && <p className={styles.said}>{step.said}</p>}
      {step.opens !== "" && <p className={styles.opens}>{step.opens}</p>}
    </div>
  );
}
