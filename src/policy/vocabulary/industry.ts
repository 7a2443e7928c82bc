/** 行业: the tree of GB/T 4754. A code's first characters are what it lies in: I6513 lies in I651, I65 and I. */

/** Full code → name: `I` 信息传输…, `I65`, `I651`, `I6513` 应用软件开发. */
export type Industries = Readonly<Record<string, string>>;

const LETTERS = [..."ABCDEFGHIJKLMNOPQRST"];
const byName = new WeakMap<Industries, ReadonlyMap<string, string>>();

const has = (industries: Industries, code: string): boolean => Object.hasOwn(industries, code);

/** The full code of what is written as `I6513`, `6513`, `6513 应用软件开发`, `制造业` or `C`; null where the table has none. */
export function industryCode(industries: Industries, text: string): string | null {
  const [, letter = "", digits = ""] = /^([A-T]?)(\d{0,4})(?: |$)/.exec(text) ?? [];
  if (letter === "" && digits === "") return namesOf(industries).get(text) ?? null;
  const codes = (letter === "" ? LETTERS : [letter]).map((each) => `${each}${digits}`);
  return codes.find((code) => has(industries, code)) ?? null;
}

/** A name several levels bear (教育: P and 83) means the widest of them. */
function namesOf(industries: Industries): ReadonlyMap<string, string> {
  const known = byName.get(industries);
  if (known) return known;
  const names = new Map<string, string>();
  for (const [code, name] of Object.entries(industries)) {
    const other = names.get(name);
    if (other === undefined || code.length < other.length) names.set(name, code);
  }
  byName.set(industries, names);
  return names;
}

/** What a code covers: a level that is not divided is written with zeros, and covers what the level above covers (I6520 = I652, S9100 = S91). */
export const coverOf = (code: string): string => code.slice(0, 3) + code.slice(3).replace(/0+$/, "");

/** `6513 应用软件开发`, `C 制造业`. */
export const sayIndustry = (industries: Industries, code: string): string => `${code.length > 1 ? code.slice(1) : code} ${industries[code] ?? ""}`;

/** 门类、大类 … that a code lies in, widest first, itself last. */
export const industryPath = (industries: Industries, code: string): string[] =>
  [1, 3, 4, 5].filter((length) => length <= code.length).map((length) => code.slice(0, length)).filter((each) => has(industries, each));

/** For a code that is not in the table: the one that was probably meant. Zeros at the end often stand for the level above. */
export function nearestIndustry(industries: Industries, text: string): string | null {
  const digits = /\d{1,4}/.exec(text)?.[0] ?? "";
  const exact = industryCode(industries, digits) ?? industryCode(industries, digits.replace(/0{1,2}$/, ""));
  if (exact !== null) return exact;
  for (let length = digits.length - 1; length >= 2; length--) {
    const within = industryCode(industries, digits.slice(0, length));
    if (within === null) continue;
    const inside = Object.keys(industries).filter((code) => code.length === digits.length + 1 && code.startsWith(within));
    const away = (code: string): number => Math.abs(Number(code.slice(1)) - Number(digits));
    return inside.sort((a, b) => away(a) - away(b))[0] ?? within;
  }
  return null;
}
