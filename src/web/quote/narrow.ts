import { numbersOf, sentenceMark, type Mark } from "./marks.ts";

/**
 * The sentences of a citation that state the given numbers; the whole citation where none does. A rule often implements
 * a whole clause, and marking all of it would point at nothing.
 */
export function citedMarks(text: string, citation: string, numbers: readonly string[]): readonly Mark[] {
  const wanted = new Set(numbers.map(bare));
  const sentences = citation.split(/(?<=[。；])/).filter((sentence) => numbersOf(sentence).some((number) => wanted.has(bare(number.text))));
  return (sentences.length > 0 ? sentences : [citation]).flatMap((sentence) => sentenceMark(text, sentence));
}

const bare = (text: string): string => text.replaceAll(/[,，\s]/g, "").replace("％", "%");
