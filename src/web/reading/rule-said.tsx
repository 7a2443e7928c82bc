import type { Block } from "#policy";
import type { SaidLine } from "#policy/say";
import { DoubtChoice } from "../asking/doubt-choice.tsx";
import { lineToken } from "./link-phrases.ts";
import styles from "./rule-said.module.css";

/** 规则说回中文: one block, line by line; then what the text leaves open, and why some numbers are not used. */
export function RuleSaid({ block, lines }: { readonly block: Block; readonly lines: readonly SaidLine[] }) {
  const open = block.doubts.filter((doubt) => doubt.readings.length > 1);
  const settled = block.doubts.filter((doubt) => doubt.readings.length === 1);
  return (
    <div className={styles.block} data-kind={block.kind}>
      <ul className={styles.lines}>
        {lines.map((line, index) => (
          <li key={index}>
            {/* A button, so that the keyboard and a finger can point at a line as a mouse does. */}
            <button type="button" className={styles.line} data-depth={line.depth} data-link={lineToken(line)}>
              {line.label !== "" && <span className={styles.label}>{line.label}</span>}
              <span className={styles.text}>{line.text}</span>
            </button>
          </li>
        ))}
      </ul>
      {open.map((doubt) => (
        <DoubtChoice key={doubt.id} doubt={doubt} policy={null} />
      ))}
      {(settled.length > 0 || block.notes.length > 0) && (
        <details className={styles.more}>
          <summary>说明 {settled.length + block.notes.length} 条</summary>
          <ul>
            {settled.map((doubt) => (
              <li key={doubt.id}>
                {doubt.question}？{doubt.readings[0]?.text}。据：{doubt.ground}。（{doubt.id}）
              </li>
            ))}
            {block.notes.map((note) => (
              <li key={note.words}>
                “{note.words}”：{note.reason}。
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
