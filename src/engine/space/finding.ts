/** 空间里的发现: what is true of a block for every enterprise, or for the one that is shown. */
import type { Block, Place, Policy, SpaceCode } from "#policy";

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
