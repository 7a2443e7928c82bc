import type { SaidLine } from "#policy/say";
import { numbersOf, type Mark } from "../quote/marks.ts";

export const lineToken = (line: Pick<SaidLine, "at">): string => `L${line.at.line}`;

const SHORTEST = 3;
const PARTICLES = "的和或且与在为对并及";
/** Words that stand in nearly every line and would link everything with everything. */
const EMPTY_WORDS = /^(?:同时满足|不超过|不低于|每一条|每家企业|的企业|记录|企业申请|由主管部门|主管部门|每项不|合计不)$/;

/**
 * Which words of the text a rule's lines speak of: the same numbers, and the longest words they share.
 * For showing only; that every number of the text is in a rule is the checker's business.
 */
export function phraseMarks(text: string, lines: readonly SaidLine[]): readonly Mark[] {
  const numbers = numbersOf(text);
  return lines.flatMap((line): Mark[] => {
    const links = [lineToken(line)];
    const said = numbersOf(line.text).map((number) => bareNumber(number.text));
    const same = numbers.filter((number) => said.includes(bareNumber(number.text)));
    return [
      ...same.map(({ start, end }): Mark => ({ start, end, kind: "number", links })),
      ...sharedWords(text, `${line.label}　${line.text}`).map(({ start, end }): Mark => ({ start, end, kind: "phrase", links })),
    ];
  });
}

const CHINESE_DIGITS: Readonly<Record<string, string>> = { 一: "1", 两: "2", 二: "2", 三: "3", 四: "4", 五: "5", 六: "6", 七: "7", 八: "8", 九: "9", 十: "10" };

/** 两年 and 2年 are the same number; 10个 and 10家 count the same. */
const bareNumber = (text: string): string =>
  text.replaceAll(/[,\s]/g, "").replace("％", "%").replace(/^[一两二三四五六七八九十]/, (digit) => CHINESE_DIGITS[digit] ?? digit).replace(/(个月|个|家|项|套|名|位|件|人|次)$/, "").replace("年度", "年");

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Every place in `text` of the longest runs of Chinese that `said` shares with it. */
function sharedWords(text: string, said: string): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const run of said.match(/[\u4e00-\u9fa5]{3,}/g) ?? [])
    for (let at = 0; at + SHORTEST <= run.length; ) {
      const length = PARTICLES.includes(run[at] ?? "") ? 0 : longestAt(text, run, at);
      const word = run.slice(at, at + length).replace(/[的且或和]+$/, "");
      if (word.length < SHORTEST || EMPTY_WORDS.test(word)) at++;
      else {
        found.push(...placesOf(text, word));
        at += length;
      }
    }
  return found;
}

function longestAt(text: string, run: string, at: number): number {
  let length = 0;
  while (at + length < run.length && text.includes(run.slice(at, at + length + 1))) length++;
  return length;
}

function placesOf(text: string, word: string): readonly Stretch[] {
  const places: Stretch[] = [];
  for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + word.length)) places.push({ start, end: start + word.length });
  return places;
}
