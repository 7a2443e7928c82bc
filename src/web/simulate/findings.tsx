import type { Finding } from "./use-question.ts";
import styles from "./version-tab.module.css";

const SHOWN = 50;

/** 查出的问题: where, what, and what was probably meant, as `huice check` tells them. */
export function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <ul className={styles.findings}>
      {findings.slice(0, SHOWN).map(({ line, code, message, hint }, index) => (
        <li key={index}>
          <span className={styles.line}>第 {line} 行</span>
          <span>
            <strong>{code}</strong>　{message}
            {hint && <small>{hint}</small>}
          </span>
        </li>
      ))}
      {findings.length > SHOWN && <li>还有 {findings.length - SHOWN} 处。</li>}
    </ul>
  );
}
