/** 断崖: more of something, less money. The two neighbouring enterprises are found by halves and put to the engine. */
import { add, compare, divide, multiply, ratio, sayMoney, subtract, truncateTo, type Rational } from "#kernel";
import { sayNumber, type Term } from "#policy";
import type { CompiledRule } from "../context.ts";
import { ofNumber, rangeIn, type Value } from "../value.ts";
import { gridOf, type Axis } from "./axis.ts";
import type { Literal } from "./literal.ts";
import { cellsOf, sampleOf, truthOf } from "./search.ts";
import type { Place, Space } from "./space.ts";
import { awardAt } from "./trial.ts";

export interface CliffFinding {
  readonly axis: Axis;
  readonly message: string;
  readonly witnesses: readonly [Place, Place];
}

/** What there can be more of. A rank, or a count of years, is a place and not a quantity. */
const QUANTITIES = /^(金额|比例|面积|人数|家数|月数)/;
const ONE_YUAN = 100;
const BASIS_POINT = ratio(1n, 10_000n);
/** Kinds of enterprises a fact is moved for. */
const BASES = 24;

export function* cliffFindings(amount: Term, terms: readonly Term[], given: readonly Literal[], rule: CompiledRule, space: Space): Generator<CliffFinding> {
  const axes = space.axesOf([amount, ...terms, ...given.map(({ term }) => term)]);
  const quantities = axes.filter(({ key, fact, isNumeric }) => isNumeric && QUANTITIES.test(fact.written) && !space.wholes.has(key.slice(3)));
  if (quantities.length === 0) return;
  const bases = basesOf([amount, ...terms], given, space);
  for (const axis of quantities)
    for (const base of bases) {
      const found = cliffOn(axis, base, rule, space);
      if (!found) continue;
      yield found;
      break;
    }
}

/** Enterprises that meet the conditions, one for each way the words and numbers of the amount can fall. */
function basesOf(terms: readonly Term[], given: readonly Literal[], space: Space): readonly Place[] {
  const rest = sampleOf(given, space);
  if (!rest) return [];
  const axes = space.axesOf(terms);
  const bases: Place[] = [];
  for (const { sample } of cellsOf(axes, [], space)) {
    const place = new Map([...rest, ...sample]);
    if (truthOf(given, place, space) === "否") continue;
    bases.push(place);
  }
  const stride = Math.max(1, Math.ceil(bases.length / BASES));
  return bases.filter((_base, index) => index % stride === 0);
}

function cliffOn(axis: Axis, base: Place, rule: CompiledRule, space: Space): CliffFinding | null {
  const step = gridOf(axis.fact) ?? BASIS_POINT;
  const at = (x: Rational): Place => new Map([...base, [axis.key, ofNumber(x)]]);
  const memo = new Map<string, Rational | null>();
  const award = (x: Rational): Rational | null => {
    const key = typeof x === "number" ? String(x) : `${x.n}/${x.d}`;
    let found = memo.get(key);
    if (found === undefined) memo.set(key, (found = awardAt(at(x), rule, space)));
    return found;
  };
  const points = pointsOf(axis, step);
  for (const [index, from] of points.entries()) {
    const to = points[index + 1];
    if (to === undefined) break;
    const pair = fall(from, to, step, award);
    if (!pair) continue;
    const [low, high] = pair;
    const [before, after] = [award(low), award(high)];
    if (before === null || after === null || !isJump(low, high, subtract(before, after), step, award)) continue;
    const said = (x: Rational): string => sayNumber(x, axis.fact.type);
    return { axis, message: `${space.nameOf(axis)}由${said(low)}增至${said(high)}，金额反由${sayMoney(before)}降为${sayMoney(after)}`, witnesses: [at(low), at(high)] };
  }
  return null;
}

/** The cuts with their neighbours, and the middles between. */
function pointsOf(axis: Axis, step: Rational): Rational[] {
  const ends = axis.cells.flatMap(({ value, sample }: { value: Value; sample: Value | null }) => {
    const [range, middle] = [rangeIn(value), sample ? rangeIn(sample) : null];
    return [range?.low ?? null, middle?.low ?? null, range?.high ?? null].filter((x) => x !== null);
  });
  const far = multiply(ends.reduce((a, b) => (compare(a, b) > 0 ? a : b), step), 100);
  const all = [...ends, far].map((x) => truncateTo(x, step)).flatMap((x) => [x, add(x, step)]).filter((x) => compare(x, 0) >= 0);
  return all.sort(compare).filter((x, index) => index === 0 || compare(x, all[index - 1] as Rational) !== 0);
}

/** The steepest fall between two points, narrowed to two neighbours. */
function fall(from: Rational, to: Rational, step: Rational, award: (x: Rational) => Rational | null): [Rational, Rational] | null {
  let [low, high] = [from, to];
  const drop = (a: Rational, b: Rational): Rational | null => {
    const [x, y] = [award(a), award(b)];
    return x === null || y === null ? null : subtract(x, y);
  };
  const whole = drop(low, high);
  if (whole === null || compare(whole, 0) <= 0) return null;
  while (compare(subtract(high, low), step) > 0) {
    const middle = truncateTo(divide(add(low, high), 2), step);
    if (compare(middle, low) <= 0) break;
    const [left, right] = [drop(low, middle), drop(middle, high)];
    if (left === null || right === null) return null;
    if (compare(left, right) >= 0) high = middle;
    else low = middle;
  }
  return [low, high];
}

/** A jump, and not one step of a slope: the steps beside it are far smaller. */
function isJump(low: Rational, high: Rational, drop: Rational, step: Rational, award: (x: Rational) => Rational | null): boolean {
  if (compare(drop, ONE_YUAN) < 0) return false;
  const beside = [[subtract(low, step), low], [high, add(high, step)]] as const;
  return beside.every(([a, b]) => {
    if (compare(a, 0) < 0) return true;
    const [x, y] = [award(a), award(b)];
    if (x === null || y === null) return true;
    const change = subtract(x, y);
    return compare(multiply(change, 4), drop) < 0 && compare(multiply(change, -4), drop) < 0;
  });
}
