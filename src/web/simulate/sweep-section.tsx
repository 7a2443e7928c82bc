import { useMemo } from "react";
import type { SimulateAnswer } from "#contract";
import { Chart } from "./chart.tsx";
import { drawSweep } from "./charts.ts";
import { sayRoom } from "./cost-section.tsx";
import { DataTable } from "./data-table.tsx";
import { Change, difference, Fen, sayCount, sayFen } from "./fen.tsx";
import styles from "./result.module.css";

interface SweepSectionProps {
  readonly sweep: NonNullable<SimulateAnswer["sweep"]>;
  /** 分. */
  readonly budget: string | null;
  /** Other changes hold at every value. */
  readonly hasOthers: boolean;
}

/** 扫描: the same figure in several values, as a curve and as a table. */
export function SweepSection({ sweep, budget, hasOthers }: SweepSectionProps) {
  const { of, before, points } = sweep;
  const draw = useMemo(() => drawSweep(sweep, budget), [sweep, budget]);
  const columns = [{ title: of.part }, ...["已经可以确定", "比现行", "最多", "有确定金额", "多得", "少得", ...(budget === null ? [] : ["离预算"])].map((title) => ({ title, align: "right" as const }))];
  const rows = points.map(({ value, cost, winners, losers, room }) => ({
    key: value,
    cells: [
      value === of.from ? `${value}（现行）` : value, <Fen key="low" fen={cost.low} />, <Change key="c" fen={difference(before.low, cost.low)} />, cost.high === null ? "没有上界" : <Fen key="high" fen={cost.high} />, sayCount(cost.sure), sayCount(winners.enterprises), sayCount(losers.enterprises),
      ...(room === null ? [] : [sayRoom(room.low)]),
    ],
  }));
  return (
    <section aria-labelledby="sweep-title" className={styles.section}>
      <h3 id="sweep-title">试一段值</h3>
      <p>
        “{of.part}”现行 {of.from}，确定支出 <Fen fen={before.low} />。实线是各个值下已经可以确定的支出，点线是现行{budget === null ? "" : "，红色虚线是预算"}。{hasOthers && "上面的改动在每个值下都有效，连带的条款一起算。"}
      </p>
      <div className={styles.beside}>
        <Chart height={18} draw={draw} label={`${of.part}从 ${points[0]?.value ?? ""} 到 ${points.at(-1)?.value ?? ""}，确定支出从 ${sayFen(points[0]?.cost.low ?? "0")} 到 ${sayFen(points.at(-1)?.cost.low ?? "0")}。各数见旁边的表。`} />
        <DataTable caption="每个值下已经可以确定的支出和得失" columns={columns} rows={rows} note="“最多”是还不知道的事实都往高处算、不靠人评定的；“没有上界”是说不准，不当作零。" />
      </div>
    </section>
  );
}
