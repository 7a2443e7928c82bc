/** 叠加: two awards for the same purpose, of the same level, that one enterprise can have for one record, and nothing says how they go together. */
import { blocksOf, type Policy } from "#policy";
import type { CompiledLibrary, CompiledRule } from "../context.ts";
import { literalsOf } from "./literal.ts";
import { contradiction, sampleOf } from "./search.ts";
import { openSpace, type Place, type Space } from "./space.ts";
import { assessAt } from "./trial.ts";

export interface PairFinding {
  readonly first: CompiledRule;
  readonly second: CompiledRule;
  readonly space: Space;
  readonly witness: Place;
}

export function* pairFindings(compiled: CompiledLibrary): Generator<PairFinding> {
  const awards = compiled.rules.filter(({ block }) => block.kind === "事项" && block.grant !== null);
  for (const [index, first] of awards.entries())
    for (const second of awards.slice(index + 1)) {
      if (!isSamePurpose(first, second) || isDeclared(first, second) || !meetInTime(first, second)) continue;
      const found = together(first, second, compiled);
      if (found) yield found;
    }
}

function isSamePurpose({ block: a, policy: p }: CompiledRule, { block: b, policy: q }: CompiledRule): boolean {
  return a.category !== null && a.category === b.category && a.beneficiary === b.beneficiary && p.level === q.level && p.region === q.region && recordOf(a.each) === recordOf(b.each);
}

const recordOf = (each: CompiledRule["block"]["each"]): string => (each.kind === "记录" ? each.record : each.kind);

/** Blocks of one document under one name are cases of one award. A 叠加 of either document speaks for both. */
function isDeclared(a: CompiledRule, b: CompiledRule): boolean {
  if (a.policy === b.policy && a.block.item === b.block.item) return true;
  return [a.policy, b.policy].some((policy) => stacks(policy));
}
const stacks = (policy: Policy): boolean => [...blocksOf(policy)].some(({ block }) => block.kind === "叠加");

function meetInTime(a: CompiledRule, b: CompiledRule): boolean {
  const [first, second] = [a, b].map(({ block, policy }) => block.validity ?? policy.validity);
  const ends = (x: typeof first, y: typeof first): boolean => !x || !y || x.to === null || y.from === null || x.to >= y.from;
  return ends(first, second) && ends(second, first);
}

function together(first: CompiledRule, second: CompiledRule, compiled: CompiledLibrary): PairFinding | null {
  const { each } = first.block;
  const space = openSpace({ compiled, policy: first.policy, rule: first, qualification: null, record: each.kind === "记录" ? each.record : null });
  const literals = [...first.conditions, ...second.conditions].flatMap(({ term }) => literalsOf(space.put(term)));
  if (contradiction(literals, space)) return null;
  const witness = sampleOf(literals, space);
  if (!witness) return null;
  const stands = [first, second].every((rule) => {
    const found = assessAt(witness, rule, space);
    return found !== null && (found.settled === null || found.because === "算得 0 元");
  });
  return stands ? { first, second, space, witness } : null;
}
