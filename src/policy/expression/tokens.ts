import { parseDay, type Day } from "#kernel";

export type Token = { readonly start: number; readonly end: number } & (
  | { readonly kind: "number"; readonly digits: string; readonly unit: string }
  | { readonly kind: "date"; readonly day: Day }
  | { readonly kind: "word"; readonly text: string }
  | { readonly kind: "symbol"; readonly text: string }
  | { readonly kind: "wrong"; readonly text: string; readonly hint: string }
);

const SYMBOLS = "+−×÷=≠>≥<≤()[],";
/** What an input method or a habit from code puts in the place of a symbol. */
const MISTYPED: Readonly<Record<string, string>> = {
  "-": "减号写作 −（U+2212），两边留空格",
  "*": "乘号写作 ×",
  "/": "除号写作 ÷；/ 只用在单位里，如 1.5元/平方米/天",
  "（": "括号写作半角 (",
  "）": "括号写作半角 )",
  "，": "逗号写作半角 ,",
  "【": "列表写作半角 [",
  "】": "列表写作半角 ]",
  "：": "此处不用冒号",
  ":": "此处不用冒号；键与值之间写“键: 值”",
  "＞": "写作 >",
  "＜": "写作 <",
  "＝": "写作 =",
  "％": "写作 %",
  "!": "“不”写作 非，“不等于”写作 ≠",
  "&": "“并且”写作 且",
  "|": "“或者”写作 或",
};
const isBreak = (character: string): boolean => /\s/.test(character) || SYMBOLS.includes(character) || (character in MISTYPED && character !== "/" && character !== "-");

/** Cuts an expression into tokens. Never fails: what it cannot read becomes a `wrong` token with a hint. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text[at] as string;
    if (/\s/.test(character)) {
      at++;
      continue;
    }
    const rest = text.slice(at);
    const date = /^\d{4}-\d{1,2}-\d{1,2}(?![\d.])/.exec(rest)?.[0];
    const number = /^\d+(\.\d+)?/.exec(rest)?.[0];
    const pair = /^(>=|<=|!=|==|&&|\|\|)/.exec(rest)?.[0];
    let end = at + 1;
    if (date !== undefined) {
      end = at + date.length;
      const day = parseDay(date);
      tokens.push(day === null
        ? { kind: "wrong", text: date, hint: "日期写作 2025-09-05，且须是日历上有的日子", start: at, end }
        : { kind: "date", day, start: at, end });
    } else if (number !== undefined) {
      end = at + number.length;
      while (end < text.length && (text[end] === "%" || text[end] === "％" || !isBreak(text[end] as string))) end++;
      tokens.push({ kind: "number", digits: number, unit: text.slice(at + number.length, end).replace("％", "%"), start: at, end });
    } else if (pair !== undefined) {
      end = at + pair.length;
      const right = { ">=": "≥", "<=": "≤", "!=": "≠", "==": "=", "&&": "且", "||": "或" }[pair] ?? "";
      tokens.push({ kind: "wrong", text: pair, hint: `写作 ${right}`, start: at, end });
    } else if (SYMBOLS.includes(character)) {
      tokens.push({ kind: "symbol", text: character, start: at, end });
    } else if (character in MISTYPED) {
      tokens.push({ kind: "wrong", text: character, hint: MISTYPED[character] ?? "", start: at, end });
    } else {
      while (end < text.length && !isBreak(text[end] as string)) end++;
      tokens.push({ kind: "word", text: text.slice(at, end), start: at, end });
    }
    at = end;
  }
  return tokens;
}
