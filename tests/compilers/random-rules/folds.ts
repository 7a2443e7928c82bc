/** 随机汇总: of some kind of record, where something holds, of some figure of it. */
import type { Kind } from "#policy";
import { derivedOfKind, namesOfKind, type Name } from "./facts.ts";
import { numbers } from "./numbers.ts";
import type { Line } from "./piece.ts";
import { truths } from "./truths.ts";
import { deeper, made, whatOf, type Where } from "./where.ts";

type Folding = "存在" | "计数" | "合计" | "最早" | "最晚" | "平均";

/** The scope of the records of a kind, inside a fold. */
function inside(where: Where, kind: Kind): Where {
  const own = where.own === null ? [] : [...namesOfKind(where.own, "本项."), ...derivedOfKind(where.own, where.reference, "本项.")];
  const fields: Name[] = [...namesOfKind(kind), ...derivedOfKind(kind, where.reference)];
  return { ...where, inner: kind, decided: false, fields: [...fields, ...fields, ...own], depth: Math.min(where.depth - 1, 1) };
}

/** @param what what 合计 adds up: 数元. */
export function folded(where: Where, folding: Folding, what = "数元"): Line {
  const { chance, reference } = where;
  const dated = folding === "最早" || folding === "最晚";
  const summed = folding === "合计" || folding === "平均";
  const fits = ({ type, none }: Name): boolean => (dated ? type.kind === "day" : whatOf(type) === what) && !(summed && none);
  const all = [...reference.records, reference.yearly];
  const kinds = all.filter((kind) => (!dated && !summed) || namesOfKind(kind).some(fits));
  const kind = chance.pick(kinds);
  const inner = inside(where, kind);
  const condition = chance.happens(0.7) ? [" 其中 ", truths(deeper(inner))] : [];
  const taken = namesOfKind(kind).filter(fits);
  const take = dated ? made(inner, "day", chance.pick(taken).text) : summed ? (chance.happens(0.8) ? made(inner, what, chance.pick(taken).text) : numbers(deeper(inner), what)) : null;
  const sort = folding === "存在" ? "truth" : folding === "计数" ? "数项" : dated ? "day" : what;
  return made(where, sort, `${folding}(${kind.name}`, ...condition, ...(take ? [" 取 ", take] : []), ")");
}
