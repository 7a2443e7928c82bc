/** 三张图: what each draws. Amounts are drawn in 万元; what is said of them is exact. */
import type { Cost, Shift, SimulateAnswer } from "#contract";
import { sayFen } from "./fen.tsx";
import type { ChartOption } from "./echarts.ts";

/** The colours of base.css; a chart cannot read variables. */
const [INK, SOFT, LINE, ACCENT, BEFORE, RED] = ["#1f2328", "#595f69", "#d9dde3", "#0b4fb3", "#6b7280", "#b3261e"];
const FEN_PER_WAN = 1_000_000;
const wan = (fen: string): number => Number(fen) / FEN_PER_WAN;
/** As the axis counts, for where there is no room for a unit. */
const sayWan = (fen: string): string => grouped(Math.floor(wan(fen) * 10) / 10);
const grouped = (value: number): string => String(value).replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ",");
/** Room above what is highest, for its label. */
const AIR = 1.12;

type Axis = { readonly type: "value"; readonly [key: string]: unknown };
const amountAxis = (letter: number, budget: string | null): Axis => ({
  type: "value", name: "万元", nameTextStyle: { color: SOFT, fontSize: letter }, min: 0, max: ({ max }: { readonly max: number }) => Math.ceil(Math.max(max, budget === null ? 0 : wan(budget)) * AIR) || 1,
  axisLabel: { color: SOFT, fontSize: letter, formatter: grouped, showMaxLabel: false, hideOverlap: true }, splitLine: { lineStyle: { color: LINE } }, splitNumber: 3,
});
const nameAxis = (letter: number, data: readonly string[], width?: number): { readonly type: "category"; readonly [key: string]: unknown } => ({
  type: "category", data: [...data], axisTick: { show: false }, axisLine: { lineStyle: { color: LINE } },
  axisLabel: { color: INK, fontSize: letter, hideOverlap: width === undefined, ...(width === undefined ? {} : { interval: 0, width, overflow: "break" }) },
});

/** 预算线. @param across the axis amounts are on. */
const budgetLine = (budget: string | null, across: "xAxis" | "yAxis", letter: number) =>
  budget === null ? {} : {
    markLine: {
      silent: true, symbol: "none" as const, lineStyle: { color: RED, type: "dashed" as const, width: 2 },
      label: { color: RED, fontSize: letter, position: across === "yAxis" ? "insideEndTop" as const : "end" as const, formatter: `预算 ${sayFen(budget)}` }, data: [{ [across]: wan(budget) }],
    },
  };

const NONE = { symbol: "none" };

const FAR = 12;

/** 花费: solid for what is certain, hatched for what is still open, an outline for what a review decides. */
export function drawCost(before: Cost, after: Cost, budget: string | null): (letter: number) => ChartOption {
  const costs = [after, before];
  // What may come at most can be thousands of times what is certain, and would leave nothing of it to be seen: then it is said only.
  const most = Math.max(...costs.map(({ high, ceiling }) => wan(ceiling ?? high ?? "0")));
  const isFar = most > FAR * Math.max(...costs.map(({ low }) => wan(low)));
  const beyond = (from: string, to: string | null): number => (to === null || isFar ? 0 : wan(to) - wan(from));
  return (letter) => ({
    aria: { enabled: false, decal: { show: false } },
    grid: { left: letter * 3.2, right: letter * 7, top: letter * 2.4, bottom: letter * 2.2 },
    xAxis: { ...amountAxis(letter, budget), nameLocation: "end", name: "" },
    yAxis: nameAxis(letter, ["改后", "现行"]),
    series: [
      {
        type: "bar", stack: "花费", barWidth: "46%", data: costs.map(({ low }, index) => ({ value: wan(low), itemStyle: { color: index === 0 ? ACCENT : BEFORE } })),
        label: { show: true, position: "insideLeft", color: "#ffffff", fontSize: letter, formatter: ({ dataIndex }: { readonly dataIndex: number }) => (wan(costs[dataIndex]?.low ?? "0") > 0 ? sayFen(costs[dataIndex]?.low ?? "0") : "") },
        ...budgetLine(budget, "xAxis", letter),
      },
      { type: "bar", stack: "花费", data: costs.map(({ low, high }) => beyond(low, high)), itemStyle: { color: "rgba(11, 79, 179, 0.18)", borderColor: ACCENT, borderWidth: 1 } },
      {
        type: "bar", stack: "花费", data: costs.map(({ high, ceiling }) => (high === null ? 0 : beyond(high, ceiling))), itemStyle: { color: "rgba(255, 255, 255, 0)", borderColor: SOFT, borderType: "dashed", borderWidth: 1 },
        label: { show: true, position: "right", color: SOFT, fontSize: letter, formatter: ({ dataIndex }: { readonly dataIndex: number }) => sayMost(costs[dataIndex]) },
      },
    ],
  });
}

