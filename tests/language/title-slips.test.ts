/** 认定的数和界: every figure of a national standard, moved by the least there is, and every bound with its end taken the other way, is noticed by an example. */
import { expect, test } from "vitest";
import { runExamples } from "#engine";
import { add, negate, ratio, type Rational } from "#kernel";
import { blocksOf, childrenOf, type Block, type ExampleTable, type Place, type Policy, type QualificationBlock, type RuleBlock, type Term } from "#policy";
import { KNOWN_SLIPS } from "./known-survivors.ts";
import { documents, library } from "./real-documents.ts";

/** A standard, or a service that rests on the figures of one (the 起点 of 规模以上). */
type ProvedBlock = QualificationBlock | RuleBlock;
const nameOf = (block: ProvedBlock): string => (block.kind === "认定" ? block.title : block.item);
const isProved = (block: Block): block is ProvedBlock => block.kind === "认定" || (block.kind === "服务" && block.examples.length > 0);

interface Slip {
  readonly key: string;
  readonly at: Place;
  /** What is written in its place, as the test says it. */
  readonly by: string;
  readonly change: (term: Term) => Term;
  /** Conditions and score items it stands in, as examples name them. */
  readonly names: ReadonlySet<string>;
}

const TEN_THOUSANDTH = ratio(1n, 10_000n);
const OTHER_BOUND = { "≥": ">", ">": "≥", "≤": "<", "<": "≤" } as const;
const keyOf = (term: Term): string => `${term.at.file}:${term.at.line}:${term.at.column} ${term.op}`;

/** A figure one step up and one step down (一分, one person, one day; a share by 0.01%), a bound with and without what stands on it. */
function slipsIn(term: Term): Pick<Slip, "by" | "change">[] {
  if (term.op === "compare") {
    const other = Object.entries(OTHER_BOUND).find(([written]) => written === term.comparison)?.[1];
    return other ? [{ by: `${term.comparison} → ${other}`, change: (t) => (t.op === "compare" ? { ...t, comparison: other } : t) }] : [];
  }
  if (term.op !== "constant" || term.value.kind !== "number" || (term.type.kind !== "number" && term.type.kind !== "year")) return [];
  const step: Rational = typeof term.value.number === "number" ? 1 : TEN_THOUSANDTH;
  return [["＋", step] as const, ["－", negate(step)] as const].map(([by, move]) => ({
    by, change: (t) => (t.op === "constant" && t.value.kind === "number" ? { ...t, value: { ...t.value, number: add(t.value.number, move) } } : t),
  }));
}

/** 复核 is left out: no assessment reads it. */
function slipsOf(block: ProvedBlock): Slip[] {
  const found = new Map<string, { term: Term; names: Set<string> }>();
  const walk = (term: Term, name: string): void => {
    const known = found.get(keyOf(term));
    if (known) known.names.add(name);
    else found.set(keyOf(term), { term, names: new Set([name]) });
    for (const child of childrenOf(term)) walk(child, name);
  };
  for (const condition of block.conditions) walk(condition.term, condition.label ?? "");
  for (const section of block.kind === "认定" ? block.score : []) {
    if (section.ceiling) walk(section.ceiling, section.name);
    for (const item of section.items) walk(item.term, item.name);
  }
  return [...found].flatMap(([key, { term, names }]) => slipsIn(term).map((slip) => ({ key, at: term.at, names, ...slip })));
}

/** The same tree with the slip wherever its place is read; what is shared stays shared. */
function slipped(block: ProvedBlock, slip: Slip): ProvedBlock {
  const seen = new Map<object, unknown>();
  const copy = (node: unknown): unknown => {
    if (typeof node !== "object" || node === null) return node;
    const known = seen.get(node);
    if (known !== undefined) return known;
    const inside = Array.isArray(node) ? node.map(copy) : Object.fromEntries(Object.entries(node).map(([name, value]) => [name, ["at", "type", "examples"].includes(name) ? value : copy(value)]));
    const made = "op" in node && keyOf(node as Term) === slip.key ? slip.change(inside as Term) : inside;
    seen.set(node, made);
    return made;
  };
  return copy(block) as ProvedBlock;
}

