import { yearOf, type Rational } from "#kernel";
import type { Term } from "#policy";
import { validityOf, type CompiledRule, type Context, type Parts } from "../context.ts";
import { rangeIn, truthIn, type WordsValue } from "../value.ts";
import type { Limits } from "./assessment.ts";

/** 次数, 阶梯, 年度最高, 累计最高 of a rule. */
export function limitsOf(rule: CompiledRule, { reckon }: Parts): (context: Context) => Limits {
  const { grant } = rule.block;
  const cap = (term: Term | null): ((context: Context) => Rational | null) => {
    const asked = term && reckon(term);
    if (!asked) return () => null;
    return (context) => {
      const value = asked(context);
      // A limit that may not be there does not bind.
      return value.kind === "number" && !value.none ? value.high : null;
    };
  };
  const times = grant?.times ? reckon(grant.times) : null;
  const ladder = grant?.ladder ? reckon(grant.ladder) : null;
  const [perYear, lifetime] = [cap(grant?.perYear ?? null), cap(grant?.lifetime ?? null)];
  const years = yearsInForce(rule);
  return (context) => {
    const often = times && times(context);
    return {
      ladder: ladder ? truthIn(ladder(context)) : "否",
      times: often?.kind === "words" ? timesIn(often) : NOT_SAID,
      perYear: perYear(context), years: years(context), lifetime: lifetime(context),
    };
  };
}

const NOT_SAID: readonly string[] = [];
/** 无 = every time. */
const timesIn = ({ words, none }: WordsValue): readonly string[] => (none ? [...(words ?? NOT_SAID), "每次"] : (words ?? NOT_SAID));

function yearsInForce(rule: CompiledRule): (context: Context) => number {
  const { from, to } = validityOf(rule);
  const first = from === null ? null : yearOf(from);
  const end = to === null ? null : yearOf(to);
  return ({ on, year }) => {
    const now = yearOf(on);
    const happened = rangeIn(year.value)?.high;
    const asked = typeof happened === "number" ? Math.min(happened, now) : now;
    const last = Math.min(asked, end ?? asked);
    return Math.max(1, last - (first ?? now) + 1);
  };
}
