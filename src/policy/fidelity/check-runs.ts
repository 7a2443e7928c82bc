import { isOwning, type Findings, type Place } from "../diagnostic.ts";
import { pairOf, type Entry, type MapEntry } from "../document/read-yaml.ts";
import type { QuoteLine } from "../model.ts";
import type { Draft, DraftRun, DraftSection } from "../read-policy.ts";
import { normalise } from "./normalise.ts";
import { numbersIn, sameNumber, type NumberToken } from "./numbers.ts";

/** Keys whose numbers are names or comments, not what the rule computes with. */
const SILENT = new Set(["编号", "存疑", "说明", "依"]);

interface Located extends NumberToken {
  readonly at: Place;
}

/** 一段引文的数: with their places in the file. */
export function quotedNumbers(quotes: readonly QuoteLine[]): Located[] {
  return quotes.flatMap((line) => {
    const clean = normalise(line.text);
    return numbersIn(clean.text).map((found) => ({ ...found, at: { ...line.at, column: line.at.column + (clean.origin[found.index] ?? 0) } }));
  });
}

/** Numbers of a block in reading order. */
export function usedNumbers(entry: Entry): NumberToken[] {
  if (entry.kind === "text") return numbersIn(entry.text);
  if (entry.kind === "list") return entry.items.flatMap(usedNumbers);
  return entry.pairs.filter((pair) => !SILENT.has(pair.key)).flatMap((pair) => [...numbersIn(pair.key), ...usedNumbers(pair.value)]);
}

function explained(map: MapEntry): string[] {
  const notes = pairOf(map, "说明")?.value;
  return notes?.kind === "map" ? notes.pairs.map((pair) => pair.key).filter((key) => !isOwning(key)) : [];
}

/** Blocks elsewhere that carry a section out too, because they name it under 另据. */
function carriedElsewhere(draft: Draft): (section: DraftSection) => MapEntry[] {
  const byHeading = new Map<string, MapEntry[]>();
  for (const section of draft.sections)
    for (const run of section.runs)
      for (const { map } of run.fences)
        for (const heading of wordsIn(map, "另据")) byHeading.set(heading, [...(byHeading.get(heading) ?? []), map]);
  return (section) => [...(byHeading.get(section.clause) ?? []), ...(section.heading === section.clause ? [] : (byHeading.get(section.heading) ?? []))];
}

/** 数的下落, for `huice coverage`: how many numbers of the text the rules use, and how many are only explained. */
export function countNumbers(draft: Draft): { readonly bound: number; readonly explained: number; readonly open: number } {
  const also = carriedElsewhere(draft);
  const judged = draft.sections.flatMap((section) => section.runs.flatMap((run) => judgeNumbers(run, also(section)).judged));
  const bound = judged.filter((n) => n.isBound).length;
  const explained = judged.filter((n) => !n.isBound && n.isExplained).length;
  return { bound, explained, open: judged.length - bound - explained };
}

/** Every run of quotes has blocks; every number of it is used by them in the same order, or explained. */
export function checkRuns(draft: Draft, findings: Findings): void {
  const alsoOf = carriedElsewhere(draft);
  const headings = new Set(draft.sections.flatMap((section) => [section.clause, section.heading]));
  for (const section of draft.sections) {
    for (const run of section.runs) {
      checkRun(run, alsoOf(section), findings);
      for (const { map } of run.fences) {
        const pair = pairOf(map, "另据");
        for (const heading of wordsIn(map, "另据"))
          if (!headings.has(heading)) findings.report("另据不明", pair?.keyAt ?? map.at, `另据的“${heading}”不是本文件的标题`, `可用：${[...headings].slice(0, 12).join("、")}…`);
      }
    }
  }
}

const wordsIn = (map: MapEntry, key: string): string[] => {
  const value = pairOf(map, key)?.value;
  return value?.kind === "text" ? [value.text] : value?.kind === "list" ? value.items.flatMap((item) => (item.kind === "text" ? [item.text] : [])) : [];
};

