import { nearest, refuse, succeed, type Result } from "#kernel";
import type { Fact, Kind, Reference } from "#policy";

/** 事实 in its kind. */
export interface NamedFact {
  readonly kind: Kind;
  readonly fact: Fact;
}

export const kindsOf = (reference: Reference): readonly Kind[] => [reference.enterprise, reference.yearly, ...reference.records];

/** Facts by `研发费用`, `年度数据.研发费用`, or all facts of a kind by `资质`. */
export function findFacts(reference: Reference, text: string): Result<readonly NamedFact[], string> {
  const all = kindsOf(reference).flatMap((kind) => kind.facts.map((fact) => ({ kind, fact })));
  const wanted = text.replace(/^(本年度|上年度|前二年度|前三年度)\./, "年度数据.");
  const kind = all.filter((each) => each.kind.name === wanted);
  if (kind.length > 0) return succeed(kind);
  const found = all.filter(({ kind: owner, fact }) => fact.name === wanted || `${owner.name}.${fact.name}` === wanted);
  if (found.length > 0) return succeed(found);
  const near = nearest(wanted, [...kindsOf(reference).map((each) => each.name), ...all.map((each) => each.fact.name)]);
  return refuse(`词表里没有“${text}”。${near ? `是不是想写“${near}”？` : ""}不带名称运行 huice facts 看全部。`);
}
