/**
 * 传输: JSON that carries exact numbers. A bigint is written as `{"$": "123"}`, so that the compiled library can go
 * to the browser and come back the same.
 */
const BIGINT_KEY = "$";

export function encode(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => (typeof item === "bigint" ? { [BIGINT_KEY]: item.toString() } : item));
}

/** @throws SyntaxError when the text is not JSON; the caller vouches for its shape. */
export function decode<T>(text: string): T {
  return JSON.parse(text, (_key, item: unknown) => {
    if (item === null || typeof item !== "object") return item;
    const digits = (item as Record<string, unknown>)[BIGINT_KEY];
    return typeof digits === "string" ? BigInt(digits) : item;
  }) as T;
}
