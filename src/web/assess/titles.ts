import { generationsOf, type Dossier, type Generation } from "#engine";
import { formatDay, type Day } from "#kernel";
import { blocksOf, childrenOf, type Library, type Policy, type QualificationBlock, type Term } from "#policy";

function* qualifications(library: Library): Generator<{ readonly policy: Policy; readonly block: QualificationBlock }> {
  for (const policy of library.policies) for (const { block } of blocksOf(policy)) if (block.kind === "认定") yield { policy, block };
}

/** 认定 of a title in one document. */
export const qualificationIn = (library: Library, title: string, policy: string): QualificationBlock | null =>
  [...qualifications(library)].find(({ block, policy: { id } }) => block.title === title && id === policy)?.block ?? null;

const inForce = ({ from, to }: Generation, day: string): boolean => (from === null || from <= day) && (to === null || day <= to);

/** Titles among `titles` whose standard in force on the day asks whether one holds `title`. */
export function opensFor(library: Library, title: string, titles: readonly string[], on: Day): readonly string[] {
  const day = formatDay(on);
  return titles.filter((other) => {
    const generation = generationsOf(library, other).find((each) => inForce(each, day));
    const block = generation && other !== title ? qualificationIn(library, other, generation.policy) : null;
    return block?.conditions.some((condition) => asksFor(condition.term, title)) ?? false;
  });
}

function asksFor(term: Term, title: string): boolean {
  if (term.op === "not") return false;
  if (term.op === "call" && term.name === "持有") return term.args.some((arg) => arg.op === "constant" && arg.value.kind === "word" && arg.value.word === title);
  return childrenOf(term).some((child) => asksFor(child, title));
}

/** The newest certificate of a title. */
export interface Held {
  readonly state: "有效" | "已到期" | "已撤销" | "还没生效";
  readonly from: Day | null;
  readonly to: Day | null;
}

/** Null when the dossier has none; an unknown list is said to be unknown by `isListKnown`. */
export function heldTitle(dossier: Dossier, title: string, on: Day): Held | null {
  const held = (dossier.records.get("资质")?.rows ?? []).flatMap(({ facts }): Held[] => {
    const value = (name: string) => {
      const given = facts.get(name);
      return given?.kind === "value" ? given.value : null;
    };
    const day = (name: string): Day | null => {
      const found = value(name);
      return found?.kind === "number" && typeof found.low === "number" && found.low === found.high ? found.low : null;
    };
    const kind = value("类别");
    if (kind?.kind !== "words" || kind.words?.length !== 1 || kind.words[0] !== title) return [];
    const [from, to, revoked] = [day("认定日期"), day("有效期至"), day("撤销日期")];
    const state = revoked !== null && revoked <= on ? "已撤销" : to !== null && to < on ? "已到期" : from !== null && from > on ? "还没生效" : "有效";
    return [{ state, from, to }];
  });
  return held.find(({ state }) => state === "有效") ?? held.toSorted((a, b) => (b.to ?? 0) - (a.to ?? 0))[0] ?? null;
}

/** Whether the dossier says of all its certificates. */
export const isListKnown = (dossier: Dossier): boolean => dossier.records.get("资质")?.complete ?? false;
