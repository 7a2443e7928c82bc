import { Link, useLocation } from "react-router";
import type { Answer } from "#engine";
import type { Policy } from "#policy";
import { clauseAddress } from "./clause-address.ts";
import styles from "./policy-chooser.module.css";

interface PolicyChooserProps {
  readonly policies: readonly Policy[];
  readonly chosen: Policy | null;
  readonly answer: Answer | null;
}

/** 选文件: each official text as a small cover, with what it holds for this enterprise; the standards beside them fold. */
export function PolicyChooser({ policies, chosen, answer }: PolicyChooserProps) {
  const { search } = useLocation();
  const texts = policies.filter((policy) => !policy.summary);
  const standards = policies.filter((policy) => policy.summary);
  return (
    <nav aria-label="选择文件" className={styles.chooser}>
      <ul className={styles.covers} data-all={chosen === null || undefined}>
        {texts.map((policy) => {
          const yes = answer?.matches.filter((match) => match.policy === policy.id && match.status === "可享").length ?? 0;
          return (
            <li key={policy.id}>
              <Link to={{ ...clauseAddress(policy.id), search }} className={styles.cover} aria-current={policy === chosen ? "page" : undefined}>
                <span className={styles.region}>{policy.region}</span>
                <span className={styles.title}>{policy.title}</span>
                <span className={styles.number}>
                  {policy.id === policy.title ? "无文号" : policy.id}
                  {yes > 0 && <span className={styles.yes}>可享 {yes} 项</span>}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
      {standards.length > 0 && (
        <details className={styles.standards} open={chosen?.summary}>
          <summary>认定标准和口径 {standards.length} 份（要点，原文未收录）</summary>
          <ul>
            {standards.map((policy) => (
              <li key={policy.id}>
                <Link to={{ ...clauseAddress(policy.id), search }} aria-current={policy === chosen ? "page" : undefined}>
                  {policy.title}
                </Link>
                {policy.id !== policy.title && <span> {policy.id}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </nav>
  );
}
