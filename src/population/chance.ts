/**
 * 有种子的随机: what an enterprise is depends on the seed and its number alone. Only arithmetic that every machine does
 * alike: Math.log and Math.exp may differ in the last bit from one engine to another.
 */
export interface Chance {
  /** Begins the sequence of one enterprise. */
  readonly start: (index: number) => void;
  /** 0 ≤ x < 1. */
  readonly next: () => number;
  readonly happens: (probability: number) => boolean;
  /** A whole number, both ends included. */
  readonly between: (low: number, high: number) => number;
  readonly pick: <T>(of: readonly T[]) => T;
  /** Log-normal: half are below the median; `sigma` of the logarithm. */
  readonly spread: (median: number, sigma: number) => number;
}

/** sfc32. */
export function chanceOf(seed: number): Chance {
  let [a, b, c, d] = [0, 0, 0, 1];
  const draw = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  const next = (): number => draw() / 4_294_967_296;
  return {
    start: (index) => {
      [a, b, c, d] = [mixed(seed ^ 0x9e3779b9), mixed(index + 0x7f4a7c15), mixed(Math.imul(seed, 31) + index), 1];
      for (let round = 0; round < 8; round++) draw();
    },
    next,
    happens: (probability) => next() < probability,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (of) => {
      const chosen = of[Math.floor(next() * of.length)];
      if (chosen === undefined) throw new RangeError("没有可选的");
      return chosen;
    },
    // Four uniforms added are close to a normal of variance 1/3 around 2.
    spread: (median, sigma) => median * exponential((next() + next() + next() + next() - 2) * ROOT_3 * sigma),
  };
}

const ROOT_3 = 1.7320508075688772;
const LN_2 = 0.6931471805599453;

/** eˣ for small x: halved until the series is short, then squared back. */
function exponential(x: number): number {
  const halvings = Math.floor(Math.abs(x) / LN_2) + 1;
  let small = x;
  for (let each = 0; each < halvings; each++) small /= 2;
  let power = 1 + small * (1 + (small / 2) * (1 + (small / 3) * (1 + (small / 4) * (1 + (small / 5) * (1 + (small / 6) * (1 + small / 7))))));
  for (let each = 0; each < halvings; each++) power *= power;
  return power;
}

function mixed(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}

/** Chooses by weight. */
export function weighted<T>(of: readonly (readonly [T, number])[]): (chance: Chance) => T {
  const total = of.reduce((sum, [, weight]) => sum + weight, 0);
  return (chance) => {
    let left = chance.next() * total;
    for (const [item, weight] of of) {
      left -= weight;
      if (left < 0) return item;
    }
    const last = of.at(-1);
    if (!last) throw new RangeError("没有可选的");
    return last[0];
  };
}
