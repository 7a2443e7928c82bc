import { yearOf, type Rational } from "#kernel";
import type { Term } from "#policy";
import { validityOf, type CompiledRule, type Context, type Parts } from "../context.ts";
import { rangeIn, truthIn } from "../value.ts";
import type { Limits } from "./assessment.ts";

/** 次数, 阶梯, 年度最高, 累计最高 of a rule. */
export function limitsOf(rule: CompiledRule, { explain }: Parts): (context: Context) => Limits {
  const { grant } = rule.block;
  const cap = (term: Term | null): ((context: Context) => Rational | null) => {
    const asked = term && explain(term);
    if (!asked) return () => null;
    return (context) => {
      const { value } = asked(context);
      // A limit that may not be there does not bind.
      return value.kind === "number" && !value.none ? value.high : null;
    };
  };
  const times = grant?.times ? explain(grant.times) : null;
  const ladder = grant?.ladder ? explain(grant.ladder) : null;
  const [perYear, lifetime] = [cap(grant?.perYear ?? null), cap(grant?.lifetime ?? null)];
  const years = yearsInForce(rule);
  return (context) => {
    const often = times && times(context).value;
    return {
      ladder: ladder ? truthIn(ladder(context).value) : "否",
      times: often?.kind === "words" ? [...(often.words ?? []), ...(often.none ? ["每次"] : [])] : [],
      perYear: perYear(context), years: years(context), lifetime: lifetime(context),
    };
  };
}

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
