/** 空间里的发现: what is true of a block for every enterprise, or for the one that is shown. */
import type { Block, Place, Policy } from "#policy";

export const SPACE_CODES = ["条件矛盾", "档次落空", "档间空缺", "档次重叠", "断崖", "上限不起作用", "下限不起作用", "恒被封顶", "叠加未明"] as const;
export type SpaceCode = (typeof SPACE_CODES)[number];

export interface SpaceFinding {
  readonly code: SpaceCode;
  /** What it is about, in the words of the block: with the code, the name under which the block may explain it. */
  readonly about: string;
  readonly at: Place;
  readonly policy: Policy;
  readonly block: Block;
  readonly message: string;
  readonly advice: string;
  /** Dossiers, each one line of JSON. */
  readonly witnesses: readonly string[];
}
