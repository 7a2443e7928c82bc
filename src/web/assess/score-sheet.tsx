import { isExpert, pointsOf, sayScore, splitOf, type AssessedScore, type ScoreBound, type ScoreLift, type ScoreLine, type ScoreSplit } from "#engine";
import type { QualificationBlock } from "#policy";
import { sayMissing } from "../dossier/missing-place.ts";
import styles from "./score-sheet.module.css";

interface ScoreSheetProps {
  readonly score: AssessedScore;
  readonly block: QualificationBlock;
  readonly lifts: readonly ScoreLift[];
}

/** 评分表: what is computed stands solid, what experts decide and what is not said yet is hatched, the line is drawn. */
export function ScoreSheet({ score, block, lifts }: ScoreSheetProps) {
  const { bounds } = score;
  const ceilings = new Map(block.score.map((section) => [section.name, pointsOf(section.ceiling)]));
  const whole = score.sections.reduce((sum, { name, high }) => sum + (ceilings.get(name) ?? high), 0);
  const line = bounds.find(({ section }) => section === null) ?? null;
  const scale = Math.max(whole, score.high, line?.points ?? 0, 1);
  const items = score.sections.flatMap((section) => section.items);
  return (
    <section className={styles.sheet} aria-labelledby="score-title">
      <h3 id="score-title">评分</h3>
      <p className={styles.sum}>
        <span className={styles.figure}>{score.low === score.high ? score.low : `${score.low}–${score.high}`}</span>
        <span className={styles.unit}>分 · {score.pass === null ? "够不够还不能定" : score.pass ? "够" : "不够"}</span>
      </p>
      <ScoreBar split={splitOf(items, score.low, score.high)} scale={scale} bound={line} large />
      <p className={styles.said}>{sayScore(score)}。</p>
      {score.pass === true && line !== null && score.low < line.points + (line.said === "超过" ? 1 : 0) && <p className={styles.note}>走的是不看得分的路：{score.threshold}。</p>}
      <ul className={styles.keys}>
        <li>
          <span className={`${styles.key} ${styles.certain}`} aria-hidden="true" /> 算得出
        </li>
        <li>
          <span className={`${styles.key} ${styles.expert}`} aria-hidden="true" /> 专家评定
        </li>
        <li>
          <span className={`${styles.key} ${styles.unknown}`} aria-hidden="true" /> 还没填
        </li>
      </ul>
      <ul className={styles.sections}>
        {score.sections.map((section) => {
          const bound = bounds.find((each) => each.section === section.name) ?? null;
          const full = ceilings.get(section.name) ?? section.high;
          return (
            <li key={section.name}>
              <p className={styles.line}>
                <span className={styles.name}>{section.name}</span>
                <span className={styles.points}>
                  {sayPoints(section)}
                  {full > 0 && <span className={styles.full}> / {full}</span>}
                </span>
              </p>
              <ScoreBar split={splitOf(section.items, section.low, section.high)} scale={Math.max(full, 1)} bound={bound} />
              {bound && (
                <p className={styles.need}>
                  需{bound.said} {bound.points} 分
                </p>
              )}
              <ul className={styles.items}>
                {section.items.map((item) => (
                  <li key={item.name} className={styles.line}>
                    <span>
                      {item.name}
                      {sayOpen(item) !== "" && <span className={styles.open}>{sayOpen(item)}</span>}
                    </span>
                    <span className={styles.points}>{sayPoints(item)}</span>
                  </li>
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
      {lifts.length > 0 && (
        <>
          <h4>还能提分</h4>
          <ul className={styles.lifts}>
            {lifts.map((lift) => (
              <li key={`${lift.section}·${lift.item}`}>
                {lift.text}：总分到 {sayPoints(lift)}
                <span className={styles.open}>{lift.item}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const sayOpen = (item: ScoreLine): string =>
  item.missing.length > 0 ? `还缺${item.missing.map(sayMissing).join("、")}` : isExpert(item) && item.low !== item.high ? "专家评定" : "";

interface ScoreBarProps {
  readonly split: ScoreSplit;
  readonly scale: number;
  readonly bound: ScoreBound | null;
  readonly large?: boolean;
}

/** A picture only: the words beside it say the same. */
function ScoreBar({ split: { low, expert, unknown }, scale, bound, large = false }: ScoreBarProps) {
  const share = (points: number): string => `${Math.min(100, (points / scale) * 100)}%`;
  return (
    <span className={`${styles.bar} ${large ? styles.large : ""}`} aria-hidden="true">
      <span className={styles.track}>
        {low > 0 && <span className={styles.certain} style={{ width: share(low) }} />}
        {expert > 0 && <span className={styles.expert} style={{ width: share(expert) }} />}
        {unknown > 0 && <span className={styles.unknown} style={{ width: share(unknown) }} />}
      </span>
      {bound && (
        <span className={styles.threshold} style={{ left: share(bound.points) }}>
          {large && <span className={styles.at}>{bound.points}</span>}
        </span>
      )}
    </span>
  );
}

const sayPoints = ({ low, high }: Pick<ScoreLine, "low" | "high">): string => (low === high ? `${low} 分` : `${low}–${high} 分`);
