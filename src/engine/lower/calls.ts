/** 函数. */
import type { Term, TermOf } from "#policy";
import { periodOf, shifted } from "./arithmetic.ts";
import { constantOf, unlowered, type Exp } from "./exp.ts";
import { holds } from "./folds.ts";
import type { Pool } from "./pool.ts";
import { lowerNumber, lowerTruth, type Scope } from "./scope.ts";
import { aligned, compareRanges, constantIn, fold, greatest, greatestBound, least, leastBound, openNumber, openTruth, pick, pointNumber, settled, type Low, type NumberValue } from "./values.ts";

export function call(term: TermOf<"call">, scope: Scope): Low {
  const { pool: p } = scope.plan;
  const arg = (index: number): Term => term.args[index] ?? unlowered(`${term.name} 少了参数`);
  switch (term.name) {
    case "持有": {
      const title = arg(0);
      return holds(title.op === "constant" && title.value.kind === "word" ? title.value.word : unlowered("持有"), scope);
    }
    case "近": {
      const date = lowerNumber(arg(0), scope);
      const on = pointNumber(p, p.int(scope.on));
      const since = shifted(on, periodOf(arg(1), scope), -1, scope);
      const near = p.and(compareRanges(p, "≤", since, date), compareRanges(p, "≤", date, on));
      return openTruth(p, unlessNone(p, date, near), date.open);
    }
    case "满": {
      const from = lowerNumber(arg(0), scope);
      const until = lowerNumber(arg(2), scope);
      const full = compareRanges(p, "≥", until, shifted(from, periodOf(arg(1), scope), 1, scope));
      return openTruth(p, unlessNone(p, until, unlessNone(p, from, full)), p.bits(from.open, until.open));
    }
    case "年": {
      const day = lowerNumber(arg(0), scope);
      return openNumber(p, { ...day, low: p.year(day.low), high: p.year(day.high) }, day.open);
    }
    case "取小": case "取大":
      return extremeOf(term, scope);
    case "首个已知": {
      const args = term.args.map((each) => lowerNumber(each, scope));
      const joined = args.slice(1).reduce<Low>((all, each) => fold(p, [], all, each, p.bits(all.open, each.open)), args[0] ?? unlowered("首个已知"));
      return args.reduceRight<Low>((rest, each) => pick(p, p.and(p.isTrue(p.compare("=", each.low, each.high)), p.not(each.none)), { ...each, open: p.ZERO }, rest), settled(joined, scope));
    }
    case "累进":
      return progressive(term, scope);
    case "天数":
      return days(term, scope);
    default:
      return unlowered(term.name);
  }
}

/** A day that is 无 is neither near nor long ago. */
const unlessNone = (p: Pool, day: NumberValue, truth: Exp): Exp => p.case([{ when: p.not(day.some), then: p.FALSE }, { when: day.none, then: p.and(truth, p.OPEN) }], truth);

/** 天数 of a year that is not told: any number of days. Days of a known year are counted one by one, which these compilers do not. */
function days(term: TermOf<"call">, scope: Scope): Low {
  const { pool: p } = scope.plan;
  const year = lowerNumber(term.args[2] ?? unlowered("天数"), scope);
  const [low, high] = [constantOf(year.low), constantOf(year.high)];
  if (low === undefined || high === undefined || (low === high && low !== null)) return unlowered("逐日计数");
  const condition = term.args[3];
  const anyDay: NumberValue = { ...pointNumber(p, p.NO_INT), open: p.ZERO };
  const never = condition ? p.isFalse(lowerTruth(condition, { ...scope, event: anyDay, year: anyDay, asked: anyDay, element: null }).truth) : p.FALSE;
  const args = term.args.slice(0, 3).map((each) => scope.lower(each, scope).open);
  return openNumber(p, { ...pointNumber(p, p.ZERO, true), high: p.if(never, p.ZERO, p.int(366)) }, p.allBits(args));
}

/** 超额累进: each rate on the part between its start and the next. Rising, so both ends of a range may be taken. */
function progressive(term: TermOf<"call">, scope: Scope): Low {
  const { pool: p } = scope.plan;
  const [first, ...steps] = term.args.map((each) => lowerNumber(each, scope));
  if (!first?.positive) return unlowered("累进可以为负的数");
  let scale = first.scale;
  const parts = steps.flatMap((start, index) => {
    const rate = index % 2 === 0 ? constantIn(steps[index + 1] ?? unlowered("累进")) : null;
    if (rate === null) return [];
    const { n, d } = typeof rate === "number" ? { n: BigInt(rate), d: 1n } : rate;
    const next = steps[index + 2];
    scale = [first, start, ...(next ? [next] : [])].reduce<NumberValue>((all, each) => aligned(p, all, { ...each, scale: each.scale * d })[0], { ...first, scale }).scale;
    return [{ start, next, n, d }];
  });
  const sum = (end: "low" | "high"): Exp => parts.reduce((total, { start, next, n, d }) => {
    const at = (value: NumberValue): Exp => p.arithmetic("×", value[end === "low" ? "low" : "high"], p.int(scale / d / value.scale));
    const value = at(first);
    const [from, to] = [at(start), next ? at(next) : null];
    const inside = to ? least(p, value, to) : value;
    const above = p.case([{ when: p.compare("≤", inside, from), then: p.ZERO }], p.arithmetic("−", inside, from));
    return p.arithmetic("+", total, p.arithmetic("×", above, p.int(n)));
  }, p.ZERO);
  return openNumber(p, { low: sum("low"), high: sum("high"), scale, some: first.some, none: first.none, positive: true }, first.open);
}

function extremeOf(term: TermOf<"call">, scope: Scope): Low {
  const { pool: p } = scope.plan;
  const values = term.args.map((each) => scope.lower(each, scope));
  if (values.some((value) => value.kind === "none")) return { kind: "none", open: p.ZERO };
  const numbers = values.map((value) => (value.kind === "number" ? value : unlowered(term.name)));
  const small = term.name === "取小";
  return numbers.reduce((left, right): NumberValue => {
    const [a, b, scale] = aligned(p, left, right);
    const low = small ? least(p, a.low, b.low) : greatestBound(p, a.low, b.low);
    const high = small ? leastBound(p, a.high, b.high) : greatest(p, a.high, b.high);
    // A side that lies wholly beyond the result can no longer decide it.
    const decides = (side: NumberValue): Exp => p.if(p.isTrue(small ? p.compare("<", high, side.low) : p.compare("<", side.high, low)), p.ZERO, side.open);
    return openNumber(p, { low, high, scale, some: p.and(a.some, b.some), none: p.or(a.none, b.none), positive: a.positive && b.positive }, p.bits(decides(a), decides(b)));
  });
}
