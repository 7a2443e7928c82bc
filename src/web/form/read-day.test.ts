import { expect, test } from "vitest";
import { readDay } from "./read-day.ts";

test.each(["2026-06-30", "2026-6-30", "2026.6.30", "2026/06/30", "20260630", "2026年6月30日", " 2026 年 6 月 30 日 "])("%s is a day", (text) => {
  expect(readDay(text)).toBe("2026-06-30");
});

test.each(["", "2026", "2026-13-01", "2026-02-29", "1899-12-31", "2026-6", "六月三十日", "0202-06-30"])("%s is not", (text) => {
  expect(readDay(text)).toBeUndefined();
});
