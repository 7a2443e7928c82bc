/** 中文数字: 二十四 → 24, 十 → 10, 两 → 2, 一百二十 → 120. */
const DIGITS: Readonly<Record<string, number>> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const SCALES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** Null when the text is not a whole Chinese numeral below 万. */
export function parseChineseNumeral(text: string): number | null {
  let total = 0;
  let digit: number | null = null;
  for (const character of text) {
    const value = DIGITS[character];
    const scale = SCALES[character];
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
    } else if (scale !== undefined) {
      total += (digit ?? 1) * scale;
      digit = null;
    } else return null;
  }
  return text === "" ? null : total + (digit ?? 0);
}

const NAMES = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** 1-99 in Chinese, as clause numbers are written. */
export function sayChineseNumeral(value: number): string {
  const tens = Math.floor(value / 10);
  return `${tens === 0 ? "" : tens === 1 ? "十" : `${NAMES[tens]}十`}${NAMES[value % 10] ?? ""}`;
}
