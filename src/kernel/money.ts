/** 金额. Inside the system money is integer 分 (a Rational until it is cut); people read 元, 万元, 亿元. */
import { compare, decimal, divide, isDecimal, multiply, negate, sign, type Rational } from "./rational.ts";

export const FEN_PER_YUAN = 100;
const FEN_PER_WAN = 1_000_000;
const FEN_PER_YI = 10_000_000_000;

/** 分 per written unit. */
export const MONEY_UNITS: Readonly<Record<string, number>> = {
  元: FEN_PER_YUAN,
  万元: FEN_PER_WAN,
  亿元: FEN_PER_YI,
};

/** 1234567.5 → 1,234,567.5 */
function grouped(text: string): string {
  const [whole = "0", rest] = text.split(".");
  return `${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",")}${rest ? `.${rest}` : ""}`;
}

/** `1,234.50元`: exact to the 分. */
export function sayYuan(fen: Rational): string {
  const [whole = "0", rest] = decimal(divide(fen, FEN_PER_YUAN), 2).split(".");
  return `${grouped(whole)}${rest ? `.${rest.padEnd(2, "0")}` : ""}元`;
}

/** The shortest exact way people write it: `1.2亿元`, `30万元`, `164,250元`. */
export function sayMoney(fen: Rational): string {
  const size = sign(fen) < 0 ? negate(fen) : fen;
  if (compare(size, FEN_PER_YI) >= 0 && isDecimal(divide(fen, FEN_PER_YI), 4)) return `${decimal(divide(fen, FEN_PER_YI), 4)}亿元`;
  if (compare(size, FEN_PER_WAN) >= 0 && isDecimal(divide(fen, FEN_PER_WAN), 4)) return `${grouped(decimal(divide(fen, FEN_PER_WAN), 4))}万元`;
  return sayYuan(fen);
}

/** Reads `300万元`, `1.2亿元`, `5元`; null when it is not an amount of money. @returns 分. */
export function parseMoney(text: string, parseNumber: (text: string) => Rational | null): Rational | null {
  const found = /^(-?[\d.,]+)\s*(亿元|万元|元)$/.exec(text.trim());
  if (!found) return null;
  const count = parseNumber((found[1] ?? "").replaceAll(",", ""));
  return count === null ? null : multiply(count, MONEY_UNITS[found[2] ?? "元"] ?? FEN_PER_YUAN);
}
