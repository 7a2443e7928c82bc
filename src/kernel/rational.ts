/**
 * 精确有理数. Money, rates and quantities never touch binary floating point:
 * a safe integer is held as a plain `number` (the fast and by far the commonest case),
 * everything else as a reduced fraction of two bigints.
 */
export type Rational = number | Fraction;
export interface Fraction {
  readonly n: bigint;
  /** Always > 0. A fraction equal to a safe integer is never built. */
  readonly d: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => {
  let x = a < 0n ? -a : a;
  let y = b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
};

/** n ÷ d, reduced. @throws RangeError when d is 0. */
export function ratio(n: bigint, d: bigint): Rational {
  if (d === 0n) throw new RangeError("除数为零");
  if (d < 0n) return ratio(-n, -d);
  const g = gcd(n, d);
  const num = g > 1n ? n / g : n;
  const den = g > 1n ? d / g : d;
  return den === 1n ? whole(num) : { n: num, d: den };
}

function whole(n: bigint): Rational {
  const number = Number(n);
  return Number.isSafeInteger(number) ? number : { n, d: 1n };
}

const numerator = (a: Rational): bigint => (typeof a === "number" ? BigInt(a) : a.n);
const denominator = (a: Rational): bigint => (typeof a === "number" ? 1n : a.d);

/** n ÷ d of safe integers, d > 0: bigints only where the quotient is no integer. */
function quotient(n: number, d: number): Rational {
  if (n % d === 0) return n === 0 ? 0 : n / d;
  let [x, y] = [Math.abs(n), d];
  while (y !== 0) [x, y] = [y, x % y];
  return { n: BigInt(n / x), d: BigInt(d / x) };
}

/** A bigint as a number where it is small enough to multiply with; otherwise NaN, which no product survives. */
const SMALL = 2n ** 31n;
const small = (a: bigint): number => (a < SMALL && a > -SMALL ? Number(a) : Number.NaN);

export function add(a: Rational, b: Rational): Rational {
  if (typeof a === "number" && typeof b === "number") {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  if (a === 0) return b;
  if (b === 0) return a;
  const [da, db] = [denominator(a), denominator(b)];
  return ratio(numerator(a) * db + numerator(b) * da, da * db);
}

export const negate = (a: Rational): Rational => (typeof a === "number" ? 0 - a : { n: -a.n, d: a.d });
export const subtract = (a: Rational, b: Rational): Rational => add(a, negate(b));

export function multiply(a: Rational, b: Rational): Rational {
  if (typeof a === "number") {
    if (typeof b !== "number") return scaled(b, a);
    const product = a * b;
    if (Number.isSafeInteger(product)) return product === 0 ? 0 : product;
  } else if (typeof b === "number") return scaled(a, b);
  return ratio(numerator(a) * numerator(b), denominator(a) * denominator(b));
}

/** A share of a whole number, as 2% of an amount. */
const scaled = (share: Fraction, by: number): Rational => multiplier(share)(by);

/** Multiplication by one number made ready: what a rate is multiplied with changes, the rate does not. */
export function multiplier(rate: Rational): (by: Rational) => Rational {
  if (typeof rate === "number") return (by) => multiply(by, rate);
  const { n, d } = rate;
  const [above, below] = [small(n), small(d)];
  return (by) => {
    if (typeof by !== "number") return ratio(by.n * n, by.d * d);
    const product = by * above;
    return Number.isSafeInteger(product) && below > 0 ? quotient(product, below) : ratio(n * BigInt(by), d);
  };
}

/** @throws RangeError when b is 0. */
export function divide(a: Rational, b: Rational): Rational {
  if (typeof a === "number" && typeof b === "number" && b > 0) return quotient(a, b);
  return ratio(numerator(a) * denominator(b), denominator(a) * numerator(b));
}

/** Negative, zero or positive as a is below, equal to or above b. */
export function compare(a: Rational, b: Rational): number {
  if (typeof a === "number") return typeof b === "number" ? a - b : -compareFraction(b, a);
  if (typeof b === "number") return compareFraction(a, b);
  if (a === b) return 0;
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function compareFraction({ n, d }: Fraction, to: number): number {
  if (to === 0) return n < 0n ? -1 : 1;
  const [above, below] = [small(n), to * small(d)];
  if (Number.isSafeInteger(below) && !Number.isNaN(above)) return above - below;
  const difference = n - BigInt(to) * d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const least = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b);
export const greatest = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b);
export const sign = (a: Rational): number => (typeof a === "number" ? Math.sign(a) : a.n < 0n ? -1 : 1);

/** Cuts toward zero: the one rounding of an award (SEMANTICS §11). @returns an integer Rational. */
export function truncate(a: Rational): Rational {
  return typeof a === "number" ? a : whole(a.n / a.d);
}

/** Cuts down to a whole multiple of `step`, toward zero. */
export const truncateTo = (a: Rational, step: Rational): Rational => multiply(truncate(divide(a, step)), step);

/**
 * An integer amount as a JavaScript number.
 * @throws RangeError when it is not an integer or too large to be exact; 9007 亿元 in 分 is far above any award.
 */
export function toInteger(a: Rational): number {
  if (typeof a === "number") return a;
  throw new RangeError(`不是可精确表示的整数：${decimal(a, 6)}`);
}

/** Reads a plain decimal (`12`, `-3.50`). Null when the text is not one. */
export function parseDecimal(text: string): Rational | null {
  const found = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!found) return null;
  const fraction = found[3] ?? "";
  const value = ratio(BigInt((found[2] ?? "0") + fraction), 10n ** BigInt(fraction.length));
  return found[1] ? negate(value) : value;
}

/** At most `digits` decimals, trailing zeros dropped, cut toward zero. For people, never for further arithmetic. */
export function decimal(a: Rational, digits: number): string {
  if (typeof a === "number") return String(a);
  const scaled = (a.n * 10n ** BigInt(digits)) / a.d;
  const negative = scaled < 0n;
  const text = (negative ? -scaled : scaled).toString().padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits);
  const rest = text.slice(text.length - digits).replace(/0+$/, "");
  return `${negative ? "-" : ""}${whole}${rest ? `.${rest}` : ""}`;
}

/** True when the decimal writing of `a` ends within `digits` places, so that `decimal` says it exactly. */
export function isDecimal(a: Rational, digits: number): boolean {
  return typeof a === "number" || (a.n * 10n ** BigInt(digits)) % a.d === 0n;
}
