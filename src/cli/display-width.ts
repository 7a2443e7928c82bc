/** East Asian Width W and F (UAX #11): two columns of a terminal. Ambiguous characters (“”×≥) take one in UTF-8 terminals. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f], [0x2e80, 0x303e], [0x3041, 0x33ff], [0x3400, 0x4dbf], [0x4e00, 0x9fff], [0xa000, 0xa4cf], [0xa960, 0xa97f], [0xac00, 0xd7a3],
  [0xf900, 0xfaff], [0xfe10, 0xfe19], [0xfe30, 0xfe6f], [0xff00, 0xff60], [0xffe0, 0xffe6], [0x1f300, 0x1f64f], [0x1f900, 0x1f9ff], [0x20000, 0x3fffd],
];
/** Combining marks, zero-width characters and variation selectors. */
const NOTHING: readonly (readonly [number, number])[] = [[0x300, 0x36f], [0x200b, 0x200f], [0xfe00, 0xfe0f], [0xfeff, 0xfeff]];

const isIn = (ranges: readonly (readonly [number, number])[], point: number): boolean => ranges.some(([from, to]) => point >= from && point <= to);

function widthOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x300) return 1;
  return isIn(WIDE, point) ? 2 : isIn(NOTHING, point) ? 0 : 1;
}

/** Columns a text takes in a terminal. */
export const displayWidth = (text: string): number => [...text].reduce((sum, character) => sum + widthOf(character), 0);

export const padEnd = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - displayWidth(text)));
export const padStart = (text: string, width: number): string => " ".repeat(Math.max(0, width - displayWidth(text))) + text;

/** Never at the beginning of a line (标点避头). */
const CLOSING = new Set("，。；：、？！）》〉】〕”’…％%,.;:)");
/** Never at the end of one (标点避尾). */
const OPENING = new Set("（《〈【〔“‘(");
const isWordPart = (character: string | undefined): boolean => character !== undefined && /[\w.,%#-]/.test(character);

/** Lines of at most `width` columns; words and numbers stay whole where they fit. Line breaks of the text are kept. */
export function wrap(text: string, width: number): string[] {
  return text.split("\n").flatMap((line) => wrapLine(line, Math.max(width, 4)));
}

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let current: string[] = [];
  let used = 0;
  for (const character of line) {
    const size = widthOf(character);
    if (used + size > width && current.length > 0) {
      const kept = current.splice(breakAt(current, character));
      lines.push(current.join("").trimEnd());
      current = kept;
      used = displayWidth(kept.join(""));
      if (current.length === 0 && character === " ") continue;
    }
    current.push(character);
    used += size;
  }
  lines.push(current.join(""));
  return lines;
}

/** Where to cut a full line before `next`. */
function breakAt(line: readonly string[], next: string): number {
  let at = line.length;
  if (CLOSING.has(next)) while (at > 1 && CLOSING.has(line[at] ?? next)) at--;
  if (OPENING.has(line[at - 1] ?? "") && at > 1) return at - 1;
  if (!isWordPart(at < line.length ? line[at] : next)) return at;
  let start = at;
  while (start > 0 && isWordPart(line[start - 1])) start--;
  // A word as long as the line is cut where it must be.
  return start > line.length / 2 ? start : at;
}
