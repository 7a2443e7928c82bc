import type { Clue, ClueSide } from "#engine";
import { GradeMark } from "../pieces/grade-mark.tsx";
import styles from "./clues.module.css";

const WORDS = { 高: "先核对", 中: "再核对", 低: "有空核对" } as const;

/** 比对线索: facts that do not go together, both values with where each came from. */
export function Clues({ clues }: { readonly clues: readonly Clue[] }) {
  return (
    <section className={styles.clues} aria-labelledby="clues-title">
      <h2 id="clues-title">比对线索{clues.length > 0 ? ` ${clues.length} 条` : ""}</h2>
      <p className={styles.lead}>这里只提示哪些事实对不上，供您核对，不会因此拒绝或减少任何支持。</p>
      {clues.length === 0 ? (
        <p className={styles.none}>没有发现对不上的事实。没有填的事实无从比对。</p>
      ) : (
        <ul className={styles.list}>
          {clues.map((clue, index) => (
            <li key={`${clue.rule}|${index}`} className={styles.clue} data-severity={clue.severity}>
              <div className={styles.head}>
                <h3>
                  {clue.name}
                  {clue.record && <span className={styles.record}>{clue.record.label}</span>}
                </h3>
                <span className={styles.severity}>
                  {WORDS[clue.severity]}（{clue.severity}）
                </span>
              </div>
              <dl className={styles.sides}>
                <Side side={clue.first} />
                <Side side={clue.second} />
              </dl>
              <p>
                {clue.hint}
                <GradeMark grade={null} unverified={clue.unverified} />
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Side({ side }: { readonly side: ClueSide | null }) {
  if (!side) return null;
  return (
    <div>
      <dt>{side.text}</dt>
      <dd>
        <span className={styles.value}>{side.value}</span>
        <span className={styles.from}>来自{side.from}</span>
      </dd>
    </div>
  );
}
