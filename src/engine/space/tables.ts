/** 分档: rows that nobody reaches, values that no row holds, and rows that hold together while their order decides. */
import { childrenOf, sayTerm, type Case, type Term, type TermOf } from "#policy";
import { contradiction, cellsOf, isSameValue, sampleOf, truthOf } from "./search.ts";
import { literalsOf, type Literal } from "./literal.ts";
import { keyOfTerm } from "./opaque.ts";
import type { Place, Space } from "./space.ts";

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
  if (term.op === "choose") yield* tableIn(term, given, space);
  else if (term.op !== "aggregate") for (const child of childrenOf(term)) yield* tableFindings(child, given, space);
}

const rowName = ({ when }: Case, { subject }: Table): string => (subject ? sayTerm(when).replace(sayTerm(subject), "") : sayTerm(when));

function* tableIn(table: Table, given: readonly Literal[], space: Space): Generator<TableFinding> {
  let before: readonly Literal[] = [];
  const reached: { readonly row: Case; readonly before: readonly Literal[] }[] = [];
  for (const row of table.cases) {
    const taken = [...before, ...literalsOf(row.when)];
    const clash = touching(given, taken, space);
    const why = contradiction([...clash, ...taken], space);
    if (why) yield { code: "档次落空", about: rowName(row, table), term: row.when, message: `“${sayTerm(row.when)}”这一档谁也落不进去：${whyNot(why, row, before)}`, witness: null };
    else {
      reached.push({ row, before });
      yield* tableFindings(row.then, [...clash, ...taken], space);
    }
    before = [...before, ...literalsOf(row.when, "否")];
  }
  if (table.otherwise) yield* tableFindings(table.otherwise, [...touching(given, before, space), ...before], space);
  else yield* gap(table, touching(given, before, space), space);
  for (const [index, first] of reached.entries()) for (const second of reached.slice(index + 1)) yield* overlap(first.row, second.row, first.before, given, table, space);
}

/** Only what shares facts with the rows can stand in their way. */
function touching(given: readonly Literal[], rows: readonly Literal[], space: Space): readonly Literal[] {
  const keys = new Set(space.axesOf(rows.map(({ term }) => term)).map(({ key }) => key));
  return given.filter(({ term }) => space.axesOf([term]).some(({ key }) => keys.has(key)));
}

const sayLiteral = ({ term, wanted }: Literal): string => (wanted === "是" ? sayTerm(term) : `不是“${sayTerm(term)}”`);
function whyNot(why: readonly Literal[], row: Case, before: readonly Literal[]): string {
  const own = literalsOf(row.when).map(({ term }) => term);
  const others = why.filter(({ term }) => !own.includes(term));
  if (others.length === 0) return "它自己就不能成立";
  return others.every((each) => before.includes(each)) ? `前面的“${others.map(({ term }) => sayTerm(term)).join("”“")}”已经全部取走` : `与“${others.map(sayLiteral).join("；")}”不能同时成立`;
}

/** A number that falls between the rows. Words the text does not list are not listed on purpose. */
function* gap(table: Table, given: readonly Literal[], space: Space): Generator<TableFinding> {
  const axes = space.axesOf(table.cases.map(({ when }) => when));
  if (!axes.some(({ isNumeric }) => isNumeric)) return;
  const plain = axes.filter(({ isNumeric }) => !isNumeric).map(({ key }) => key);
  const all = space.axesOf([...table.cases.map(({ when }) => when), ...given.map(({ term }) => term)]);
  const uncovered = new Map<string, Place>();
  const covered = new Set<string>();
  for (const { cells, sample } of cellsOf(all, space)) {
    if (truthOf(given, cells, space) === "否") continue;
    const words = JSON.stringify(plain.map((key) => cells.get(key) ?? null));
    const truths = table.cases.map(({ when }) => space.truthAt(when, cells));
    if (truths.every((truth) => truth === "否")) {
      if (sample && !uncovered.has(words)) uncovered.set(words, sample);
    } else covered.add(words);
  }
  const found = [...uncovered].find(([words]) => covered.has(words));
  if (found) yield { code: "档间空缺", about: table.subject ? sayTerm(table.subject) : sayTerm(table.cases[0]?.when ?? table), term: table, message: "有的数哪一档也落不进去，又没有“否则”，这样的企业答“不符合”", witness: found[1] };
}

/** Two rows hold for one enterprise and give different things, and neither is a special case of the other. */
function* overlap(first: Case, second: Case, before: readonly Literal[], given: readonly Literal[], table: Table, space: Space): Generator<TableFinding> {
  if (keyOfTerm(first.then) === keyOfTerm(second.then)) return;
  const both = [...literalsOf(first.when), ...literalsOf(second.when)];
  const meets = (literals: readonly Literal[]): Place | null => {
    const all = [...touching(given, literals, space), ...before, ...literals];
    const sample = sampleOf(all, space);
    return sample && truthOf(literals, sample, space) === "是" && truthOf(before, sample, space) === "是" ? sample : null;
  };
  const shared = meets(both);
  if (!shared) return;
  const alone = [meets([...literalsOf(first.when), ...literalsOf(second.when, "否")]), meets([...literalsOf(first.when, "否"), ...literalsOf(second.when)])];
  if (alone.includes(null)) return;
  if (isSameValue(space.valueAt(first.then, shared), space.valueAt(second.then, shared))) return;
  yield {
    code: "档次重叠", about: `${rowName(first, table)} 与 ${rowName(second, table)}`, term: second.when,
    message: `“${sayTerm(first.when)}”与“${sayTerm(second.when)}”可以同时成立而结果不同，只凭次序取了前一档`, witness: shared,
  };
}
