/**
 * 规范层: what quotes and sources are compared in. White space, page marks and Markdown emphasis go; half-width
 * punctuation becomes full-width, except between letters or digits. Every character keeps where it came from.
 */
export interface Normalised {
  readonly text: string;
  /** For each character of `text`, its index in the raw text. */
  readonly origin: readonly number[];
}

const FULL_WIDTH: Readonly<Record<string, string>> = { ",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "?": "？", "!": "！" };
const isWord = (character: string | undefined): boolean => character !== undefined && /[0-9A-Za-z]/.test(character);

export function normalise(raw: string): Normalised {
  const dropped = new Uint8Array(raw.length);
  for (const pattern of [/\[bookmark:[^\]]*\]/g, /\*\*/g, /^[ \t]*#+/gm, /\s+/g])
    for (const match of raw.matchAll(pattern)) dropped.fill(1, match.index, match.index + match[0].length);
  const origin: number[] = [];
  const characters: string[] = [];
  for (let index = 0; index < raw.length; index++) {
    if (dropped[index]) continue;
    origin.push(index);
    characters.push(raw[index] as string);
  }
  const text = characters.map((character, index) =>
    character in FULL_WIDTH && !(isWord(characters[index - 1]) && isWord(characters[index + 1])) ? FULL_WIDTH[character] : character,
  );
  return { text: text.join(""), origin };
}

/** Sentences of a normalised text: what ends in 。；！？, and what is left over. */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[。；！？])/).filter((sentence) => sentence !== "");
}
