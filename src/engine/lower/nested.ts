/** 地区 and 行业: values that lie in one another. */
import { coverOf, industryCode, lies, type Type } from "#policy";
import type { Exp } from "./exp.ts";
import type { Scope } from "./scope.ts";

export const nests = (type: Type): boolean => type.kind === "region" || type.kind === "industry";

/** @param wider a value that holds the asked one leaves it open. */
export function within(type: Type, column: Exp, outer: string, wider: boolean, scope: Scope): Exp {
  const { pool: p } = scope.plan;
  const { regions, industries } = scope.library.reference;
  const [inside, around] = type.kind === "industry" ? inIndustry(column, outer) : inRegion(column, outer);
  const isExact = column.op === "column" && scope.plan.told.exact.has(`${column.source.table}.${column.name}`);
  return wider && around.length > 0 && !isExact ? p.case([{ when: p.oneOf(column, around), then: p.OPEN }], inside) : inside;

  function inRegion(place: Exp, asked: string): [Exp, string[]] {
    const names = regions.map((region) => region.name);
    return [p.oneOf(place, names.filter((name) => lies(regions, name, asked))), names.filter((name) => name !== asked && lies(regions, asked, name))];
  }
  function inIndustry(code: Exp, asked: string): [Exp, string[]] {
    const full = industryCode(industries, asked);
    if (full === null) return [p.if(p.known(code), p.FALSE, p.OPEN), []];
    const cover = coverOf(full);
    return [p.starts(code, cover), Object.keys(industries).filter((each) => cover.startsWith(coverOf(each)) && coverOf(each) !== cover)];
  }
}
