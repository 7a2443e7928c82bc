/** 上年度.研发费用: of the match's own year; while that may be one of several, whatever any of them says. */
import { factNamed, type Fact, type TermOf } from "#policy";
import { YEAR_WORDS } from "../evaluate/facts.ts";
import { unlowered, type Exp, type Fold } from "./exp.ts";
import { columnValue } from "./facts.ts";
import type { Scope } from "./scope.ts";
import { openNumber, openTruth, pick, type Low, type NumberValue } from "./values.ts";

/** Relative to the match's own year. An open year leaves everything open. */
export function yearlyFact(term: TermOf<"yearly">, scope: Scope): Low {
  const { plan } = scope;
  const fact = factNamed(scope.library.reference.yearly, term.name);
  if (!fact) return unlowered(`年度数据.${term.name}`);
  const { pool: p } = plan;
  const { low, high, open: yearOpen } = scope.year;
  const missing = plan.missing(`${YEAR_WORDS[term.back] ?? `前${term.back}年度`}.${term.name}`, fact.holder);
  const ofOne = columnValue(scope, fact, plan.yearsBack(term.back), p.TRUE, p.if(p.known(low), missing, yearOpen), null, null);
  return low === high ? ofOne : pick(p, p.isTrue(p.compare("=", low, high)), ofOne, ofSeveral(term.back, fact, missing, scope));
}

/** Where every year between is told, the lowest and the highest of them; else anything. */
function ofSeveral(back: number, fact: Fact, missing: Exp, scope: Scope): Low {
  const { pool: p } = scope.plan;
  const source = scope.plan.foldSource("年度数据", scope.depth);
  const { low, high, open: yearOpen } = scope.year;
  const bounded = p.and(p.known(low), p.known(high));
  const told = columnValue(scope, fact, source, p.TRUE, p.ZERO, null, null);
  const year = p.arithmetic("+", scope.plan.column(source, "年度", "int"), p.int(back));
  const between = p.and(p.compare("≤", low, year), p.compare("≤", year, high));
  const rows = (figures: Fold["figures"]): readonly Exp[] => (scope.plan.without === source.table ? figures.map(({ empty }) => p.int(empty)) : p.fold(source, figures, p.isTrue(p.compare("<", low, high))));
  const counted = (when: Exp): Fold["figures"][number] => ({ gather: "sum", item: p.if(p.and(between, when), p.int(1), p.ZERO), empty: 0n });
  const all = (count: Exp): Exp => p.isTrue(p.compare("=", count, p.arithmetic("+", p.arithmetic("−", high, low), p.int(1))));
  const open = (whole: Exp): Exp => p.bits(yearOpen, p.if(p.or(whole, p.not(bounded)), p.ZERO, missing));
  switch (told.kind) {
    case "truth": {
      const [yes, no] = rows([counted(p.isTrue(told.truth)), counted(p.isFalse(told.truth))]) as [Exp, Exp];
      return openTruth(p, p.case([{ when: all(yes), then: p.TRUE }, { when: all(no), then: p.FALSE }], p.OPEN), open(all(p.arithmetic("+", yes, no))));
    }
    case "number": {
      const inside = (exp: Exp): Exp => p.if(between, exp, p.NO_INT);
      const [count, least, greatest] = rows([counted(p.known(told.high)), { gather: "least", item: inside(told.high), empty: null }, { gather: "greatest", item: inside(told.high), empty: null }]) as [Exp, Exp, Exp];
      const value: NumberValue = { ...told, low: p.if(all(count), least, told.positive ? p.ZERO : p.NO_INT), high: p.if(all(count), greatest, p.NO_INT) };
      return openNumber(p, value, open(all(count)));
    }
    default:
      return unlowered("几个年度里的一个词");
  }
}
