/** 键的次序: derived from what each kind of block may carry, so that a new key has its place at once. */
import { BLOCK_KEYS, GRANT_KEYS } from "../blocks/read-block.ts";
import { FRONT_KEYS } from "../read-policy.ts";

const BEFORE = ["编号", "主责", "依据", "另据"];
const AFTER = ["有效", "说明", "存疑"];
/** 参照 names its 事项 first; 受益人 says whose record is read. */
const EARLY = ["事项", "受益人"];

export function orderOf(kind: string): readonly string[] {
  const own: readonly string[] = BLOCK_KEYS[kind as keyof typeof BLOCK_KEYS] ?? [];
  return [kind, ...BEFORE, ...EARLY.filter((key) => own.includes(key)), ...own.filter((key) => !EARLY.includes(key)), ...AFTER];
}

export const GRANT_ORDER: readonly string[] = GRANT_KEYS;
export const FRONT_ORDER: readonly string[] = FRONT_KEYS;
