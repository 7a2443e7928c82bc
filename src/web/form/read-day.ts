import { dayOf, daysInMonth, formatDay } from "#kernel";

/** 2026-06-30, 2026.6.30, 2026/6/30, 20260630, 2026年6月30日. Undefined while it is not a day. */
export function readDay(text: string): string | undefined {
  const found = /^(\d{4})(?:[-./年](\d{1,2})[-./月](\d{1,2})日?|(\d{2})(\d{2}))$/.exec(text.replaceAll(/\s/g, ""));
  if (!found) return undefined;
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? found[4]), Number(found[3] ?? found[5])];
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return formatDay(dayOf(year, month, day));
}
