import type { Finding } from "./use-question.ts";
import styles from "./version-tab.module.css";

const SHOWN = 50;
/** Where the quotes and the official text do not agree. */
const TEXT: ReadonlySet<string> = new Set(["引文不符", "来源不明"]);

/** 查出的问题: where, what, and what was probably meant, as `huice check` tells them. @param name of the document that was sent. */
export function Findings({ findings, name }: { readonly findings: readonly Finding[]; readonly name: string }) {
  const isText = findings.some(({ code }) => TEXT.has(code));
  return (
    <>
      {isText && <p>官方文本也改了的，把新的文本（.txt）在“改过的官方文本”里一起选上，再比较。</p>}
      <ul className={styles.findings}>
        {findings.slice(0, SHOWN).map(({ file, line, code, message, hint }, index) => (
          <li key={index}>
            <span className={styles.line}>第 {line} 行</span>
            <span>
              <strong>{code}</strong>　{message}
              {file !== name && <small>在 {file}</small>}
              {hint && <small>{hint}</small>}
            </span>
          </li>
        ))}
        {findings.length > SHOWN && <li>还有 {findings.length - SHOWN} 处。</li>}
      </ul>
    </>
  );
}
