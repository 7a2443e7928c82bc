import { sayDay } from "#kernel";
import type { Policy } from "#policy";
import styles from "./policy-head.module.css";

/** 红头: issuer, number and title as on the paper; then what the front matter says of its life. */
export function PolicyHead({ policy }: { readonly policy: Policy }) {
  const { validity } = policy;
  const rows: readonly (readonly [string, string])[] = [
    ["印发", sayDay(policy.issued)],
    ["有效", `${validity.from === null ? "起始未写明" : sayDay(validity.from)} 至 ${validity.to === null ? "未规定" : sayDay(validity.to)}（${validity.basis}）`],
    ["层级", `${policy.level} · ${policy.region}`],
    ["废止", policy.repeals.join("、")],
    ["解释机关", policy.interpreter ?? ""],
  ];
  return (
    <div className={styles.head} data-summary={policy.summary || undefined}>
      <p className={styles.issuer}>{policy.issuer}</p>
      {policy.id !== policy.title && <p className={styles.number}>{policy.id}</p>}
      <div className={styles.rule} aria-hidden="true" />
      {policy.summary && <p className={styles.notice}>原文没有收录。以下是我们整理的要点，不是官方文字；每条后面注来源等级，C、M 待核。</p>}
      <h2 className={styles.title}>{policy.title}</h2>
      <dl className={styles.rows}>
        {rows.map(([name, value]) =>
          value === "" ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {policy.origins.length > 0 && (
        <details className={styles.errata}>
          <summary>出处 {policy.origins.length} 处</summary>
          <ul>
            {policy.origins.map((origin) => (
              <li key={origin}>{origin}</li>
            ))}
          </ul>
        </details>
      )}
      {policy.errata.length > 0 && (
        <details className={styles.errata}>
          <summary>勘误 {policy.errata.length} 处</summary>
          <ul>
            {policy.errata.map((erratum) => (
              <li key={erratum.printed}>
                印作“{erratum.printed}”，应为“{erratum.corrected}”。{erratum.ground}。
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
