/** 认定的数: every figure of a national standard, moved by the least there is, is noticed by an example of that standard. */
import { expect, test } from "vitest";
import { runExamples } from "#engine";
import { add, compare, negate, ratio, type Rational } from "#kernel";
import { blocksOf, childrenOf, type Block, type ExampleTable, type Place, type Policy, type QualificationBlock, type RuleBlock, type Term } from "#policy";
import { readLibrary } from "#policy/read";
import { KNOWN_FIGURES } from "./known-survivors.ts";
import { documents, sources } from "./real-documents.ts";

const { library } = readLibrary(documents, sources);

/** A standard, or a service that rests on the figures of one (the 起点 of 规模以上). */
type ProvedBlock = QualificationBlock | RuleBlock;
const nameOf = (block: ProvedBlock): string => (block.kind === "认定" ? block.title : block.item);
const isProved = (block: Block): block is ProvedBlock => block.kind === "认定" || (block.kind === "服务" && block.examples.length > 0);

interface Figure {
  readonly at: Place;
  readonly key: string;
  readonly step: Rational;
  /** Conditions and score items it stands in, as examples name them. */
  readonly names: ReadonlySet<string>;
}

const keyOf = (at: Place): string => `${at.file}:${at.line}:${at.column}`;
const TEN_THOUSANDTH = ratio(1n, 10_000n);

/** 一分, one person, one day, one item; a share moves by 0.01%. */
function stepOf(term: Term): Rational | null {
  if (term.op !== "constant" || term.value.kind !== "number" || (term.type.kind !== "number" && term.type.kind !== "year")) return null;
  return typeof term.value.number === "number" ? 1 : TEN_THOUSANDTH;
}

/** 复核 is left out: no assessment reads it. */
function figuresOf(block: ProvedBlock): Figure[] {
  const found = new Map<string, { at: Place; step: Rational; names: Set<string> }>();
  const walk = (term: Term, name: string): void => {
    const step = stepOf(term);
    const figure = found.get(keyOf(term.at));
    if (step !== null && figure) figure.names.add(name);
    else if (step !== null) found.set(keyOf(term.at), { at: term.at, step, names: new Set([name]) });
    for (const child of childrenOf(term)) walk(child, name);
  };
  for (const condition of block.conditions) walk(condition.term, condition.label ?? "");
  for (const section of block.kind === "认定" ? block.score : []) {
    if (section.ceiling) walk(section.ceiling, section.name);
    for (const item of section.items) walk(item.term, item.name);
  }
  return [...found].map(([key, figure]) => ({ key, ...figure }));
}

/** The same tree with another number wherever this one is read; what is shared stays shared. */
function moved(block: ProvedBlock, figure: Figure, by: Rational): ProvedBlock {
  const seen = new Map<object, unknown>();
  const copy = (node: unknown): unknown => {
    if (typeof node !== "object" || node === null) return node;
    const known = seen.get(node);
    if (known !== undefined) return known;
    const term = node as Term;
    const made = Array.isArray(node)
      ? node.map(copy)
      : term.op === "constant" && keyOf(term.at) === figure.key && term.value.kind === "number"
        ? { ...term, value: { ...term.value, number: add(term.value.number, by) } }
        : Object.fromEntries(Object.entries(node).map(([name, value]) => [name, value === null || name === "at" || name === "type" || name === "examples" ? value : copy(value)]));
    seen.set(node, made);
    return made;
  };
  return copy(block) as ProvedBlock;
}

/** Rows that name what the figure stands in come first: most often one of them is enough. */
function tablesNaming(tables: readonly ExampleTable[], names: ReadonlySet<string>): ExampleTable[] {
  return tables.map((table) => ({ ...table, rows: table.rows.filter((row) => (row.cells.at(-1) ?? "").split("；").some((part) => names.has(part.slice(0, Math.max(0, part.lastIndexOf(" ")))))) }));
}

/** The text of the figure and of its line, with the direction it is moved in. */
const sayFigure = (at: Place, by: Rational): string => {
  const line = documents.find((document) => document.path === at.file)?.text.split("\n")[at.line - 1] ?? "";
  const written = /^[\d.]+[^\s:：，)]*/.exec(line.slice(at.column - 1))?.[0] ?? "";
  return `${at.file}:${at.line} ${line.slice(0, at.column - 1).trimStart()}【${written}${compare(by, 0) > 0 ? "＋" : "－"}】${line.slice(at.column - 1 + written.length)}`;
};

function disagrees(policy: Policy, old: ProvedBlock, block: ProvedBlock): boolean {
  const blocks = (all: readonly Block[]): Block[] => all.map((each) => (each === old ? block : each)).filter((each) => each === block || !isProved(each));
  const sections = policy.sections.map((section) => ({ ...section, runs: section.runs.map((run) => ({ ...run, blocks: blocks(run.blocks) })) }));
  return runExamples({ ...library, policies: [{ ...policy, sections }] }).diagnostics.some((d) => d.code === "样例不符");
}

function isNoticed(policy: Policy, block: ProvedBlock, figure: Figure, by: Rational): boolean {
  const other = moved(block, figure, by);
  return [tablesNaming(block.examples, figure.names), block.examples].some((examples) => disagrees(policy, block, { ...other, examples }));
}

const standards = library.policies.flatMap((policy) => {
  const blocks = [...blocksOf(policy)].flatMap(({ block }) => (isProved(block) ? [block] : []));
  return blocks.length > 0 ? [{ policy, blocks }] : [];
});

const met = new Set<string>();
test.each(standards.map(({ policy, blocks }) => [`${policy.id} ${blocks.map(nameOf).join("、")}`, policy, blocks] as const))("%s", { timeout: 120_000 }, (_name, policy, blocks) => {
  // A figure of a 定义 stands in several standards; one of them is enough.
  const figures = new Map<string, { block: ProvedBlock; figure: Figure }[]>();
  for (const block of blocks) for (const figure of figuresOf(block)) figures.set(figure.key, [...(figures.get(figure.key) ?? []), { block, figure }]);
  expect(figures.size).toBeGreaterThan(0);
  expect(blocks.filter((block) => disagrees(policy, block, block)).map(nameOf), "没有改动的，样例都对").toEqual([]);
  const survivors = [...figures.values()].flatMap((same) =>
    same.slice(0, 1).flatMap(({ figure: { step, at } }) =>
      [step, negate(step)].filter((by) => !same.some(({ block, figure }) => isNoticed(policy, block, figure, by))).map((by) => sayFigure(at, by)),
    ),
  );
  expect(survivors.filter((said) => !KNOWN_FIGURES.some((known) => said.includes(known.figure)))).toEqual([]);
  survivors.forEach((said) => KNOWN_FIGURES.filter((known) => said.includes(known.figure)).forEach((known) => met.add(known.figure)));
});

test("每一处已知的漏网都还在漏：补上了样例的从表中删去", () => {
  expect(KNOWN_FIGURES.map((known) => known.figure).filter((figure) => !met.has(figure))).toEqual([]);
});
