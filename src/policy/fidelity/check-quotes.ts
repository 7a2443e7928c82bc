import type { Findings, Place } from "../diagnostic.ts";
import type { Erratum } from "../model.ts";
import type { Draft } from "../read-policy.ts";
import { normalise } from "./normalise.ts";

interface Piece {
  readonly text: string;
  readonly section: number;
  readonly isHeading: boolean;
  readonly at: (index: number) => Place;
}

/** Headings of the text and quote lines, in order: what the document says the law is. */
function piecesOf(draft: Draft): Piece[] {
  const lines: { text: string; at: Place; section: number; isHeading: boolean }[] = [];
  draft.sections.forEach((section, index) => {
    if (section.official) lines.push({ text: section.heading, at: { ...section.at, column: section.at.column + section.depth + 1 }, section: index, isHeading: true });
    for (const run of section.runs) lines.push(...run.quotes.map((quote) => ({ ...quote, section: index, isHeading: false })));
  });
  return lines.flatMap(({ text, at, section, isHeading }) => {
    const clean = normalise(text);
    return clean.text === "" ? [] : [{ text: clean.text, section, isHeading, at: (index) => ({ ...at, column: at.column + (clean.origin[index] ?? text.length) }) }];
  });
}

/** 原文 → 勘误 → 规范. @returns the source as quotes must read, or null after a finding. */
export function correctedSource(source: string, errata: readonly Erratum[], findings: Findings): string {
  let text = normalise(source).text;
  for (const erratum of errata) {
    const printed = normalise(erratum.printed).text;
    const times = printed === "" ? 0 : text.split(printed).length - 1;
    if (times !== 1) findings.report("勘误不符", erratum.at, `勘误的“原文”在来源里出现 ${times} 次，应正好 1 次`, "照抄来源里的字，前后多引几个字使它唯一");
    else text = text.replace(printed, normalise(erratum.corrected).text);
  }
  return text;
}

/**
 * Where lost words belong: in a labelled section left without a quote; else, between two quotes of one section, before
 * the second; else at the end of the section that came before.
 */
function gapBefore(draft: Draft, pieces: readonly Piece[], index: number): { at: Place; side: "前" | "后" } {
  const [before, piece] = [pieces[index - 1], pieces[index]];
  const between = draft.sections.slice((before?.section ?? -1) + 1, piece?.section ?? draft.sections.length);
  const empty = between.find((section) => !section.official);
  if (empty) return { at: empty.at, side: "后" };
  const leads = piece && !piece.isHeading && (piece.section === before?.section || draft.sections[piece.section]?.official === false);
  if (piece && (leads || !before)) return { at: piece.at(0), side: "前" };
  return { at: before?.at(before.text.length - 1) ?? { file: draft.document.file, line: 1, column: 1 }, side: "后" };
}

const SHORT = 6;
/** A short piece (第九条) may stand in many places; with what follows it, it is sure. Never empty of meaning: a last short piece is not looked for. */
function surePiece(pieces: readonly Piece[], index: number): string {
  let text = "";
  for (let next = index; next < pieces.length && text.length < SHORT; next++) text += pieces[next]?.text ?? "";
  return text.length < SHORT ? "\0" : text;
}
const around = (text: string, index: number): string => text.slice(Math.max(0, index - 6), index + 14);

/**
 * Every character of the source stands in a heading or a quote, in order, and nothing else does.
 * After a mistake it finds its place again, so that all mistakes are told.
 */
export function checkQuotes(draft: Draft, source: string, findings: Findings): void {
  const pieces = piecesOf(draft);
  let position = 0;
  pieces.forEach((piece, index) => {
    if (source.startsWith(piece.text, position)) {
      position += piece.text.length;
      return;
    }
    const later = source.indexOf(surePiece(pieces, index), position);
    if (later >= 0 && later - position < 400) {
      const gap = gapBefore(draft, pieces, index);
      findings.report("原文漏引", gap.at, `这一行之${gap.side}，原文有一段没有引到：“${clip(source.slice(position, later))}”`, "把漏掉的原文补成引文，并写明它属于哪个规则块");
      position = later + piece.text.length;
      return;
    }
    let same = 0;
    while (same < piece.text.length && piece.text[same] === source[position + same]) same++;
    const here = around(source, position + same);
    findings.report("引文不符", piece.at(same), `引文与原文不同：原文是“…${here}…”，这里写“…${around(piece.text, same)}…”`, "引文一字不改；原文确有误识的，写进文件头的 勘误");
    const next = pieces.slice(index + 1, index + 6).find((p) => p.text.length >= SHORT && source.indexOf(p.text, position) >= 0);
    if (!next) return;
    const gap = pieces.indexOf(next) - index;
    position = source.indexOf(next.text, position);
    // Pieces between here and the next sure one are short; they are re-read from just before it.
    for (let skipped = gap - 1; skipped > 0; skipped--) position -= pieces[index + skipped]?.text.length ?? 0;
  });
  if (position < source.length && !findings.list.some((d) => d.code === "引文不符" && d.file === draft.document.file)) {
    findings.report("原文漏引", gapBefore(draft, pieces, pieces.length).at, `原文末尾没有引到：“${clip(source.slice(position))}”`, "把漏掉的原文补成引文");
  }
}

const clip = (text: string): string => (text.length > 60 ? `${text.slice(0, 40)}……${text.slice(-15)}` : text);
