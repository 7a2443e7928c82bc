import { expect, test } from "vitest";
import { blocksOf } from "#policy";
import { KNOWN_SURVIVORS } from "./known-survivors.ts";
import { documents, policies, policyFiles, sayChange, survivors, type Change } from "./real-documents.ts";

/** 数字、字、句、事实、单位、封顶: one slip in a real document must be told where it is. */

const linesOf = (file: string): string[] => documents.find((document) => document.path === file)?.text.split("\n") ?? [];
/** The line a run of quotes belongs to ends where its first fence begins; a finding may stand there. */
const NEARBY = 3;

interface QuoteLine {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}
const quoteLines: QuoteLine[] = policyFiles.flatMap((file) =>
  file.text.split("\n").flatMap((text, index) => (/^> ?\S/.test(text) ? [{ file: file.path, line: index + 1, text }] : [])),
);

const inQuote = ({ file, line }: QuoteLine, from: number, to: number, by: string): Change => ({ file, line, from, to, text: by, since: line, until: line + NEARBY });
/** Lines far enough apart that one mistake cannot hide another are tried together. */
const group = (change: Change): string => `${change.file}:${Math.floor(quoteLines.findIndex((q) => q.file === change.file && q.line === change.line) / 4)}`;

test("引文改一个字、一个数字", () => {
  const changes = quoteLines.flatMap((quote, index) => {
    const characters = [...quote.text.matchAll(/[\u4e00-\u9fa5]/g)];
    const at = characters[(index * 7) % Math.max(1, characters.length)]?.index;
    const digit = [...quote.text.matchAll(/\d/g)][index % 3];
    return [
      ...(at === undefined ? [] : [inQuote(quote, at, at + 1, "龘")]),
      ...(digit ? [inQuote(quote, digit.index, digit.index + 1, String((Number(digit[0]) + 1) % 10))] : []),
    ];
  });
  expect(changes.length).toBeGreaterThan(200);
  expect(survivors(changes, group, false).map(sayChange)).toEqual([]);
});

/** Where a gap opens: from the text before it to the text after it; our own labels （序） are not text. */
function gapAround({ file, line }: QuoteLine): { since: number; until: number } {
  const lines = linesOf(file);
  const isText = (text: string | undefined): boolean => /^(> ?\S|#+ (?!（.*）$))/.test(text ?? "");
  let [since, until] = [line - 1, line + 1];
  while (since > 1 && !isText(lines[since - 1])) since--;
  while (until < lines.length && !isText(lines[until - 1])) until++;
  return { since, until };
}

test("漏掉一句", () => {
  const changes = quoteLines.flatMap((quote, index) => {
    const sentences = [...quote.text.slice(2).matchAll(/[^。；！？]+[。；！？]?/g)];
    const sentence = sentences[index % Math.max(1, sentences.length)];
    return sentence ? [{ ...inQuote(quote, sentence.index + 2, sentence.index + 2 + sentence[0].length, ""), ...gapAround(quote) }] : [];
  });
  expect(survivors(changes, group, false).map(sayChange)).toEqual([]);
});

interface BlockLines {
  readonly file: string;
  readonly kind: string;
  /** First and last line of the fence. */
  readonly from: number;
  readonly to: number;
  /** Last line of its examples. */
  readonly until: number;
}

/** Fences with the lines they and their examples take. */
const fences: BlockLines[] = policies.flatMap((policy) => {
  const lines = linesOf(policy.file);
  return [...blocksOf(policy)].map(({ block }): BlockLines => {
    const to = lines.findIndex((line, index) => index >= block.at.line && line === "```");
    let until = to + 1;
    while (until < lines.length && /^(\||\s*$)/.test(lines[until] ?? "")) until++;
    return { file: policy.file, kind: block.kind, from: block.at.line, to, until };
  });
});
/** The quote of a block stands above it: a number that is no longer bound is told there. */
const quoteStart = (fence: BlockLines): number => {
  const lines = linesOf(fence.file);
  let line = fence.from - 1;
  while (line > 0 && !lines[line - 1]?.startsWith(">")) line--;
  while (line > 0 && lines[line - 1]?.startsWith(">")) line--;
  return line + 1;
};

/** Every place in the rules of kind 事项 where `pattern` stands, except in notes, questions and identities. */
function inRules(pattern: RegExp, replace: (match: RegExpMatchArray) => string | null, kinds = ["事项"]): Change[] {
  return fences.filter((fence) => kinds.includes(fence.kind)).flatMap((fence) => {
    let key = "";
    return linesOf(fence.file).slice(fence.from - 1, fence.to).flatMap((text, index): Change[] => {
      key = /^(\S+?):/.exec(text)?.[1] ?? key;
      if (!["发生日", "申报年度", "对象", "条件", "给予", "其中"].includes(key) || /^\s+(计入|形式|受益人|依):?/.test(text)) return [];
      // 评定's words are for people; its numbers are judged with the rest.
      const masked = text.replace(/评定\([^\d)]*\)|, [^\d()]*\)/g, (words) => "□".repeat(words.length));
      return [...masked.matchAll(pattern)].flatMap((match) => {
        const by = replace(match);
        return by === null ? [] : [{ file: fence.file, line: fence.from + index, from: match.index, to: match.index + match[0].length, text: by, since: quoteStart(fence), until: fence.until }];
      });
    });
  });
}

const isKnown = (change: Change): boolean => KNOWN_SURVIVORS.some((known) => sayChange(change).includes(known.change));

/** Blocks under one quote share its findings, so only one of them is changed at a time. */
const underQuote = (change: Change): string => `${change.file}:${change.since}`;

test("规则里的每个数改一改", { timeout: 60_000 }, () => {
  const changes = inRules(/\d+(\.\d+)?(?=万元|亿元|元|%|年|月|天|家|项|平方米|$| )/g, (match) => String(Number(match[0]) + 1));
  expect(changes.length).toBeGreaterThan(80);
  expect(survivors(changes, underQuote, true, isKnown).map(sayChange)).toEqual([]);
});

test("单位写错、漏乘一个量", { timeout: 60_000 }, () => {
  const changes = [
    ...inRules(/(?<=\d)万元/g, () => "元"),
    ...inRules(/(?<=[1-9]\d*)%/g, () => ""),
    ...inRules(/ × 天数\([^()]*(\([^()]*\))?[^()]*\)/g, () => ""),
    ...inRules(/取小\([^()]*平方米\) × /g, () => ""),
  ];
  expect(survivors(changes, underQuote, true, isKnown).map(sayChange)).toEqual([]);
});

test("事实换成没有的名称", () => {
  const changes = inRules(/(?<=(?:企业|上年度|本年度|前二年度)\.)[\u4e00-\u9fa5]+/g, (match) => `${match[0]}乎`, ["事项", "服务", "参照", "适用"]);
  expect(changes.length).toBeGreaterThan(40);
  expect(survivors(changes, underQuote, false).map(sayChange)).toEqual([]);
});
