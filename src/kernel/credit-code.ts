/** 统一社会信用代码 GB 32100-2015. */
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const LENGTH = 18;

/** Right length, right letters (no I O S V Z) and right check character: C18 = (31 − Σ Cᵢ × 3ⁱ⁻¹ mod 31) mod 31. */
export function isCreditCode(code: string): boolean {
  const values = [...code].map((character) => ALPHABET.indexOf(character));
  if (values.length !== LENGTH || values.includes(-1)) return false;
  let weight = 1;
  let sum = 0;
  for (const value of values.slice(0, LENGTH - 1)) {
    sum += value * weight;
    weight = (weight * 3) % ALPHABET.length;
  }
  return (ALPHABET.length - (sum % ALPHABET.length)) % ALPHABET.length === values[LENGTH - 1];
}
