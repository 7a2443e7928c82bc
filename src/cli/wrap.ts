import { displayWidth, widthOf } from "#kernel";

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
