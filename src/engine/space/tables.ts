/** 分档: rows that nobody reaches, values that no row holds, and rows that hold together while their order decides. */
import { blocksOf, childrenOf, type Case, type Term, type TermOf } from "#policy";
import { equalWord } from "../evaluate/choices.ts";
import { contradiction, cellsOf, isSameValue, sampleOf, touching, truthOf } from "./search.ts";
import { literalsOf, type Literal } from "./literal.ts";
import { keyOfTerm } from "./opaque.ts";
import { compareRanges, rangeIn, type Value } from "../value.ts";
import type { Place, Space } from "./space.ts";
import { isShown } from "./witness.ts";

type Table = TermOf<"choose">;
export interface TableFinding {
  readonly code: "档次落空" | "档间空缺" | "档次重叠";
  readonly about: string;
  readonly term: Term;
  readonly message: string;
  readonly witness: Place | null;
}

/** @param given what holds wherever the term is asked. @param term as the space reads it. */
export function* tableFindings(term: Term, given: readonly Literal[], space: Space): Generator<TableFinding> {
  // A 定义 is looked at where it is written, not wherever it is used.
  if (term.op === "derived" || (term.op === "variable" && isDefinition(term.body, space))) return;
  if (term.op === "choose") yield* tableIn(term, given, space);
  else if (term.op !== "aggregate") for (const child of childrenOf(term)) yield* tableFindings(child, given, space);
}

const isDefinition = ({ at }: Term, { subject: { policy } }: Space): boolean =>
  [...blocksOf(policy)].some(({ block }) => block.kind === "定义" && block.body.at.file === at.file && block.body.at.line === at.line && block.body.at.column === at.column);
const rowName = ({ when }: Case, { subject }: Table, space: Space): string => (subject ? space.say(when).replace(space.say(subject), "") : space.say(when));

function* tableIn(table: Table, given: readonly Literal[], space: Space): Generator<TableFinding> {
  let before: readonly Literal[] = [];
  const reached: { readonly row: Case; readonly before: readonly Literal[] }[] = [];
  for (const row of table.cases) {
    const taken = [...(table.subject ? before.filter(({ term }) => mayBeTaken(term, row.when)) : before), ...literalsOf(row.when)];
    const clash = touching(given, termsIn(taken), space);
    const why = contradiction([...clash, ...taken], space);
    if (why) yield { code: "档次落空", about: rowName(row, table, space), term: row.when, message: `“${space.say(row.when)}”这一档谁也落不进去：${whyNot(why, row, before, space)}`, witness: null };
    else {
      reached.push({ row, before });
      yield* tableFindings(row.then, [...clash, ...taken], space);
    }
    before = [...before, ...literalsOf(row.when, "否")];
  }
  if (table.otherwise) yield* tableFindings(table.otherwise, [...touching(given, termsIn(before), space), ...before], space);
  else yield* gap(table, touching(given, termsIn(before), space), space);
  // Words of one subject are never two at once.
  if (table.subject?.type.kind === "word") return;
  for (const [index, first] of reached.entries()) {
    const overlapped = reached.slice(index + 1).flatMap(({ row }) => overlap(first.row, row, first.before, given, space) ?? []);
    const [one] = overlapped;
    if (!one) continue;
    yield {
      code: "档次重叠", about: rowName(first.row, table, space), term: first.row.when, witness: one.witness,
      message: `“${space.say(first.row.when)}”与后面的${overlapped.map(({ row }) => `“${space.say(row.when)}”`).join("")}可以同时成立而结果不同，先取的一档并不更高，只凭次序决定`,
    };
  }
}

const termsIn = (literals: readonly Literal[]): readonly Term[] => literals.map(({ term }) => term);
/** A row of other words takes nothing from this one. */
function mayBeTaken(earlier: Term, when: Term): boolean {
  const [taken, words] = [equalWord(earlier), equalWord(when)];
  return !taken || !words || words.some((word) => taken.includes(word));
}

