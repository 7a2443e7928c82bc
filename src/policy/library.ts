import type { Policy } from "./model.ts";
import type { Reference } from "./vocabulary/model.ts";

/** 政策库: everything documents say, checked. Plain data: it goes to the browser as it is. */
export interface Library {
  readonly reference: Reference;
  readonly policies: readonly Policy[];
}
