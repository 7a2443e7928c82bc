/**
 * 低级式: what a rule is lowered to before it becomes SQL or JavaScript. Ranges, 三值 and unknowns are already spelled out;
 * what is left are whole numbers, truths and texts that may be NULL, exactly as SQL has them (NULL truth = 未定).
 * Nodes are made by a Pool, where equal parts are one node, so that a printer can compute them once.
 */
import type { PeriodUnit } from "#kernel";

/** What these compilers do not say; the rule then stays with the explaining evaluator. */
export class Unlowered extends Error {}
export function unlowered(what: string): never {
  throw new Unlowered(what);
}

export type Kind = "int" | "truth" | "text";

/** Where a column stands: the enterprise, the record looked at, a year's row, or the row an aggregate looks at. */
export interface Source {
  readonly alias: string;
  readonly table: string;
}

export type Exp = { readonly id: number; readonly kind: Kind } & (
  /** `told`: never NULL here, because whoever runs this has looked. */
  | { readonly op: "column"; readonly source: Source; readonly name: string; readonly told: boolean }
  | { readonly op: "constant"; readonly value: bigint | boolean | string | null }
  | { readonly op: "+" | "−" | "×" | "bits"; readonly left: Exp; readonly right: Exp }
  /** Of the bits, those of the mask. */
  | { readonly op: "mask"; readonly item: Exp; readonly mask: bigint }
  /** left ÷ by, cut toward zero. */
  | { readonly op: "trunc"; readonly item: Exp; readonly by: bigint }
  | { readonly op: "=" | "<" | "≤"; readonly left: Exp; readonly right: Exp }
  | { readonly op: "and" | "or"; readonly items: readonly Exp[] }
  | { readonly op: "not"; readonly item: Exp }
  /** The first row whose condition is true (unknown is not); no row: `otherwise`. */
  | { readonly op: "case"; readonly rows: readonly { readonly when: Exp; readonly then: Exp }[]; readonly otherwise: Exp }
  | { readonly op: "known"; readonly item: Exp }
  | { readonly op: "year"; readonly item: Exp }
  | { readonly op: "yearEnd"; readonly item: Exp }
  | { readonly op: "shift"; readonly item: Exp; readonly count: number; readonly unit: PeriodUnit }
  /** The text is one of these. */
  | { readonly op: "oneOf"; readonly item: Exp; readonly words: readonly string[] }
  /** The text begins so. */
  | { readonly op: "starts"; readonly item: Exp; readonly prefix: string }
  /** A text of words joined by 、 has this one. */
  | { readonly op: "has"; readonly item: Exp; readonly word: string }
  /** One figure of a Fold. */
  | { readonly op: "folded"; readonly fold: Fold; readonly index: number }
);
export type ExpOf<Op extends Exp["op"]> = Extract<Exp, { op: Op }>;

/** What is gathered over the rows of one table that belong to the enterprise. Over no rows: `empty`. NULL items are skipped. */
export type Gathering = "sum" | "least" | "greatest" | "bits";
export interface Fold {
  readonly id: number;
  readonly source: Source;
  readonly figures: readonly { readonly gather: Gathering; readonly item: Exp; readonly empty: bigint | null }[];
  /** Nodes of the world outside that the items read. */
  readonly outer: readonly Exp[];
  /** Where this does not hold nobody reads the figures, and no row need be looked at; null = they are always read. */
  readonly only: Exp | null;
}

/** The value of a constant, else undefined; null is the constant NULL. */
export const constantOf = (exp: Exp): bigint | boolean | string | null | undefined => (exp.op === "constant" ? exp.value : undefined);
