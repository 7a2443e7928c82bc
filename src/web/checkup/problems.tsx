import type { DossierProblem } from "#engine";
import styles from "./problems.module.css";

/** 读不懂的几处: the answer below stays the last one that could be worked out. */
export function Problems({ problems, hasAnswer }: { readonly problems: readonly DossierProblem[]; readonly hasAnswer: boolean }) {
  if (problems.length === 0) return null;
  return (
    <div role="alert" className={styles.problems}>
      <p>
        档案里有 {problems.length} 处还读不懂，{hasAnswer ? "下面是改之前的答案" : "改好才能回答"}：
      </p>
      <ul>
        {problems.slice(0, 6).map((problem, index) => (
          <li key={index}>
            <strong>{problem.path}</strong> {problem.message}
            {problem.hint ? `。${problem.hint}` : ""}
          </li>
        ))}
      </ul>
    </div>
  );
}
