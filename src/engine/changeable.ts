/** 可改的: what a change can name, clause by clause, so that a person chooses and need not know how it is written. */
import { childrenOf, sayTerm, type Doubt, type Library, type Policy, type RuleBlock, type Run, type Section, type Term } from "#policy";
import { compileLibrary } from "./context.ts";
import { isFigure, readFigure, type Figure } from "./figure.ts";
import { partsOf } from "./overlay.ts";

/** 可改的数: a figure of a part, and the rows of a table it stands in, where it stands in one. */
export interface ChangeableFigure {
  readonly text: string;
  readonly rows: readonly string[];
}
/** 可改的条款: what of it a change can name, with the words of the law it implements. */
export interface ChangeableClause {
  readonly policy: Policy;
  readonly section: Section;
  readonly run: Run;
  readonly block: RuleBlock;
  readonly rule: string;
  readonly parts: readonly { readonly part: string; readonly figures: readonly ChangeableFigure[] }[];
  /** 存疑 with several readings that move it. */
  readonly doubts: readonly Doubt[];
}

/** Every clause that gives something, in the order of the documents. */
export function changeableClauses(library: Library): ChangeableClause[] {
  const { rules, doubts } = compileLibrary(library);
  return rules.flatMap(({ policy, section, block, id, conditions }): ChangeableClause[] => {
    const run = section.runs.find(({ blocks }) => blocks.includes(block));
    if (block.kind !== "事项" || !block.grant || !run) return [];
    const parts = partsOf(block).flatMap(([part, term]) => {
      const figures = changeableFigures(term);
      return figures.length === 0 ? [] : [{ part, figures }];
    });
    const { amount, floor, ceiling, perYear, lifetime, ladder, times } = block.grant;
    const asked = readingsIn([...conditions.map(({ term }) => term), ...[block.event, block.claimYear, amount, floor, ceiling, perYear, lifetime, ladder, times].filter((term) => term !== null)]);
    return [{ policy, section, run, block, rule: id, parts, doubts: [...asked].flatMap((doubt) => doubts.get(doubt) ?? []).filter(({ readings }) => readings.length > 1) }];
  });
}

/** How a rule computes, not what the law says: nothing, and one as a factor. */
const isPlumbing = ({ value, dimension }: Figure): boolean => value === 0 || (value === 1 && Object.keys(dimension).length === 0);

/** Those a person can write; a third is none. */
function changeableFigures(term: Term): ChangeableFigure[] {
  const rows = new Map<string, Set<string>>();
  const walk = (at: Term, row: string | null): void => {
    if (at.op === "constant" && at.value.kind === "number" && at.type.kind === "number") {
      const text = sayTerm(at);
      const read = readFigure(text);
      if (read && isFigure(at, read) && !isPlumbing(read)) rows.set(text, new Set([...(rows.get(text) ?? []), ...(row === null ? [] : [row])]));
    }
    if (at.op !== "choose") return childrenOf(at).forEach((child) => walk(child, row));
    for (const { when, then } of at.cases) {
      walk(when, row);
      walk(then, sayTerm(when));
    }
    if (at.otherwise) walk(at.otherwise, "其他");
  };
  walk(term, null);
  return [...rows].map(([text, found]) => ({ text, rows: [...found] }));
}

function readingsIn(terms: readonly Term[]): Set<string> {
  const [seen, found] = [new Set<Term>(), new Set<string>()];
  const walk = (term: Term): void => {
    if (seen.has(term)) return;
    seen.add(term);
    if (term.op === "reading") found.add(term.id);
    childrenOf(term).forEach(walk);
  };
  terms.forEach(walk);
  return found;
}
