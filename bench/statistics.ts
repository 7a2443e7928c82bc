export interface Measured {
  readonly name: string;
  /** Milliseconds. */
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly runs: number;
}

export const medianOf = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

export function summarise(name: string, times: readonly number[]): Measured {
  return { name, median: medianOf(times), min: Math.min(...times), max: Math.max(...times), runs: times.length };
}

const DIGITS = 3;
/** 1234567 → `123万`: as many digits as a measurement deserves. */
export function short(value: number): string {
  const rounded = Number(value.toPrecision(DIGITS));
  return rounded >= 100_000 ? `${Number((rounded / 10_000).toPrecision(DIGITS))}万` : String(rounded >= 100 ? Math.round(rounded) : rounded);
}
export const times = (ratio: number): string => (ratio >= 100 ? `${Math.round(ratio)}×` : `${Number(ratio.toPrecision(2))}×`);

/** Milliseconds this process has kept processors busy: what else the machine does is not in it. */
export function worked(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