const sayLiteral = ({ term, wanted }: Literal, space: Space): string => (wanted === "是" ? space.say(term) : `不是“${space.say(term)}”`);
function whyNot(why: readonly Literal[], row: Case, before: readonly Literal[], space: Space): string {
  const own = literalsOf(row.when).map(({ term }) => term);
  const others = why.filter(({ term }) => !own.includes(term));
  if (others.length === 0) return "它自己就不能成立";
  return others.every((each) => before.includes(each)) ? `前面的“${others.map(({ term }) => space.say(term)).join("”“")}”已经全部取走` : `与“${others.map((each) => sayLiteral(each, space)).join("；")}”不能同时成立`;
}

const isAbove = (a: Value, b: Value): boolean => {
  const [one, other] = [rangeIn(a), rangeIn(b)];
  return one !== null && other !== null && compareRanges("≥", one, other) === "是";
};

/** Wholes that an enterprise cannot be shown to have: two of them may hang together in a way that the space does not know. */
const unshown = (terms: readonly Term[], space: Space): number =>
  new Set(terms.flatMap(space.keysOf).filter((key) => {
    const whole = space.wholes.get(key.slice(key.indexOf(".") + 1))?.term;
    return whole && !isShown(whole);
  })).size;

/** A number that falls between the rows. Words the text does not list are not listed on purpose. */
function* gap(table: Table, given: readonly Literal[], space: Space): Generator<TableFinding> {
  const axes = space.axesOf(table.cases.map(({ when }) => when));
  if (!axes.some(({ isNumeric }) => isNumeric)) return;
  const plain = axes.filter(({ isNumeric }) => !isNumeric).map(({ key }) => key);
  const all = space.axesOf([...table.cases.map(({ when }) => when), ...given.map(({ term }) => term)]);
  const uncovered = new Map<string, Place>();
  const covered = new Set<string>();
  for (const { cells, sample } of cellsOf(all, given, space)) {
    const words = JSON.stringify(plain.map((key) => cells.get(key) ?? null));
    const truths = table.cases.map(({ when }) => space.truthAt(when, cells));
    if (truths.every((truth) => truth === "否")) {
      if (!uncovered.has(words)) uncovered.set(words, sample);
    } else covered.add(words);
  }
  const found = [...uncovered].find(([words]) => covered.has(words));
  if (found) yield { code: "档间空缺", about: table.subject ? space.say(table.subject) : space.say(table.cases[0]?.when ?? table), term: table, message: "有的数哪一档也落不进去，又没有“否则”，这样的企业答“不符合”", witness: found[1] };
}

/**
 * Two rows hold for one enterprise and give different things, neither is a special case of the other, and the first is not
 * the better one: rows that go down from the highest are read as “the highest that applies”.
 */
function overlap(first: Case, second: Case, before: readonly Literal[], given: readonly Literal[], space: Space): { readonly row: Case; readonly witness: Place } | null {
  if (keyOfTerm(first.then) === keyOfTerm(second.then)) return null;
  const both = [...literalsOf(first.when), ...literalsOf(second.when)];
  if (contradiction(both, space) || unshown([first.when, second.when], space) > 1) return null;
  const meets = (literals: readonly Literal[]): Place | null => {
    const sample = sampleOf([...touching(given, termsIn(literals), space), ...before, ...literals], space);
    return sample && truthOf(literals, sample, space) === "是" && truthOf(before, sample, space) === "是" ? sample : null;
  };
  const witness = meets(both);
  if (!witness) return null;
  const alone = [meets([...literalsOf(first.when), ...literalsOf(second.when, "否")]), meets([...literalsOf(first.when, "否"), ...literalsOf(second.when)])];
  const [one, other] = [space.valueAt(first.then, witness), space.valueAt(second.then, witness)];
  return alone.includes(null) || isSameValue(one, other) || isAbove(one, other) ? null : { row: second, witness };
}
