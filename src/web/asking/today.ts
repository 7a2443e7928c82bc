/** 今天 in Asia/Shanghai, wherever the browser stands: `2026-06-30`. */
export function todayInShanghai(now: Date = new Date()): string {
  // en-CA writes ISO days; the zone is what matters.
  return new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", year: "numeric", month: "2-digit", day: "2-digit" }).format(now);
}
