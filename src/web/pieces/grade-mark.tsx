import { isUnverified, type Grade } from "#policy";
import styles from "./grade-mark.module.css";

const MEANINGS: Readonly<Record<Grade, string>> = { A: "官方原文", B: "两处以上独立来源一致", C: "单一转载，待核", M: "未核到原文，待核" };

interface GradeMarkProps {
  readonly grade: Grade | null;
  /** It, or a figure it uses, is graded C or M. */
  readonly unverified: boolean;
}

/** 来源等级 of a 要点, and 待核 where it rests on a figure nobody has checked against the text. */
export function GradeMark({ grade, unverified }: GradeMarkProps) {
  if (grade === null && !unverified) return null;
  return (
    <span className={`${styles.mark} ${unverified ? styles.doubtful : ""}`} title={grade === null ? "所用的数待核" : MEANINGS[grade] + (unverified && !isUnverified(grade) ? "；所用的数待核" : "")}>
      {grade === null ? "" : `来源 ${grade}`}
      {unverified ? " 待核" : ""}
    </span>
  );
}
