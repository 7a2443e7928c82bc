/** 两版对照: which clauses are new, gone or changed, said in Chinese; and which rules may give other amounts. */
import { compileLibrary, kindsRead, rulesReading } from "#engine/lower";
import { blocksOf, type Block, type Library, type Policy } from "#policy";
import { sayBlock, sayValidity } from "#policy/say";
import type { Version } from "../versions.ts";

/** A line of a rule in both versions; null = it is not there. */
export type ChangedLine = { readonly label: string; readonly before: string | null; readonly after: string | null };
export type ChangedClause = {
  /** 第五条; 文件信息 for what stands above the clauses. */
  readonly clause: string;
  readonly name: string;
  /** 编号 in the version that has it. */
  readonly rule: string | null;
  readonly kind: "新增" | "取消" | "修改" | "只改文字";
  readonly lines: readonly ChangedLine[];
};

/** In the order of the new version, what is gone after it. */
export function compareVersions(before: Policy, after: Policy): ChangedClause[] {
  const [old, now] = [entriesOf(before), entriesOf(after)];
  const changed = [...now].flatMap(([key, entry]): ChangedClause[] => {
    const was = old.get(key);
    if (!was) return [{ ...entry.head, kind: "新增", lines: entry.lines.map(({ label, text }) => ({ label, before: null, after: text })) }];
    const lines = differences(was.lines, entry.lines);
    if (lines.length > 0) return [{ ...entry.head, kind: "修改", lines }];
    return was.quote === entry.quote ? [] : [{ ...entry.head, kind: "只改文字", lines: [{ label: "原文", before: was.quote, after: entry.quote }] }];
  });
  const gone = [...old].flatMap(([key, { head, lines }]): ChangedClause[] => (now.has(key) ? [] : [{ ...head, kind: "取消", lines: lines.map(({ label, text }) => ({ label, before: text, after: null })) }]));
  return [...changed, ...gone];
}

interface Said {
  readonly label: string;
  readonly text: string;
}
interface Entry {
  readonly head: Pick<ChangedClause, "clause" | "name" | "rule">;
  readonly lines: readonly Said[];
  readonly quote: string;
}

/** Blocks by what they are called in every version: their 编号, or their kind and name. */
function entriesOf(policy: Policy): Map<string, Entry> {
  const { id, title, issuer, validity, repeals, succeeds } = policy;
  const header = [["文号", id], ["名称", title], ["发文机关", issuer], ["有效", sayValidity(validity.from, validity.to)], ["废止", repeals.join("、")], ["承接", succeeds.join("、")]] as const;
  const entries = new Map<string, Entry>([["", { head: { clause: "文件信息", name: "", rule: null }, lines: header.map(([label, text]) => ({ label, text })), quote: "" }]]);
  for (const { section, run, block } of blocksOf(policy)) {
    const said = sayBlock(block, policy);
    // Rows below a label belong to it.
    let label = "";
    const lines = said.map((line) => ({ label: (label = line.label === "" ? label : line.label), text: line.text }));
    const base = block.number === null ? `${block.kind} ${nameOf(block)}` : `#${block.number}`;
    let key = base;
    for (let twin = 2; entries.has(key); twin++) key = `${base} ${twin}`;
    entries.set(key, { head: { clause: section.clause, name: nameOf(block), rule: block.number === null ? null : `${policy.id}#${block.number}` }, lines, quote: run.quotes.map(({ text }) => text.trim()).join("") });
  }
  return entries;
}

const nameOf = (block: Block): string => ("item" in block ? block.item : "name" in block ? block.name : "title" in block ? block.title : block.kind);

/** The longest run of equal lines stays; of what lies between, lines of one label are two versions of each other. */
function differences(before: readonly Said[], after: readonly Said[]): ChangedLine[] {
  const same = (a: Said | undefined, b: Said | undefined): boolean => a?.label === b?.label && a?.text === b?.text;
  const longest: number[][] = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  const at = (i: number, j: number): number => longest[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--) (longest[i] ?? [])[j] = same(before[i], after[j]) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const [gone, come]: [Said[], Said[]] = [[], []];
  const changed: ChangedLine[] = [];
  const pair = (): void => {
    for (const { label, text } of gone.splice(0)) {
      const twin = come.findIndex((each) => each.label === label);
      changed.push({ label, before: text, after: twin < 0 ? null : (come.splice(twin, 1)[0]?.text ?? null) });
    }
    for (const { label, text } of come.splice(0)) changed.push({ label, before: null, after: text });
  };
  for (let [i, j] = [0, 0]; i < before.length || j < after.length; ) {
    const [a, b] = [before[i], after[j]];
    if (a && b && same(a, b)) {
      pair();
      i++;
      j++;
    } else if (b && (!a || at(i, j + 1) >= at(i + 1, j))) {
      come.push(b);
      j++;
    } else if (a) {
      gone.push(a);
      i++;
    }
  }
  pair();
  return changed;
}

/** Rules of either version that may give another amount: all that settlement looks at is compared, places and words are not. */
export function rulesDiffering(before: Version, after: Version): Set<string> {
  const [old, now] = [before, after].map(({ library }) => rulesOf(library));
  const differing = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])].filter((id) => old?.get(id) !== now?.get(id)));
  const [oldLists, newLists] = [before, after].map(({ library }) => stripped(compileLibrary(library).lists.map(({ block }) => block)));
  const [oldDoubts, newDoubts] = [before, after].map(({ library }) => new Map([...compileLibrary(library).doubts].map(([id, { fallback }]) => [id, fallback])));
  const doubts = new Set([...(oldDoubts ?? []), ...(newDoubts ?? [])].flatMap(([id]) => (oldDoubts?.get(id) === newDoubts?.get(id) ? [] : [id])));
  for (const { library } of [before, after]) {
    if (doubts.size > 0) for (const id of rulesReading(library, doubts)) differing.add(id);
    const compiled = compileLibrary(library);
    if (oldLists !== newLists) for (const rule of compiled.rules) if (kindsRead(compiled, [rule]).has("名单")) differing.add(rule.id);
  }
  return differing;
}

/** Each rule with what its document says around it, as one text. */
function rulesOf(library: Library): ReadonlyMap<string, string> {
  return new Map(compileLibrary(library).rules.filter(({ block }) => block.kind === "事项").map(({ id, policy, section, block, conditions }) => {
    const stacking = [...blocksOf(policy)].flatMap((found) => (found.block.kind === "叠加" ? [found.block] : []));
    const { level, region, issued, validity, repeals, succeeds } = policy;
    return [id, stripped([section.clause, block, conditions, stacking, { level, region, issued, validity, repeals, succeeds }])];
  }));
}

const ASIDE = new Set(["at", "examples", "notes", "grade", "origin", "basis", "responsible", "doubts", "ground", "question"]);
const stripped = (value: unknown): string => JSON.stringify(value, (key, item: unknown) => (ASIDE.has(key) ? undefined : typeof item === "bigint" ? `${item}n` : item));
