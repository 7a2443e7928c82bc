import type { Day } from "#kernel";

const DAY_MS = 86_400_000;
/** 北京时间 is UTC+8 all year: no summer time since 1991. */
const SHANGHAI_MS = 8 * 3_600_000;

/** The legal day in Asia/Shanghai, whatever the machine's own zone is. @param now milliseconds since 1970-01-01 UTC. */
export const todayInShanghai = (now: number): Day => Math.floor((now + SHANGHAI_MS) / DAY_MS);
