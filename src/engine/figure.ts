/** 带单位的数, as a change names it: 50万元, 10%, 3年. What is said of a figure is read back as the same. */
import { add, compare, decimal, divide, isDecimal, multiply, parseDecimal, refuse, sign, succeed, type Rational, type Result } from "#kernel";
import { readUnit, sameDimension, type Dimension, type Term } from "#policy";

export interface Figure {
  readonly value: Rational;
  readonly dimension: Dimension;
}

const WRITTEN = /^(-?[\d,，]+(?:\.\d+)?)(.*)$/;

/** Null where it is no number with a unit. */
export function readFigure(text: string): Figure | null {
  const [, digits = "", unit = ""] = WRITTEN.exec(text.trim().replaceAll("％", "%")) ?? [];
  const [number, read] = [parseDecimal(digits.replaceAll(/[,，]/g, "")), readUnit(unit.trim())];
  return number === null || !read ? null : { value: multiply(number, read.factor), dimension: read.dimension };
}

export const isFigure = (term: Term, { value, dimension }: Figure): boolean =>
  term.op === "constant" && term.value.kind === "number" && term.type.kind === "number" && sameDimension(term.type.dimension, dimension) && compare(term.value.number, value) === 0;

/** Values of one sweep. */
export const MOST_VALUES = 25;
const DECIMALS = 8;

/**
 * 扫描的值: from one value to another in equal steps, both ends included where the steps meet them, in the unit of the first.
 * @returns a sentence when a value is none, the units differ, or there would be too many.
 */
export function sweepValues(first: string, final: string, step: string): Result<readonly string[], string> {
  const [from, to, by] = [first, final, step].map(readFigure);
  const wrong = [first, final, step].find((text) => readFigure(text) === null);
  if (!from || !to || !by) return refuse(`“${wrong ?? ""}”不是一个带单位的数，写作 50万元、10%、3年。`);
  if (!sameDimension(from.dimension, to.dimension) || !sameDimension(from.dimension, by.dimension)) return refuse(`“${first}”“${final}”“${step}”的单位不同。`);
  if (sign(by.value) <= 0) return refuse(`步长“${step}”要大于零。`);
  if (compare(from.value, to.value) > 0) return refuse(`“${first}”大于“${final}”，从小到大写。`);
  const unit = WRITTEN.exec(first.trim())?.[2]?.trim().replaceAll("％", "%") ?? "";
  const factor = readUnit(unit)?.factor ?? 1;
  const values: string[] = [];
  for (let value = from.value; compare(value, to.value) <= 0; value = add(value, by.value)) {
    if (values.length === MOST_VALUES) return refuse(`从${first}到${final}每${step}一个值，超过 ${MOST_VALUES} 个。步长取大一些。`);
    const count = divide(value, factor);
    if (!isDecimal(count, DECIMALS)) return refuse(`步长“${step}”除不尽，换一个。`);
    values.push(`${decimal(count, DECIMALS)}${unit}`);
  }
  return succeed(values);
}

