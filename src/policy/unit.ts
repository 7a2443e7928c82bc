/** 单位与量纲: every number has a dimension; adding, comparing or paying across dimensions is refused at check time. */
import { MONEY_UNITS, divide, multiply, ratio, type Rational } from "#kernel";

/** Powers of base units, e.g. 单价 = {元: 1, 平方米: −1, 天: −1}. `{}` is a plain number or a ratio. */
export type Dimension = Readonly<Record<string, number>>;

export const PLAIN: Dimension = {};
export const MONEY: Dimension = { 元: 1 };

const COUNTS = ["平方米", "天", "月", "年", "年度", "家", "项", "件", "人", "名", "套", "篇", "分", "次", "个"];
/** The base of 元 is 分, so that money is an integer wherever the text is. */
const SIMPLE: ReadonlyMap<string, { readonly factor: Rational; readonly dimension: Dimension }> = new Map([
  ["", { factor: 1, dimension: PLAIN }],
  // 两倍 is the number 2.
  ["倍", { factor: 1, dimension: PLAIN }],
  ["%", { factor: ratio(1n, 100n), dimension: PLAIN }],
  ...Object.entries(MONEY_UNITS).map(([unit, factor]) => [unit, { factor, dimension: MONEY }] as const),
  ...COUNTS.map((unit) => [unit, { factor: 1, dimension: { [unit]: 1 } }] as const),
]);

export const UNIT_NAMES: readonly string[] = [...SIMPLE.keys()].filter((unit) => unit !== "");

/** `1.5元/平方米/天` → factor 100, {元: 1, 平方米: −1, 天: −1}. Null when a part is not a unit. */
export function readUnit(text: string): { readonly factor: Rational; readonly dimension: Dimension } | null {
  const [first = "", ...divisors] = text.split("/");
  const head = SIMPLE.get(first);
  if (!head) return null;
  let factor = head.factor;
  let dimension = head.dimension;
  for (const part of divisors) {
    const unit = part === "" ? undefined : SIMPLE.get(part);
    if (!unit) return null;
    factor = divide(factor, unit.factor);
    dimension = combine(dimension, unit.dimension, -1);
  }
  return { factor, dimension };
}

/** a × bᵗⁱᵐᵉˢ: the dimension of a product (times = 1) or a quotient (times = −1). */
export function combine(a: Dimension, b: Dimension, times: 1 | -1): Dimension {
  const result: Record<string, number> = { ...a };
  for (const [unit, power] of Object.entries(b)) {
    const sum = (result[unit] ?? 0) + power * times;
    if (sum === 0) delete result[unit];
    else result[unit] = sum;
  }
  return result;
}

export function sameDimension(a: Dimension, b: Dimension): boolean {
  for (const unit in a) if (a[unit] !== (b[unit] ?? 0)) return false;
  for (const unit in b) if (b[unit] !== (a[unit] ?? 0)) return false;
  return true;
}

/** `元/平方米/天`; a plain number is called 数. */
export function sayDimension(dimension: Dimension): string {
  const entries = Object.entries(dimension);
  const above = entries.filter(([, power]) => power > 0).flatMap(([unit, power]) => Array<string>(power).fill(unit));
  const below = entries.filter(([, power]) => power < 0).flatMap(([unit, power]) => Array<string>(-power).fill(unit));
  return entries.length === 0 ? "数或比例" : [above.join("·") || "每", ...below].join("/");
}

/** The number in base units. */
export const inBase = (value: Rational, factor: Rational): Rational => multiply(value, factor);
