import { succeed, type Result } from "#kernel";
import type { FileRefusal } from "#application/ports";
import { refuseFile } from "#application/refusals";

export const MAX_DEPTH = 64;
export const TOO_DEEP = `一层套一层超过了 ${MAX_DEPTH} 层`;
export const DEEP_HINT = "企业档案只有四五层；核对是不是选错了文件";

/**
 * JSON with two more promises: at most 64 levels, told before anything recursive runs, and no key twice in one object,
 * which JSON.parse would settle by forgetting the first.
 */
export function readJson(path: string, text: string): Result<unknown, FileRefusal> {
  const scanned = scan(path, text);
  if (!scanned.ok) return scanned;
  try {
    return succeed(JSON.parse(text));
  } catch (error) {
    const at = placeOf(text, error);
    if (at !== null && at >= text.trimEnd().length) return refuseFile(path, "JSON 到一半就断了", "核对文件是否存完整，末尾的括号是否配齐", lineAt(text, at));
    return refuseFile(path, "不是正确的 JSON", "核对这一行和上一行的引号、逗号和括号", at === null ? null : lineAt(text, at));
  }
}

/** One pass without recursion. Broken JSON may pass here; JSON.parse refuses it afterwards. */
function scan(path: string, text: string): Result<null, FileRefusal> {
  const keys: (Set<string> | null)[] = [];
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === "{" || character === "[") {
      keys.push(character === "{" ? new Set() : null);
      if (keys.length > MAX_DEPTH) return refuseFile(path, TOO_DEEP, DEEP_HINT, lineAt(text, index));
    } else if (character === "}" || character === "]") keys.pop();
    else if (character === '"') {
      const start = index + 1;
      for (index = start; index < text.length && text[index] !== '"'; index++) if (text[index] === "\\") index++;
      const seen = keys.at(-1);
      if (!seen || !isKey(text, index + 1)) continue;
      const key = text.slice(start, index);
      if (seen.has(key)) return refuseFile(path, `“${key.slice(0, 40)}”在同一个对象里写了两次`, "合成一处，或删去多余的一处", lineAt(text, index));
      seen.add(key);
    }
  }
  return succeed(null);
}

/** A string is a key when a colon follows it. */
function isKey(text: string, from: number): boolean {
  let index = from;
  while (index < text.length && " \t\r\n".includes(text[index] ?? "")) index++;
  return text[index] === ":";
}

/** Engines say `at position 17`, `line 2 column 3`, or only that the input ended. */
function placeOf(text: string, error: unknown): number | null {
  const message = error instanceof Error ? error.message : "";
  if (message.includes("end of JSON") || message.includes("Unterminated")) return text.length;
  const position = /position (\d+)/.exec(message)?.[1];
  return position === undefined ? null : Number(position);
}

export function lineAt(text: string, index: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < index; at = text.indexOf("\n", at + 1)) line++;
  return line;
}
