/** A random case for the laws: a dossier, a day, a choice of readings, all from one seed. */
import { match, type Answer, type Dossier, type Match } from "#engine";
import { formatDay } from "#kernel";
import fc from "fast-check";
import { day, dossierOf, library } from "../engine/asking.ts";
import { chanceOf, type Chance } from "./chance.ts";
import { forget, randomDossier, type FullDossier } from "./random-dossier.ts";

export interface Case {
  readonly chance: Chance;
  readonly json: FullDossier;
  readonly on: number;
  readonly readings: Readonly<Record<string, string>>;
}

/** Seeds are not shrunk: a smaller seed is another dossier, not a smaller one. */
export const seeds = fc.noShrink(fc.integer({ min: 0, max: 0x7fffffff }));

/** The same cases on every machine; `HUICE_SEED=…` tries others. */
export const running = (numRuns: number): { seed: number; numRuns: number } => ({ seed: Number(process.env["HUICE_SEED"] ?? 20260630), numRuns });

/** @param law told what to say with a failure. */
export function always(numRuns: number, law: (seed: number) => void): void {
  fc.assert(fc.property(seeds, law), running(numRuns));
}

const doubts: readonly (readonly [string, readonly string[]])[] = [
  ["I-02", ["甲", "乙"]], ["I-05", ["甲", "乙"]], ["I-07", ["甲", "乙", "丙"]], ["I-28", ["甲", "乙"]], ["I-30", ["甲", "乙"]], ["I-31", ["甲", "乙"]], ["I-32", ["甲", "乙"]],
];

export function caseOf(seed: number): Case {
  const chance = chanceOf(seed ^ 0x5bd1e995);
  const json = randomDossier(seed);
  // Most ask when most has happened, some in the middle of it.
  const last = day((json["年度数据"] as { 年度: number }[]).at(-1)!.年度 + "-06-01");
  const on = last - (chance.happens(0.3) ? chance.below(600) : 0) + chance.below(400);
  const readings = Object.fromEntries(doubts.flatMap(([id, names]) => (chance.happens(0.2) ? [[id, chance.pick(names)]] : [])));
  return { chance, json, on, readings };
}

export const answerTo = (dossier: Dossier, { on, readings }: Pick<Case, "on" | "readings">): Answer => match(library, dossier, { on, readings });
export const answerOf = (json: unknown, asking: Pick<Case, "on" | "readings">): Answer => answerTo(dossierOf(json), asking);

export const keyOf = (m: Match): string => `${m.rule} ${m.record ? `${m.record.kind}#${m.record.index ?? m.record.label}` : ""}`;
export const paysOrMay = (m: Match): boolean => m.status === "可享" || m.status === "待补充" || m.status === "需评审";

/** Above every finite amount. */
export const top = (fen: number | null): number => fen ?? Number.POSITIVE_INFINITY;
export const describeCase = (seed: number): string => {
  const { on, readings } = caseOf(seed);
  return `seed ${seed} 问日 ${formatDay(on)} ${JSON.stringify(readings)}`;
};

export interface Asked {
  readonly json: Record<string, unknown>;
  readonly asking: Case;
  readonly answer: Answer;
}
const remembered = new Map<number, Asked>();

/** The dossier with up to four things forgotten, and the answer to it: asked once for all laws of a file. */
export function halfKnown(seed: number): Asked {
  const known = remembered.get(seed);
  if (known) return known;
  const asking = caseOf(seed);
  let json: Record<string, unknown> = asking.json;
  for (let left = asking.chance.below(5); left > 0; left--) json = forget(json, asking.chance).dossier;
  const asked = { json, asking, answer: answerOf(json, asking) };
  remembered.set(seed, asked);
  return asked;
}
