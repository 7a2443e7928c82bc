import { blocksOf, type Doubt, type Library, type Policy } from "#policy";

/** 存疑 that can be read in more than one way, each once, with a policy it stands in. */
export interface OpenDoubt {
  readonly doubt: Doubt;
  readonly policy: Policy;
}

const known = new WeakMap<Library, readonly OpenDoubt[]>();

export function openDoubts(library: Library): readonly OpenDoubt[] {
  const before = known.get(library);
  if (before) return before;
  const found = new Map<string, OpenDoubt>();
  for (const policy of library.policies)
    for (const { block } of blocksOf(policy)) for (const doubt of block.doubts) if (doubt.readings.length > 1 && !found.has(doubt.id)) found.set(doubt.id, { doubt, policy });
  const doubts = [...found.values()];
  known.set(library, doubts);
  return doubts;
}
