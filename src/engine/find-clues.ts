/** 比对与验真: facts that do not go together. A clue to look at, never a refusal (京政办发〔2022〕19号 (四)). */
import { compare } from "#kernel";
import { blocksOf, kindNamed, sayTerm, type ClueBlock, type Library, type Policy, type Term } from "#policy";
import type { Asking, MatchRecord } from "./answer.ts";
import { candidatesFor, type Candidate } from "./candidates.ts";
import { compileLibrary, type Context, type Outcome } from "./context.ts";
import type { Dossier } from "./dossier.ts";
import { evaluate } from "./evaluate/evaluate.ts";
import { baseContext } from "./match.ts";
import { sayValue } from "./say-value.ts";
import { rangeIn, truthIn } from "./value.ts";

/** One side of a comparison, and where it came from. */
export interface ClueSide {
  readonly text: string;
  readonly value: string;
  readonly from: string;
}
export interface Clue {
  readonly name: string;
  /** `文件#编号`. */
  readonly rule: string;
  readonly severity: "高" | "中" | "低";
  readonly record: MatchRecord | null;
  readonly first: ClueSide | null;
  readonly second: ClueSide | null;
  readonly hint: string;
  readonly unverified: boolean;
}

const ORDER = ["高", "中", "低"];

/** Most severe first. Only what is certain is a clue: an unknown fact contradicts nothing. */
export function findClues(library: Library, dossier: Dossier, asking: Asking): Clue[] {
  const compiled = compileLibrary(library);
  const clues: Clue[] = [];
  for (const policy of library.policies)
    for (const { block } of blocksOf(policy)) {
      if (block.kind !== "比对") continue;
      const base: Context = { ...baseContext(compiled, dossier, asking), policy };
      for (const candidate of candidatesFor(block.each, base)) {
        if (candidate.presence !== "有" || isAhead(candidate, block, library, asking) || truthIn(evaluate(block.odd, candidate.context).value) !== "是") continue;
        clues.push(clueOf(block, policy, candidate.record, candidate.context));
      }
    }
  return clues.sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}

/** A record of a later day is not there yet (SEMANTICS §4); a year's row is looked at as soon as it is written. */
function isAhead({ context }: Candidate, { each }: ClueBlock, { reference }: Library, { on }: Asking): boolean {
  const day = each.kind === "记录" && !kindNamed(reference, each.record)?.year ? rangeIn(context.event.value)?.low : null;
  return day !== null && day !== undefined && compare(day, on) > 0;
}

function clueOf(block: ClueBlock, policy: Policy, record: MatchRecord | null, context: Context): Clue {
  const side = (term: Term | null): ClueSide | null => {
    if (!term) return null;
    const outcome = evaluate(term, context);
    return { text: sayTerm(term), value: sayValue(outcome.value, term.type), from: origins(outcome).join("、") || "规则" };
  };
  return {
    name: block.name, rule: `${policy.id}#${block.number ?? block.name}`, severity: block.severity, record,
    first: side(block.first), second: side(block.second), hint: block.hint, unverified: block.grade === "C" || block.grade === "M",
  };
}

function origins(outcome: Outcome): string[] {
  const below = outcome.children.flatMap(origins);
  return [...new Set(outcome.from ? [outcome.from, ...below] : below)];
}
