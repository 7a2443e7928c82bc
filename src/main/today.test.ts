import { expect, test } from "vitest";
import { formatDay } from "#kernel";
import { todayInShanghai } from "./today.ts";

test.each([
  ["2026-06-30T15:59:59Z", "2026-06-30"],
  ["2026-06-30T16:00:00Z", "2026-07-01"],
  ["2025-12-31T16:00:00Z", "2026-01-01"],
])("at %s it is %s in Shanghai", (instant, day) => {
  expect(formatDay(todayInShanghai(Date.parse(instant)))).toBe(day);
});