/** Beyond what is certain, in words: an outline without an end cannot be drawn. */
function sayMost(cost: Cost | undefined): string {
  if (!cost || cost.ceiling === cost.low) return "";
  if (cost.high === null) return "最多没有上界";
  if (cost.ceiling === null) return "上限没有上界";
  return cost.high === cost.ceiling ? `最多 ${sayFen(cost.high)}` : `上限 ${sayFen(cost.ceiling)}`;
}

const MOST_BARS = 10;

export const LAW_COLOURS = [{ colour: BEFORE ?? "", name: "现行" }, { colour: ACCENT ?? "", name: "改后" }];

/** 各组: the law as it is beside the law as it might be. */
export function drawShifts(shifts: readonly Shift[]): { readonly draw: (letter: number, isNarrow: boolean) => ChartOption; readonly bars: number } {
  const shown = shifts.slice(0, MOST_BARS);
  return {
    bars: shown.length,
    draw: (letter, isNarrow) => ({
      grid: { left: letter * (isNarrow ? 6.1 : 8.6), right: letter * 5.5, top: letter, bottom: letter * 2.2 },
      xAxis: { ...amountAxis(letter, null), name: "" },
      yAxis: { ...nameAxis(letter, shown.map(({ name }) => name), letter * (isNarrow ? 5.5 : 8)), inverse: true },
      series: ([["现行", "before", BEFORE], ["改后", "after", ACCENT]] as const).map(([name, key, color]) => ({
        type: "bar" as const, name, barGap: "10%", barCategoryGap: "30%", itemStyle: { color }, data: shown.map((shift) => wan(shift[key])),
        label: { show: true, position: "right" as const, color: key === "after" ? ACCENT : SOFT, fontSize: letter * 0.92, formatter: ({ dataIndex }: { readonly dataIndex: number }) => sayFen(shown[dataIndex]?.[key] ?? "0") },
      })),
    }),
  };
}

/** 扫描曲线: what is certain at each value, the law as it is, and the budget. */
export function drawSweep({ before, points }: NonNullable<SimulateAnswer["sweep"]>, budget: string | null): (letter: number) => ChartOption {
  const highs = points.map(({ cost }) => cost.high);
  const most = highs.every((high) => high !== null) ? highs.map(wan) : [];
  const isShown = Math.max(...most) > Math.max(...points.map(({ cost }) => wan(cost.low))) && Math.max(...most) <= FAR * Math.max(...points.map(({ cost }) => wan(cost.low)));
  return (letter) => ({
    grid: { left: letter * 4.4, right: letter * 3.4, top: letter * 2.6, bottom: letter * 2.4 },
    xAxis: { ...nameAxis(letter, points.map(({ value }) => value)), boundaryGap: true },
    yAxis: amountAxis(letter, budget),
    series: [
      {
        type: "line", data: points.map(({ cost }) => wan(cost.low)), symbol: "circle", symbolSize: letter * 0.6, lineStyle: { color: ACCENT, width: 2 }, itemStyle: { color: ACCENT },
        label: { show: true, position: "top", color: ACCENT, fontSize: letter, formatter: ({ dataIndex }: { readonly dataIndex: number }) => sayWan(points[dataIndex]?.cost.low ?? "0") }, labelLayout: { hideOverlap: true },
        ...budgetLine(budget, "yAxis", letter),
      },
      ...(isShown ? [{ type: "line" as const, data: most, ...NONE, lineStyle: { color: ACCENT, type: "dashed" as const, width: 1 }, itemStyle: { color: ACCENT }, endLabel: { show: true, formatter: "最多", color: ACCENT, fontSize: letter } }] : []),
      { type: "line", data: points.map(() => wan(before.low)), ...NONE, lineStyle: { color: BEFORE, type: "dotted", width: 2 }, itemStyle: { color: BEFORE }, endLabel: { show: true, formatter: "现行", color: BEFORE, fontSize: letter } },
    ],
  });
}
