/** 统一社会信用代码 GB 32100-2015. */
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const LENGTH = 18;

/** Right length, right letters (no I O S V Z) and right check character. */
export function isCreditCode(code: string): boolean {
  return code.length === LENGTH && creditCodeCheck(code.slice(0, LENGTH - 1)) === code.at(-1);
}

/** The last character of the code, from the 17 before it: C18 = (31 − Σ Cᵢ × 3ⁱ⁻¹ mod 31) mod 31. Null when one of them is no letter of a code. */
export function creditCodeCheck(body: string): string | null {
  let weight = 1;
  let sum = 0;
  for (const character of body) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return null;
    sum += value * weight;
    weight = (weight * 3) % ALPHABET.length;
  }
  return ALPHABET[(ALPHABET.length - (sum % ALPHABET.length)) % ALPHABET.length] ?? null;
}
