/** 随机规则的零件: text with holes, so that a rule found at fault can be made smaller without becoming ill-typed. */
export type Piece = Line | Table;

/** What may stand in the place of what: the kind of value, and the record whose fields are bare names there. */
export type Sort = string;

/** One line of text. */
export interface Line {
  readonly sort: Sort;
  readonly parts: readonly (string | Piece)[];
}
/** 按, 依, or a table of conditions. */
export interface Table {
  readonly sort: Sort;
  readonly head: { readonly word: "按" | "依"; readonly of: Line } | null;
  readonly rows: readonly { readonly key: Line; readonly value: Piece }[];
  readonly otherwise: Piece | null;
}

export const line = (sort: Sort, ...parts: readonly (string | Piece)[]): Line => ({ sort, parts });
export const isTable = (piece: Piece): piece is Table => "rows" in piece;

/** An operand: in brackets unless it is one word, a number, or a call. */
export const operand = (piece: Line): (string | Piece)[] => (isSimple(print(piece)) ? [piece] : ["(", piece, ")"]);
function isSimple(text: string): boolean {
  if (!/[ −]/.test(text)) return true;
  if (!/^[^ (]+\(/.test(text)) return false;
  let depth = 0;
  for (const [index, character] of [...text].entries()) {
    if (character === "(") depth++;
    if (character === ")" && --depth === 0) return index === [...text].length - 1;
  }
  return false;
}

export const indent = (text: string, by = 2): string => text.split("\n").map((each) => " ".repeat(by) + each).join("\n");
/** `键: 值`, the value below its key where it is more than a line. */
export const entry = (key: string, value: string): string => (value.includes("\n") || value.startsWith("- ") ? `${key}:\n${indent(value)}` : `${key}: ${value}`);

export function print(piece: Piece): string {
  if (!isTable(piece)) return piece.parts.map((part) => (typeof part === "string" ? part : print(part))).join("");
  const rows = [...piece.rows.map(({ key, value }) => entry(print(key), print(value))), ...(piece.otherwise ? [entry("否则", print(piece.otherwise))] : [])];
  if (piece.head) return [`${piece.head.word}: ${print(piece.head.of)}`, ...rows].join("\n");
  return rows.map((row) => `- ${indent(row, 2).trimStart()}`).join("\n");
}

/** Every piece below, and the piece itself. */
export function piecesIn(piece: Piece): Piece[] {
  const below = isTable(piece)
    ? [...(piece.head ? [piece.head.of] : []), ...piece.rows.flatMap(({ key, value }) => [key, value]), ...(piece.otherwise ? [piece.otherwise] : [])]
    : piece.parts.filter((part) => typeof part !== "string");
  return [piece, ...below.flatMap(piecesIn)];
}

/** The same with one piece put in the place of another. */
export function replaced(piece: Piece, from: Piece, to: Piece): Piece {
  if (piece === from) return to;
  const inside = (part: Piece): Piece => replaced(part, from, to);
  const inLine = (part: Line): Line => inside(part) as Line;
  if (!isTable(piece)) return { ...piece, parts: piece.parts.map((part) => (typeof part === "string" ? part : inside(part))) };
  return { ...piece, head: piece.head && { ...piece.head, of: inLine(piece.head.of) }, rows: piece.rows.map(({ key, value }) => ({ key: inLine(key), value: inside(value) })), otherwise: piece.otherwise && inside(piece.otherwise) };
}
