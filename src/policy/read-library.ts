import { childrenOf } from "./children.ts";
import { byPlace, collectFindings, type Diagnostic, type Findings } from "./diagnostic.ts";
import { readDocument } from "./document/read-document.ts";
import { readYaml } from "./document/read-yaml.ts";
import { checkQuotes, correctedSource } from "./fidelity/check-quotes.ts";
import { checkRuns } from "./fidelity/check-runs.ts";
import type { Doubt } from "./block.ts";
import { blocksOf, type Policy } from "./model.ts";
import type { Scope } from "./names/scope.ts";
import { resolver } from "./names/resolve-value.ts";
import { derivedOf, readDraft, resolvePolicy, type Draft, type Fence } from "./read-policy.ts";
import { checkPolicy } from "./rules/check-policy.ts";
import type { Library } from "./library.ts";
import type { Term } from "./term.ts";
import type { Reference } from "./vocabulary/model.ts";
import { readIndustries } from "./vocabulary/read-industries.ts";
import { readCategories, readHolidays, readKinds, readRegions, readSeries } from "./vocabulary/read-tables.ts";

export interface SourceFile {
  /** Path as shown in findings, e.g. `policies/昌平区/…md`. */
  readonly path: string;
  readonly text: string;
}
export interface CheckedLibrary {
  readonly library: Library;
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly diagnostics: readonly Diagnostic[];
}

const typeOf = (text: string): string | null => /^---\s*\n(?:.*\n)*?类型: (\S+)/.exec(text.slice(0, 200))?.[1] ?? null;

/** 公共的表, read once where the same ones stand under many documents. */
export interface CheckedTables {
  readonly reference: Reference;
  readonly diagnostics: readonly Diagnostic[];
}
export function readTables(files: readonly SourceFile[]): CheckedTables {
  const findings = collectFindings();
  return { reference: readReference(files, findings), diagnostics: findings.list };
}

/**
 * Reads and checks all documents and shared tables together.
 * @param sources official texts by file name (来源 of a policy).
 * @param tables those of `files`, where they have been read already.
 */
export function readLibrary(files: readonly SourceFile[], sources: ReadonlyMap<string, string>, { reference, diagnostics }: CheckedTables = readTables(files)): CheckedLibrary {
  const findings = collectFindings(diagnostics);
  const drafts = new Map<string, Draft>();
  const policies: Policy[] = [];
  for (const file of files) {
    if (typeOf(file.text) !== null) continue;
    const draft = readDraft(file.path, file.text, findings);
    drafts.set(file.path, draft);
    const policy = resolvePolicy(draft, reference, findings);
    if (!policy) continue;
    policies.push(policy);
    checkRuns(draft, findings);
    if (policy.summary) {
      checkPolicy(policy, reference, findings);
      continue;
    }
    const source = policy.source === null ? undefined : sources.get(policy.source);
    if (source === undefined) {
      if (policy.source !== null) findings.report("来源不明", { file: file.path, line: draft.document.front?.line ?? 1, column: 1 }, `sources 里没有来源“${policy.source}”`, "把官方文本放进 sources/，来源写文件名");
    } else checkQuotes(draft, correctedSource(source, policy.errata, findings), findings);
    checkPolicy(policy, reference, findings);
  }
  checkTogether(policies, findings);
  return { library: { reference, policies }, drafts, diagnostics: [...findings.list].sort(byPlace) };
}

