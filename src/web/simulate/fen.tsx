import { ratio, sayYuan } from "#kernel";
import { sayAmount } from "../pieces/money-words.ts";

/** 分 as the server writes it. In 万元 as everywhere; beyond what a number holds, the exact 元. */
export const sayFen = (fen: string): string => (Number.isSafeInteger(Number(fen)) ? sayAmount(Number(fen)) : sayYuan(ratio(BigInt(fen), 1n)));
const sayExactFen = (fen: string): string => sayYuan(ratio(BigInt(fen), 1n));

export const difference = (before: string, after: string): string => String(BigInt(after) - BigInt(before));

/** One sum, the exact 元 on hover. */
export function Fen({ fen }: { readonly fen: string }) {
  return (
    <data value={fen} title={sayExactFen(fen)}>
      {sayFen(fen)}
    </data>
  );
}

/** What is more or less, with its sign; nothing is said as no change. */
export function Change({ fen }: { readonly fen: string }) {
  if (fen === "0") return <span>不变</span>;
  const less = fen.startsWith("-");
  return (
    <data value={fen} title={sayExactFen(fen)}>
      {less ? "少 " : "多 "}
      {sayFen(less ? fen.slice(1) : fen)}
    </data>
  );
}

export const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
/** `3 家`, with thousands apart. */
export const sayCount = (count: number): string => `${grouped(count)}\u00a0家`;