function checkRun(run: DraftRun, also: readonly MapEntry[], findings: Findings): void {
  const first = run.quotes[0];
  if (!first) return;
  if (run.isBroken) return;
  if (run.fences.length === 0) return findings.report("引文无规则", first.at, "这段引文下面没有规则块", "紧跟着写一个 ```规则；确无操作内容的写“原则: 理由”");
  const { judged, used, notes } = judgeNumbers(run, also);
  const maps = run.fences.map((fence) => fence.map);
  for (const { number, isExplained, isBound } of judged) {
    if (isExplained || isBound) continue;
    const elsewhere = used.some((candidate) => sameNumber(candidate, number));
    findings.report("数未落实", number.at, elsewhere ? `原文的“${number.raw}”在规则里的次序与原文不同` : `原文的“${number.raw}”在规则里没有用到`, elsewhere ? "核对几个数是否写颠倒；确因结构需要的，在 说明 下写明" : "写进规则；确不参与计算的，在 说明 下写“数: 理由”");
  }
  checkPrinciples(run, notes, findings);
  const onceOnly = run.quotes.find((line) => line.text.includes("一次性"));
  const awards = maps.filter((map) => map.pairs[0]?.key === "事项" && !hasTimes(map));
  if (onceOnly && awards.length > 0 && awards.length === maps.filter((map) => map.pairs[0]?.key === "事项").length)
    findings.report("一次性未落实", awards[0]?.at ?? onceOnly.at, "原文写“一次性”，规则的 给予 里没有 次数", "写 次数: 每企业一次、每标的一次、每年一次 或 每次");
}

interface JudgedNumber {
  readonly number: Located;
  readonly isExplained: boolean;
  readonly isBound: boolean;
}

function judgeNumbers(run: DraftRun, also: readonly MapEntry[]): { readonly judged: readonly JudgedNumber[]; readonly used: readonly NumberToken[]; readonly notes: readonly string[] } {
  const maps = [...run.fences.map((fence) => fence.map), ...also];
  const notes = maps.flatMap(explained);
  const used = maps.flatMap(usedNumbers);
  const quoted = quotedNumbers(run.quotes).map((number) => ({
    number,
    isExplained: notes.some((note) => note.includes(number.raw) || numbersIn(note).some((n) => sameNumber(n, number))),
  }));
  const bound = longestOrder(quoted, used);
  return { judged: quoted.map((each, index) => ({ ...each, isBound: bound.has(index) })), used, notes };
}

/** Which quoted numbers stand in the blocks in the same order: the longest common subsequence; an explained number may be left out. */
function longestOrder(quoted: readonly { readonly number: NumberToken; readonly isExplained: boolean }[], used: readonly NumberToken[]): Set<number> {
  const EXPLAINED = 1;
  const NEEDED = 1000;
  const best = Array.from({ length: quoted.length + 1 }, () => new Array<number>(used.length + 1).fill(0));
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  for (let i = quoted.length - 1; i >= 0; i--)
    for (let j = used.length - 1; j >= 0; j--) {
      const [q, u] = [quoted[i], used[j]];
      const taken = q && u && sameNumber(q.number, u) ? at(i + 1, j + 1) + (q.isExplained ? EXPLAINED : NEEDED) : 0;
      (best[i] as number[])[j] = Math.max(taken, at(i + 1, j), at(i, j + 1));
    }
  const bound = new Set<number>();
  for (let i = 0, j = 0; i < quoted.length && j < used.length; ) {
    const [q, u] = [quoted[i], used[j]];
    if (q && u && sameNumber(q.number, u) && at(i, j) === at(i + 1, j + 1) + (q.isExplained ? EXPLAINED : NEEDED)) {
      bound.add(i++);
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return bound;
}

const hasTimes = (map: MapEntry): boolean => {
  const giving = pairOf(map, "给予")?.value;
  return giving?.kind === "map" && (pairOf(giving, "次数") !== undefined || pairOf(giving, "阶梯") !== undefined);
};

const OPERATIVE: readonly (readonly [word: string, pattern: RegExp])[] = [
  ["给予", /给予/],
  ["应", /(?<![相供对响反适效])应(?!用|届|急|对|链|变)/],
  ["每", /每/],
];

/** 原则 says that nothing operative stands here; amounts and duties contradict it. Its numbers are checked like all others. */
function checkPrinciples(run: DraftRun, notes: readonly string[], findings: Findings): void {
  if (!run.fences.every(({ map }) => map.pairs[0]?.key === "原则")) return;
  for (const line of run.quotes)
    for (const [word, pattern] of OPERATIVE) {
      const found = pattern.exec(line.text);
      if (found && !notes.some((note) => note.includes(word)))
        findings.report("原则不当", { ...line.at, column: line.at.column + found.index }, `“原则”下面的原文有“${word}”，像是有具体安排`, `改用 事项、职责、服务 等块；确无操作内容的，在 说明 下写“${word}: 理由”`);
    }
}
