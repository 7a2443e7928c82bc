import Segmented from "antd/es/segmented";
import { useMemo, useState } from "react";
import type { Shift, Simulation } from "#contract";
import { Chart } from "./chart.tsx";
import { drawShifts, LAW_COLOURS } from "./charts.ts";
import { DataTable } from "./data-table.tsx";
import { Change, difference, Fen, sayCount } from "./fen.tsx";
import styles from "./result.module.css";

const GROUPINGS: readonly Shift["by"][] = ["地区", "划型", "领域", "资质"];
const NOTES: Readonly<Record<Shift["by"], string>> = {
  地区: "按问日的注册地。“未知”是没有告诉过，不是没有。",
  划型: "按企业划型。“未知”是没有告诉过，不是没有。",
  领域: "一家企业有几个技术领域的，每个领域下都算，各项相加会多于合计。",
  资质: "按问日仍有效的资质；一家企业有几项的，每项下都算，各项相加会多于合计。“没有”是确知没有，“未知”是没有告诉过。",
};
const [HEAD, EACH] = [3, 3.6];

/** 谁多得，谁少得: by one grouping at a time, the chart and its table. */
export function ShiftSection({ simulation: { shifts, winners, losers, mayMove } }: { readonly simulation: Simulation }) {
  const [by, setBy] = useState<Shift["by"]>("地区");
  const own = useMemo(() => shifts.filter((shift) => shift.by === by), [shifts, by]);
  const { draw, bars } = useMemo(() => drawShifts(own), [own]);
  const rows = own.map((shift) => ({
    key: shift.name,
    cells: [
      shift.name, <Fen key="b" fen={shift.before} />, <Fen key="a" fen={shift.after} />, <Change key="c" fen={difference(shift.before, shift.after)} />,
      sayCount(shift.sureAfter), sayCount(shift.winners), sayCount(shift.losers),
    ],
  }));
  const columns = [{ title: by }, ...["现行", "改后", "差", "有确定金额", "多得", "少得"].map((title) => ({ title, align: "right" as const }))];
  return (
    <section aria-labelledby="shift-title" className={styles.section}>
      <h3 id="shift-title">谁多得，谁少得</h3>
      <p>
        多得的 <strong>{sayCount(winners.enterprises)}</strong>，共多 <Fen fen={winners.amount} />；少得的 <strong>{sayCount(losers.enterprises)}</strong>，共少 <Fen fen={losers.amount} />。按已经可以确定的金额算。
      </p>
      {mayMove.more + mayMove.less > 0 && (
        <p>
          另有企业确定的金额不变，连同评审的上限变了：{sayCount(mayMove.more)}变高，{sayCount(mayMove.less)}变低。它们的事实还不知道，或者要等评审。
        </p>
      )}
      <Segmented<Shift["by"]> name="shift-by" aria-label="按什么分" options={[...GROUPINGS]} value={by} onChange={setBy} />
      {own.length === 0 ? (
        <p className={styles.none}>没有一家企业有确定的金额，分不出组。</p>
      ) : (
        <div className={styles.beside}>
          <Chart colours={LAW_COLOURS} height={HEAD + bars * EACH} draw={draw} label={`按${by}分，现行和改后已经可以确定的金额，前 ${bars} 组。各数见旁边的表。`} />
          <DataTable caption={`按${by}分，已经可以确定的金额`} columns={columns} rows={rows} note={NOTES[by]} />
        </div>
      )}
    </section>
  );
}
