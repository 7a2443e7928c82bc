import type { ReactNode } from "react";
import type { Simulation } from "#contract";
import { Change, difference, Fen, sayCount } from "./fen.tsx";
import styles from "./result.module.css";

/** The answer first: what it costs, whom it reaches, who gains and who loses. */
export function ResultHead({ simulation, change }: { readonly simulation: Simulation; readonly change: ReactNode }) {
  const { before, after, winners, losers, mayMove, clauses, size, synthetic } = simulation;
  return (
    <div className={styles.head}>
      <div className={styles.change}>{change}</div>
      {synthetic && <p className={styles.synthetic}>合成数据，不对应任何真实企业</p>}
      <dl className={styles.great}>
        <div>
          <dt>改后已经可以确定的支出</dt>
          <dd>
            <Fen fen={after.low} />
            <small>
              现行 <Fen fen={before.low} />，<Change fen={difference(before.low, after.low)} />
            </small>
          </dd>
        </div>
        <div>
          <dt>改后有确定金额的企业</dt>
          <dd>
            {sayCount(after.sure)}
            <small>
              现行 {sayCount(before.sure)}，全部 {sayCount(size)}
            </small>
          </dd>
        </div>
        <div>
          <dt>多得和少得</dt>
          <dd>
            {sayCount(winners.enterprises)}多，{sayCount(losers.enterprises)}少
            <small>
              共多 <Fen fen={winners.amount} />，共少 <Fen fen={losers.amount} />
              {mayMove.more + mayMove.less > 0 && `；另有 ${sayCount(mayMove.more + mayMove.less)}确定的不变，连同评审的上限变了`}
            </small>
          </dd>
        </div>
      </dl>
      <p className={styles.clauses}>
        连带核定 {clauses.length} 条：{clauses.join("、")}
      </p>
    </div>
  );
}
