/** 有种子的随机: the same seed gives the same choices on every machine. */
export interface Chance {
  /** 0 ≤ x < n. */
  below(n: number): number;
  pick<T>(of: readonly T[]): T;
  happens(probability: number): boolean;
  shuffled<T>(items: readonly T[]): T[];
}

/** mulberry32. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number): number => Math.floor(next() * n);
  return {
    below,
    pick: (of) => of[below(of.length)]!,
    happens: (probability) => next() < probability,
    shuffled: (items) => {
      const rest = [...items];
      return items.map(() => rest.splice(below(rest.length), 1)[0]!);
    },
  };
}
