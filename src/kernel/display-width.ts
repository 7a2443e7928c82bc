/** 显示宽度: columns a text takes where a Chinese character takes two. */

/** East Asian Width W and F (UAX #11): two columns of a terminal. Ambiguous characters (“”×≥) take one in UTF-8 terminals. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f], [0x2e80, 0x303e], [0x3041, 0x33ff], [0x3400, 0x4dbf], [0x4e00, 0x9fff], [0xa000, 0xa4cf], [0xa960, 0xa97f], [0xac00, 0xd7a3],
  [0xf900, 0xfaff], [0xfe10, 0xfe19], [0xfe30, 0xfe6f], [0xff00, 0xff60], [0xffe0, 0xffe6], [0x1f300, 0x1f64f], [0x1f900, 0x1f9ff], [0x20000, 0x3fffd],
];
/** Combining marks, zero-width characters and variation selectors. */
const NOTHING: readonly (readonly [number, number])[] = [[0x300, 0x36f], [0x200b, 0x200f], [0xfe00, 0xfe0f], [0xfeff, 0xfeff]];

const isIn = (ranges: readonly (readonly [number, number])[], point: number): boolean => ranges.some(([from, to]) => point >= from && point <= to);

/** Columns of one character. */
export function widthOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x300) return 1;
  return isIn(WIDE, point) ? 2 : isIn(NOTHING, point) ? 0 : 1;
}

/** Columns a text takes in a terminal. */
export const displayWidth = (text: string): number => [...text].reduce((sum, character) => sum + widthOf(character), 0);

/** Spaces on the right up to `width`; a longer text stays as it is. */
export const padEnd = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - displayWidth(text)));
export const padStart = (text: string, width: number): string => " ".repeat(Math.max(0, width - displayWidth(text))) + text;
