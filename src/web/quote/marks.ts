import type { Citation } from "#engine";
import type { Erratum, Policy, QuoteLine, Section } from "#policy";

/** A stretch of a quote with a meaning of its own. Positions count in the text of `joined`. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly kind: "sentence" | "number" | "phrase" | "erratum";
  /** Tokens of what it belongs to, for linking across columns. */
  readonly links: readonly string[];
  readonly note?: string;
}

/** Lines in one text; each keeps its place because one line end stands between two. */
export const joined = (lines: readonly QuoteLine[]): string => lines.map((line) => line.text).join("\n");

export const linesOf = (section: Section): readonly QuoteLine[] => section.runs.flatMap((run) => run.quotes);

export const sectionOf = (policy: Policy, citation: Citation): Section | undefined =>
  policy.sections.find((section) => section.runs.some((run) => run.quotes.some((quote) => quote.at.line === citation.line))) ??
  policy.sections.find((section) => section.clause === citation.clause);

/** The cited sentence in the quote, whatever line ends and spaces stand inside it. */
export function sentenceMark(text: string, sentence: string): readonly Mark[] {
  const kept = [...text].flatMap((character, index) => (/\s/.test(character) ? [] : [{ character, index }]));
  const bare = kept.map(({ character }) => character).join("");
  const wanted = sentence.replaceAll(/\s/g, "");
  const at = wanted === "" ? -1 : bare.indexOf(wanted);
  const [first, last] = [kept[at], kept[at + wanted.length - 1]];
  return at < 0 || !first || !last ? [] : [{ start: first.index, end: last.index + 1, kind: "sentence", links: [] }];
}

const NUMBER = /\d{4}年\d{1,2}月\d{1,2}日|\d+(?:\.\d+)?\s*(?:%|％|亿元|万元|元\/平方米\/天|元|平方公里|平方米|个月|个|家|项|套|年度|年|月|天|日|次|名|位|倍|件|篇|人|分)?|[一二两三四五六七八九十百]+(?:年|家|项|套|个月|个|次|名|位|倍|天)/g;
/** Words that hold a numeral and are no number, and document numbers. */
const NOT_NUMBER = /[\u4e00-\u9fa5]{1,8}〔\d{4}〕\d+号|一次性|一企一档|一对一|第[一二三四五六七八九十百]+[条章项]|[A-Za-z]\d+|\d+[A-Za-z]/g;

export interface NumberSpan {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Numbers, percentages and dates of a text in reading order. */
export function numbersOf(text: string): readonly NumberSpan[] {
  const masked = text.replace(NOT_NUMBER, (word) => "□".repeat(word.length));
  return [...masked.matchAll(NUMBER)].map((match) => ({ start: match.index, end: match.index + match[0].length, text: match[0] }));
}

export const numberMarks = (text: string): readonly Mark[] => numbersOf(text).map(({ start, end }) => ({ start, end, kind: "number", links: [] }));

/** 勘误 that fall in this text. */
export function erratumMarks(text: string, errata: readonly Erratum[]): readonly Mark[] {
  return errata.flatMap((erratum): Mark[] => {
    const start = text.indexOf(erratum.corrected);
    const note = `勘误：官方文本印作“${erratum.printed}”。${erratum.ground}`;
    return start < 0 ? [] : [{ start, end: start + erratum.corrected.length, kind: "erratum", links: [], note }];
  });
}
