import { useCallback } from "react";
import type { Cost, SimulateAnswer, Simulation } from "#contract";
import { Chart } from "./chart.tsx";
import { drawCost } from "./charts.ts";
import { DataTable } from "./data-table.tsx";
import { Change, Fen, sayCount, sayFen } from "./fen.tsx";
import styles from "./result.module.css";

type Budget = NonNullable<SimulateAnswer["reform"]>["budget"];
type Room = NonNullable<Budget>["after"];

/** 花多少、惠及多少家: the three ways to count, never one in the place of another. */
export function CostSection({ simulation: { before, after }, budget }: { readonly simulation: Simulation; readonly budget: Budget }) {
  const draw = useCallback((letter: number) => drawCost(before, after, budget?.amount ?? null)(letter), [before, after, budget]);
  const columns = [{ title: "项目" }, { title: "现行", align: "right" }, { title: "改后", align: "right" }, { title: "差", align: "right" }, ...(budget ? [{ title: "改后离预算", align: "right" } as const] : [])] as const;
  const rows = [
    { key: "low", cells: ["已经可以确定", <Fen key="b" fen={before.low} />, <Fen key="a" fen={after.low} />, <Change key="c" fen={String(BigInt(after.low) - BigInt(before.low))} />, ...roomCell(budget?.after.low)] },
    { key: "high", cells: ["最多（不含待评审的）", ...bounds(before, after, "high"), ...roomCell(budget?.after.high)] },
    { key: "ceiling", cells: ["连同评审的上限", ...bounds(before, after, "ceiling"), ...roomCell(budget?.after.ceiling)] },
    { key: "sure", cells: ["有确定金额的企业", sayCount(before.sure), sayCount(after.sure), sayMore(after.sure - before.sure), ...(budget ? [""] : [])] },
    { key: "possible", cells: ["可能享受的企业", sayCount(before.possible), sayCount(after.possible), sayMore(after.possible - before.possible), ...(budget ? [""] : [])] },
  ];
  const open = Math.max(after.unbounded.high, after.unbounded.ceiling, before.unbounded.high, before.unbounded.ceiling);
  const note = `“上限”是评审全给足的数，不是能拿到的数。${open > 0 ? `“没有上界”：有 ${sayCount(open)}企业的事实还不知道，最多多少说不准，不当作零。` : ""}`;
  return (
    <section aria-labelledby="cost-title" className={styles.section}>
      <h3 id="cost-title">花多少，惠及多少家</h3>
      {budget && <BudgetWords amount={budget.amount} room={budget.after} />}
      <div className={styles.beside}>
        <Chart height={10} draw={draw} label={`现行确定 ${sayFen(before.low)}，改后确定 ${sayFen(after.low)}${budget ? `，预算 ${sayFen(budget.amount)}` : ""}。各数见旁边的表。`} />
        <DataTable caption="花费和惠及" columns={[...columns]} rows={rows} note={note} />
      </div>
    </section>
  );
}

function bounds(before: Cost, after: Cost, which: "high" | "ceiling") {
  const [was, is] = [before[which], after[which]];
  return [
    <Bound key="b" fen={was} unbounded={before.unbounded[which]} />,
    <Bound key="a" fen={is} unbounded={after.unbounded[which]} />,
    was === null || is === null ? "说不准" : <Change key="c" fen={String(BigInt(is) - BigInt(was))} />,
  ];
}

function Bound({ fen, unbounded }: { readonly fen: string | null; readonly unbounded: number }) {
  return fen === null ? <span title={`${unbounded} 家企业的事实还不知道`}>没有上界</span> : <Fen fen={fen} />;
}

const sayMore = (count: number): string => (count === 0 ? "不变" : `${count > 0 ? "多" : "少"} ${sayCount(Math.abs(count))}`);

const roomCell = (room: string | null | undefined) => (room === undefined ? [] : [sayRoom(room)]);
export const sayRoom = (room: string | null): string => (room === null ? "说不准" : room.startsWith("-") ? `超出 ${sayFen(room.slice(1))}` : `还剩 ${sayFen(room)}`);

/** First what is certain: whether it stays inside. */
function BudgetWords({ amount, room }: { readonly amount: string; readonly room: Room }) {
  const inside = !room.low.startsWith("-");
  return (
    <p className={inside ? styles.inside : styles.over}>
      预算 <Fen fen={amount} />：改后已经可以确定的{inside ? "在预算以内，" : ""}
      {sayRoom(room.low)}；{room.ceiling === null ? "连同还不确定的和评审的，最多多少说不准。" : `连同还不确定的和评审的，${sayRoom(room.ceiling)}。`}
    </p>
  );
}
