/** 按, 依 and tables of conditions: a value in several lines. */
import { figure } from "./facts.ts";
import { isTable, line, type Line, type Piece } from "./piece.ts";
import { truths } from "./truths.ts";
import { deeper, made, someName, sortIn, whatOf, type Where } from "./where.ts";

export interface Doubts {
  readonly ids: readonly string[];
}
/** A value: a line, or a table whose rows are values again. */
export function valued(where: Where, what: string, doubts: Doubts, one: (where: Where) => Line): Piece {
  const { chance } = where;
  const next = deeper(where);
  if (where.depth <= 0 || chance.happens(0.45)) return one(where);
  const value = (): Piece => (chance.happens(0.15) ? made(where, what, "无") : valued(next, what, doubts, one));
  const some = (): Piece => ((piece) => (isTable(piece) || !piece.parts.includes("无") ? piece : one(next)))(value());
  const otherwise = chance.happens(0.7) ? value() : null;
  const way = chance.below(doubts.ids.length > 0 ? 8 : 7);
  if (way === 7) return { sort: sortIn(where, what), head: { word: "依", of: line("存疑", chance.pick(doubts.ids)) }, rows: [{ key: line("读法", "甲"), value: some() }, { key: line("读法", "乙"), value: value() }], otherwise: null };
  const keyed = way > 3 ? null : byKey(where);
  const keys = keyed?.keys ?? Array.from({ length: 1 + chance.below(3) }, () => truths(next));
  const rows = keys.map((key, index) => ({ key, value: index === 0 ? some() : value() }));
  return { sort: sortIn(where, what), head: keyed && { word: "按", of: keyed.of }, rows, otherwise };
}

/** A subject and what it may be: words, one or several, or bounds. */
function byKey(where: Where): { of: Line; keys: Line[] } | null {
  const { chance } = where;
  const name = someName(where, ({ type, words, none }) => (type.kind === "word" && words.length > 1) || (type.kind === "number" && !none) || (type.kind === "truth" && chance.happens(0.2)));
  if (!name) return null;
  const of = made(where, whatOf(name.type), name.text);
  const key = (text: string): Line => line("档", text);
  if (name.type.kind === "truth") return { of, keys: [key(chance.pick(["是", "否"]))] };
  if (name.type.kind === "word") {
    const words = chance.shuffled(name.words).slice(0, 4);
    return { of, keys: words.length > 2 && chance.happens(0.4) ? [key(`${words[0]} 或 ${words[1]}`), ...words.slice(2).map(key)] : words.slice(0, 1 + chance.below(words.length)).map(key) };
  }
  const bound = (): string => figure(name.fact, name.type, where.seen, chance);
  const bounds = Array.from({ length: 1 + chance.below(3) }, () => `${chance.pick(["≥", "≤", "<", "≠", "超过", "不足", "不满"])} ${bound()}`);
  return { of, keys: [...new Set(bounds)].map(key) };
}
