/** 空间检查: every block of every document against the space of all enterprises. */
import { blocksOf, type Block, type Condition, type Grant, type Library, type Place as At, type Policy, type Term } from "#policy";
import { compileLibrary, type CompiledLibrary, type CompiledRule } from "../context.ts";
import { cliffFindings } from "./cliffs.ts";
import type { SpaceFinding } from "./finding.ts";
import { limitFindings } from "./limits.ts";
import { literalsOf, type Literal } from "./literal.ts";
import { pairFindings } from "./pairs.ts";
import { contradiction } from "./search.ts";
import { openSpace, type Place, type Space } from "./space.ts";
import { tableFindings } from "./tables.ts";
import { dossierAt, sayDossier } from "./witness.ts";

/** @returns what is found, in the order of the documents; what a block explains is still among it. */
export function findInSpace(library: Library): readonly SpaceFinding[] {
  const compiled = compileLibrary(library);
  const rules = new Map(compiled.rules.map((rule) => [rule.block as Block, rule]));
  const found = library.policies.flatMap((policy) => [...blocksOf(policy)].flatMap(({ block }) => [...inBlock(block, policy, rules.get(block) ?? null, compiled)]));
  const pairs = [...pairFindings(compiled)].map(({ first, second, space, witness }): SpaceFinding => ({
    code: "叠加未明", about: second.policy === first.policy ? `${second.block.item}` : second.id, at: first.block.at, policy: first.policy, block: first.block,
    message: `“${first.block.item}”与${second.policy === first.policy ? "" : second.policy.id}“${second.block.item}”可以为同一件事同时享受，没有写明怎样叠加`,
    advice: "写“叠加: 从优”“叠加: 同享”，或把两个事项合成一个", witnesses: [shown(witness, space)],
  }));
  return [...found, ...pairs];
}

const shown = (place: Place, space: Space): string => sayDossier(dossierAt(place, space));

function* inBlock(block: Block, policy: Policy, rule: CompiledRule | null, compiled: CompiledLibrary): Generator<SpaceFinding> {
  const each = "each" in block ? block.each : null;
  const space = openSpace({ compiled, policy, rule, qualification: block.kind === "认定" ? block : null, record: block.kind === "清单" ? "名单" : each?.kind === "记录" ? each.record : null });
  const conditions = rule?.conditions ?? ("conditions" in block ? block.conditions : []);
  const given = literalsIn(conditions, space);
  const make = (code: SpaceFinding["code"], about: string, at: At, message: string, advice: string, places: readonly (Place | null)[]): SpaceFinding => ({
    code, about, at, policy, block, message, advice, witnesses: places.flatMap((place) => (place ? [shown(place, space)] : [])),
  });
  for (const set of conditionSetsOf(block, conditions)) {
    const why = contradiction(literalsIn(set, space), space);
    if (why) return yield make("条件矛盾", nameOf(block), placeOf(why, block, policy), `谁也满足不了：${why.map(({ term, wanted }) => (wanted === "是" ? `“${space.say(term)}”` : `不是“${space.say(term)}”`)).join("与")}不能同时成立`, "核对条件", []);
  }
  for (const { term, given: where } of termsOf(block, conditions))
    for (const f of tableFindings(space.put(term), where ? given : [], space))
      yield make(f.code, f.about, f.term.at, f.message, f.code === "档间空缺" ? "补上这一档或“否则”" : f.code === "档次重叠" ? "写明先后的理由，或把两档写成不相交" : "删去这一档，或核对界限和次序", [f.witness]);
  if (!rule || !("grant" in block) || !block.grant?.amount) return;
  const grant = putGrant(block.grant, space);
  for (const f of limitFindings(grant, given, block.each.kind, space)) yield make(f.code, f.about, f.term.at, f.message, "核对数额和单位是否与原件一致", [f.witness]);
  if (!grant.amount) return;
  const bounds = [grant.floor, grant.ceiling].filter((term) => term !== null);
  for (const f of cliffFindings(grant.amount, bounds, given, rule, space)) yield make("断崖", space.nameOf(f.axis), grant.amount.at, f.message, "核对分档是否应当超额累进", f.witnesses);
}

const literalsIn = (conditions: readonly Condition[], space: Space): readonly Literal[] => conditions.flatMap(({ term }) => literalsOf(space.put(term)));

/** What has to hold together. 优先 is a wish, and each 自动入 stands for itself. */
function conditionSetsOf(block: Block, conditions: readonly Condition[]): readonly (readonly Condition[])[] {
  if (block.kind === "清单") return [block.entry, block.autoExit, ...block.autoEntry.map((condition) => [condition])];
  return [conditions];
}

/** Terms of a block that may hold tables; `given` where the conditions of the block hold by then. */
function termsOf(block: Block, conditions: readonly Condition[]): { readonly term: Term; readonly given: boolean }[] {
  const out = (terms: readonly (Term | null)[], given: boolean): { term: Term; given: boolean }[] => terms.flatMap((term) => (term ? [{ term, given }] : []));
  const asked = out(conditions.map(({ term }) => term), false);
  switch (block.kind) {
    case "事项": case "参照": case "服务": {
      const { grant } = block;
      return [...asked, ...(grant ? out([grant.amount, grant.quantity, grant.floor, grant.ceiling, grant.perYear, grant.lifetime, grant.ladder, grant.times, grant.delivery, grant.payment], true) : [])];
    }
    case "认定":
      return [...asked, ...out(block.review.map(({ term }) => term), false), ...out(block.score.flatMap((section) => section.items.map(({ term }) => term)), false)];
    case "定义":
      return out([block.body], false);
    case "清单":
      return out([...block.entry, ...block.autoEntry, ...block.autoExit].map(({ term }) => term), false);
    case "比对":
      return out([block.odd], false);
    case "日程":
      return [...asked, ...out([block.due, block.until], true)];
    default:
      return asked;
  }
}

const putGrant = (grant: Grant, space: Space): Grant => {
  const put = (term: Term | null): Term | null => term && space.put(term);
  return { ...grant, amount: put(grant.amount), floor: put(grant.floor), ceiling: put(grant.ceiling), perYear: put(grant.perYear), lifetime: put(grant.lifetime), times: put(grant.times) };
};

const nameOf = (block: Block): string => ("item" in block ? block.item : "name" in block ? block.name : "title" in block ? block.title : block.kind);
const placeOf = (why: readonly Literal[], block: Block, policy: Policy): At => {
  const own = why.map(({ term }) => term.at).filter((at) => at.file === policy.file);
  return own.at(-1) ?? block.at;
};