/** Few rows at a time, those that name what the slip stands in first: most often the first few are enough. */
function* fewRows(tables: readonly ExampleTable[], names: ReadonlySet<string>): Generator<ExampleTable> {
  const namesIt = (row: ExampleTable["rows"][number]): boolean => (row.cells.at(-1) ?? "").split("；").some((part) => names.has(part.slice(0, Math.max(0, part.lastIndexOf(" ")))));
  for (const wanted of [true, false])
    for (const table of tables) {
      const rows = table.rows.filter((row) => namesIt(row) === wanted);
      for (let from = 0; from < rows.length; from += AT_ONCE) yield { ...table, rows: rows.slice(from, from + AT_ONCE) };
    }
}
const AT_ONCE = 10;

const saySlip = ({ at, by }: Slip): string => {
  const line = documents.find((document) => document.path === at.file)?.text.split("\n")[at.line - 1] ?? "";
  return `${at.file}:${at.line} ${line.slice(0, at.column - 1).trimStart()}【${by}】${line.slice(at.column - 1)}`;
};

function disagrees(policy: Policy, old: ProvedBlock, block: ProvedBlock): boolean {
  const blocks = (all: readonly Block[]): Block[] => all.map((each) => (each === old ? block : each)).filter((each) => each === block || !isProved(each));
  const sections = policy.sections.map((section) => ({ ...section, runs: section.runs.map((run) => ({ ...run, blocks: blocks(run.blocks) })) }));
  return runExamples({ ...library, policies: [{ ...policy, sections }] }).diagnostics.some((d) => d.code === "样例不符");
}

function isNoticed(policy: Policy, block: ProvedBlock, slip: Slip): boolean {
  const other = slipped(block, slip);
  for (const table of fewRows(block.examples, slip.names)) if (disagrees(policy, block, { ...other, examples: [table] })) return true;
  return false;
}

const standards = library.policies.flatMap((policy) => {
  const blocks = [...blocksOf(policy)].flatMap(({ block }) => (isProved(block) ? [block] : []));
  return blocks.length > 0 ? [{ policy, blocks }] : [];
});

const met = new Set<string>();
test.each(standards.map(({ policy, blocks }) => [`${policy.id} ${blocks.map(nameOf).join("、")}`, policy, blocks] as const))("%s", { timeout: 120_000 }, (_name, policy, blocks) => {
  // A figure of a 定义 stands in several standards; one of them is enough.
  const slips = new Map<string, { block: ProvedBlock; slip: Slip }[]>();
  for (const block of blocks) for (const slip of slipsOf(block)) slips.set(`${slip.key} ${slip.by}`, [...(slips.get(`${slip.key} ${slip.by}`) ?? []), { block, slip }]);
  expect(slips.size).toBeGreaterThan(0);
  expect(blocks.filter((block) => disagrees(policy, block, block)).map(nameOf), "没有改动的，样例都对").toEqual([]);
  const survivors = [...slips.values()].filter((same) => !same.some(({ block, slip }) => isNoticed(policy, block, slip))).map(([first]) => (first ? saySlip(first.slip) : ""));
  survivors.forEach((said) => KNOWN_SLIPS.filter((known) => said.includes(known.slip)).forEach((known) => met.add(known.slip)));
  expect(survivors.filter((said) => !KNOWN_SLIPS.some((known) => said.includes(known.slip)))).toEqual([]);
});

test("每一处已知的漏网都还在漏：补上了样例的从表中删去", () => {
  expect(KNOWN_SLIPS.map((known) => known.slip).filter((slip) => !met.has(slip))).toEqual([]);
});
