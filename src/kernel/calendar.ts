/**
 * 日历. A day is an integer: days since 1970-01-01 (proleptic Gregorian). No clock, no zone: legal days only.
 */
export type Day = number;

export interface CalendarDate {
  readonly year: number;
  /** 1-12. */
  readonly month: number;
  /** 1-31. */
  readonly day: number;
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export function daysInMonth(year: number, month: number): number {
  return month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Civil-from-days arithmetic on 400-year eras beginning 0000-03-01. */
export function dayOf(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

export function dateOf(day: Day): CalendarDate {
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** The year alone, which is asked for most. */
export function yearOf(day: Day): number {
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  // Years of an era begin in March: January and February, from its day 306 on, belong to the next.
  return yearOfEra + era * 400 + (dayOfYear >= 306 ? 1 : 0);
}
export const firstDayOf = (year: number): Day => dayOf(year, 1, 1);
export const lastDayOf = (year: number): Day => dayOf(year, 12, 31);

/** Reads `2025-10-29`. Null when it is not a day of the calendar. */
export function parseDay(text: string): Day | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!found) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return dayOf(year, month, day);
}

const pad = (value: number, width: number): string => String(value).padStart(width, "0");

/** `2025-10-29`. */
export function formatDay(day: Day): string {
  const date = dateOf(day);
  return `${pad(date.year, 4)}-${pad(date.month, 2)}-${pad(date.day, 2)}`;
}

/** `2025年10月29日`. */
export function sayDay(day: Day): string {
  const date = dateOf(day);
  return `${date.year}年${date.month}月${date.day}日`;
}

export type PeriodUnit = "年" | "月" | "天";
/** 期间: `3年`, `60月`, `365天`. */
export interface Period {
  readonly count: number;
  readonly unit: PeriodUnit;
}

/**
 * The corresponding day after (or, with a negative count, before) `day`; where the month has no such day, its last day
 * (民法典 第二百零二条: 没有对应日的，月末日为期间的最后一日).
 */
export function shiftDay(day: Day, period: Period, times = 1): Day {
  const count = period.count * times;
  if (period.unit === "天") return day + count;
  const date = dateOf(day);
  const months = date.year * 12 + (date.month - 1) + (period.unit === "年" ? count * 12 : count);
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  return dayOf(year, month, Math.min(date.day, daysInMonth(year, month)));
}
