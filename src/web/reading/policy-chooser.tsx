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

/** 选文件: each document as a small cover, with what it holds for this enterprise. */
export function PolicyChooser({ policies, chosen, answer }: PolicyChooserProps) {
  const { search } = useLocation();
  return (
    <nav aria-label="选择文件" className={styles.chooser}>
      <ul>
        {policies.map((policy) => {
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
    </nav>
  );
}
