import type { MoneyRange } from "#engine";
import { sayYuan } from "#kernel";
import { sayAmount, sayExactly, sayRange } from "./money-words.ts";

/** One amount in 万元; the exact 元 on hover. */
export function Amount({ fen }: { readonly fen: number }) {
  return (
    <data value={fen} title={sayYuan(fen)}>
      {sayAmount(fen)}
    </data>
  );
}

/** An amount that may still be open. */
export function RangeWords({ range }: { readonly range: MoneyRange }) {
  return (
    <data value={range.low} title={sayExactly(range)}>
      {sayRange(range)}
    </data>
  );
}
