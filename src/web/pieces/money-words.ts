import { sayYuan } from "#kernel";
import type { MoneyRange } from "#engine";

const FEN_PER_WAN = 1_000_000;
const WAN_PER_YI = 10_000;

/** A figure and its unit, apart, so that the unit may be set smaller. */
export interface Figure {
  readonly figure: string;
  readonly unit: "元" | "万元" | "亿元";
}

const grouped = (whole: string): string => whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");

/**
 * 万元 for the screen, cut (never rounded up) to two decimals; below one 万元 the exact 元. The exact amount stands beside it
 * as a title wherever this is shown.
 */
export function figureOf(fen: number): Figure {
  const size = Math.abs(fen);
  if (size < FEN_PER_WAN) return { figure: sayYuan(fen).slice(0, -1), unit: "元" };
  const sign = fen < 0 ? "-" : "";
  const yi = size >= FEN_PER_WAN * WAN_PER_YI;
  const hundredths = Math.floor(size / (yi ? FEN_PER_WAN * 100 : FEN_PER_WAN / 100));
  const rest = String(hundredths % 100).padStart(2, "0").replace(/0+$/, "");
  return { figure: `${sign}${grouped(String(Math.floor(hundredths / 100)))}${rest ? `.${rest}` : ""}`, unit: yi ? "亿元" : "万元" };
}

/** `62 万元`, `9,600 元`. The space does not break. */
export function sayAmount(fen: number): string {
  const { figure, unit } = figureOf(fen);
  return `${figure}\u00a0${unit}`;
}

/** `30 万元`, `5–50 万元`, `最多 50 万元`, `5 万元起`. */
export function sayRange({ low, high }: MoneyRange): string {
  if (high === null) return low > 0 ? `${sayAmount(low)}起` : "金额待定";
  if (low === high) return sayAmount(low);
  if (low === 0) return `最多 ${sayAmount(high)}`;
  const [from, to] = [figureOf(low), figureOf(high)];
  return from.unit === to.unit ? `${from.figure}–${to.figure}\u00a0${to.unit}` : `${sayAmount(low)}–${sayAmount(high)}`;
}

/** To the 分, for titles and exports: `50,000元至500,000元`. */
export function sayExactly({ low, high }: MoneyRange): string {
  if (high === null) return `${sayYuan(low)}起`;
  return low === high ? sayYuan(low) : `${sayYuan(low)}至${sayYuan(high)}`;
}
