/** 每年的一天: `5月31日`. */
import { parseDay } from "#kernel";

export interface MonthDay {
  readonly month: number;
  readonly day: number;
}

const WRITTEN = /^(\d{1,2})月(\d{1,2})日$/;
const LEAP_YEAR = 2024;

export const isMonthDay = (text: string): boolean => WRITTEN.test(text);

/** @returns null for what is no day of any year, as 2月30日. */
export function monthDayOf(text: string): MonthDay | null {
  const [, month, day] = WRITTEN.exec(text) ?? [];
  if (month === undefined || day === undefined) return null;
  return parseDay(`${LEAP_YEAR}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`) === null ? null : { month: Number(month), day: Number(day) };
}
