import type { Standing } from "#engine";
import { Shape, type ShapeName } from "../pieces/shape.tsx";
import styles from "../pieces/status-tag.module.css";

const LOOKS: Readonly<Record<Standing, { readonly shape: ShapeName; readonly tone: "yes" | "open" | "review" | "no" }>> = {
  符合: { shape: "full", tone: "yes" },
  待补充: { shape: "half", tone: "open" },
  需评审: { shape: "diamond", tone: "review" },
  不符合: { shape: "cross", tone: "no" },
};

/** 符合、不符合、待补充、需评审: shape, word and colour. */
export function StandingTag({ standing }: { readonly standing: Standing }) {
  const { shape, tone } = LOOKS[standing];
  return (
    <span className={`${styles.tag} ${styles[tone] ?? ""}`}>
      <Shape name={shape} />
      {standing}
    </span>
  );
}
