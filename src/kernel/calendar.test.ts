import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateOf, dayOf, daysInMonth, firstDayOf, formatDay, lastDayOf, parseDay, sayDay, shiftDay, yearOf, type PeriodUnit } from "./calendar.ts";

const day = fc.integer({ min: dayOf(1900, 1, 1), max: dayOf(2200, 12, 31) });
const at = (text: string): number => parseDay(text) ?? Number.NaN;
const shifted = (text: string, count: number, unit: PeriodUnit, times = 1): string => formatDay(shiftDay(at(text), { count, unit }, times));

describe("日历", () => {
  test("日与年月日互逆，与内建历法一致", () => {
    fc.assert(
      fc.property(day, (d) => {
        const { year, month, day: inMonth } = dateOf(d);
        expect(dayOf(year, month, inMonth)).toBe(d);
        expect(yearOf(d)).toBe(year);
        expect(parseDay(formatDay(d))).toBe(d);
        expect(new Date(d * 86_400_000).toISOString().slice(0, 10)).toBe(formatDay(d));
      }),
    );
    expect(dayOf(1970, 1, 1)).toBe(0);
  });

  test("闰年", () => {
    expect([1900, 2000, 2024, 2025, 2100].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 29, 28, 28]);
    expect(lastDayOf(2024) - firstDayOf(2024)).toBe(365);
    expect(yearOf(lastDayOf(2024))).toBe(2024);
  });

  test("不是日历上的日子读不出", () => {
    for (const text of ["2025-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "2025-1-1", "2025/01/01", "0000-01-01", ""]) expect(parseDay(text), text).toBeNull();
  });

  test("对应日；没有对应日取月末（民法典第二百零二条）", () => {
    expect(shifted("2024-02-29", 1, "年")).toBe("2025-02-28");
    expect(shifted("2024-02-29", 4, "年")).toBe("2028-02-29");
    expect(shifted("2027-02-28", 1, "年")).toBe("2028-02-28");
    expect(shifted("2025-01-31", 1, "月")).toBe("2025-02-28");
    expect(shifted("2024-01-31", 1, "月")).toBe("2024-02-29");
    expect(shifted("2025-03-31", 3, "月", -1)).toBe("2024-12-31");
    expect(shifted("2025-10-08", 3, "年")).toBe("2028-10-08");
    expect(shifted("2024-12-31", 60, "月")).toBe("2029-12-31");
    expect(shifted("2024-02-28", 365, "天")).toBe("2025-02-27");
  });

  test("移动保持先后，月与年一致", () => {
    fc.assert(
      fc.property(day, day, fc.integer({ min: -60, max: 60 }), (a, b, count) => {
        const [low, high] = a <= b ? [a, b] : [b, a];
        expect(shiftDay(low, { count, unit: "月" })).toBeLessThanOrEqual(shiftDay(high, { count, unit: "月" }));
        expect(shiftDay(a, { count, unit: "年" })).toBe(shiftDay(a, { count: count * 12, unit: "月" }));
      }),
    );
  });

  test("说给人听", () => expect(sayDay(at("2025-09-05"))).toBe("2025年9月5日"));
});