function readReference(files: readonly SourceFile[], findings: Findings): Reference {
  const tables = (type: string): ReturnType<typeof readDocument>[] => files.filter((file) => typeOf(file.text) === type).map((file) => readDocument(file.path, file.text, findings));
  const regions = tables("地区表").flatMap((document) => readRegions(document, findings));
  const vocabulary = tables("词表");
  const kinds = vocabulary.flatMap((document) => readKinds(document, findings));
  const empty = (name: string): Reference["enterprise"] => ({ name, label: name, event: null, year: null, title: [], facts: [], limits: [] });
  const reference: Reference = {
    enterprise: kinds.find((kind) => kind.name === "企业") ?? empty("企业"),
    yearly: kinds.find((kind) => kind.name === "年度数据") ?? empty("年度数据"),
    records: kinds.filter((kind) => kind.name !== "企业" && kind.name !== "年度数据"),
    derived: [],
    categories: tables("事项表").flatMap((document) => readCategories(document, findings)),
    regions,
    industries: readIndustries(tables("行业表"), findings),
    holidays: tables("节假日").flatMap((document) => readHolidays(document, findings)),
    series: tables("公布数").flatMap((document) => readSeries(document, regions, findings)),
  };
  const fences: Fence[] = vocabulary.flatMap((document) => document.parts.flatMap((part) => {
    const map = part.kind === "fence" ? readYaml(part.text, { ...part.at, column: part.indent + 1 }, findings) : null;
    return part.kind === "fence" && map ? [{ map, text: part.text, at: part.at, examples: [] }] : [];
  }));
  const scope: Scope = { resolver, reference, region: "", record: null, element: null, derived: [], findings, doubts: new Map(), usedReadings: new Set(), open: [], bound: new Map(), cityWide: false, named: new Map(), lists: new Map(), scores: [] };
  return { ...reference, derived: derivedOf(fences, scope) };
}

/** What only shows when all documents are seen at once. */
function checkTogether(policies: readonly Policy[], findings: Findings): void {
  const byId = new Map<string, Policy>();
  const doubts = new Map<string, { doubt: Doubt; policy: Policy }>();
  for (const policy of policies) {
    const at = { file: policy.file, line: 2, column: 1 };
    const twin = byId.get(policy.id);
    if (twin) {
      const apart = (a: Policy, b: Policy): boolean => a.validity.to !== null && b.validity.from !== null && a.validity.to < b.validity.from;
      if (!apart(policy, twin) && !apart(twin, policy)) findings.report("文号重复", at, `“${policy.id}”已在 ${twin.file} 里，且有效期重叠`, "同一文件只写一份；修订版写新的文号和有效期");
    }
    byId.set(policy.id, policy);
    for (const { block } of blocksOf(policy))
      for (const doubt of block.doubts) {
        const known = doubts.get(doubt.id);
        if (known && known.policy !== policy && (known.doubt.fallback !== doubt.fallback || known.doubt.readings.length !== doubt.readings.length))
          findings.report("存疑不一", doubt.at, `存疑 ${doubt.id} 与 ${known.policy.file} 里的读法或默认不同`, "同一个编号在各文件里要问同一件事；不同的事写“文号/I-1”");
        doubts.set(doubt.id, { doubt, policy });
      }
  }
  checkLists(policies, findings);
  for (const policy of policies) {
    const seen = new Set<string>([policy.id]);
    for (let next = policy.repeals; next.length > 0; ) {
      if (next.some((id) => id === policy.id)) {
        findings.report("废止成环", { file: policy.file, line: 2, column: 1 }, `“${policy.id}”的废止关系绕回了自己`, "核对各文件的 废止");
        break;
      }
      next = next.flatMap((id) => (seen.has(id) ? [] : (seen.add(id), byId.get(id)?.repeals ?? [])));
    }
  }
}

/** Who is on a list depends on its 自动出: that must not ask, by whatever way, who is on it. */
function checkLists(policies: readonly Policy[], findings: Findings): void {
  const lists = policies.flatMap((policy) => [...blocksOf(policy)].flatMap(({ block }) => (block.kind === "清单" ? [block] : [])));
  const listsIn = (term: Term): string[] => [...(term.op === "listed" ? [term.list] : []), ...childrenOf(term).flatMap(listsIn)];
  const asked = (name: string): string[] => lists.filter((list) => list.name === name).flatMap((list) => list.autoExit.flatMap(({ term }) => listsIn(term)));
  for (const list of lists) {
    const seen = new Set<string>();
    const walk = (name: string): void => asked(name).filter((next) => !seen.has(next)).forEach((next) => walk((seen.add(next), next)));
    walk(list.name);
    if (seen.has(list.name)) findings.report("循环定义", list.at, `清单“${list.name}”的 自动出 绕回了自己`, "自动出 不能再问在不在这份清单上");
  }
}
