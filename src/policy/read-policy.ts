import type { Findings, Place } from "./diagnostic.ts";
import { readDocument, type Document, type Part } from "./document/read-document.ts";
import { pairOf, readYaml, type Entry, type MapEntry } from "./document/read-yaml.ts";
import { attempt, checkKeys, dayOf, doubtsOf, textOf, validityOf, wordsOf } from "./blocks/fields.ts";
import { checkNames, namesOf, readBlock } from "./blocks/read-block.ts";
import { scoresOf } from "./blocks/read-qualification.ts";
import { clauseOf, type HeadingPath } from "./clause-number.ts";
import { GRADES, type Block, type Doubt, type ExampleTable } from "./block.ts";
import type { Erratum, Policy, QuoteLine, Run, Section } from "./model.ts";
import { resolver } from "./names/resolve-value.ts";
import type { Named, Scope } from "./names/scope.ts";
import type { Derived, Reference } from "./vocabulary/model.ts";
import { suggestion } from "./vocabulary/read-tables.ts";

/** A fence with its place in the document, before names are looked up. */
export interface Fence {
  readonly map: MapEntry;
  readonly text: string;
  readonly at: Place;
  readonly examples: readonly ExampleTable[];
}
export interface DraftRun {
  readonly quotes: QuoteLine[];
  readonly fences: Fence[];
  /** Holds a fence that could not be read: what it implements cannot be judged. */
  isBroken: boolean;
}
export interface DraftSection {
  readonly heading: string;
  readonly clause: string;
  readonly depth: number;
  readonly official: boolean;
  readonly at: Place;
  readonly runs: DraftRun[];
}
/** 政策文件 cut into sections and runs; fidelity is checked on this, because quotes and fences still stand as written. */
export interface Draft {
  readonly document: Document;
  readonly front: MapEntry | null;
  readonly sections: readonly DraftSection[];
}

export const FRONT_KEYS = ["文号", "名称", "发文机关", "层级", "地区", "本地区", "印发", "有效", "废止", "承接", "解释机关", "来源", "勘误", "取整", "原文", "出处"];

export function readDraft(file: string, text: string, findings: Findings): Draft {
  const document = readDocument(file, text, findings);
  const start: Place = { file, line: document.front?.line ?? 1, column: 1 };
  const front = document.front ? readYaml(document.front.text, start, findings) : null;
  if (!document.front) findings.report("文件头", start, "文件开头缺少文件头", "第一行写 ---，接着写 文号、名称、发文机关、层级、地区、印发、有效、来源，再写 ---");
  return { document, front, sections: sectionsOf(document.parts, findings) };
}

function sectionsOf(parts: readonly Part[], findings: Findings): DraftSection[] {
  const sections: DraftSection[] = [];
  let path: HeadingPath = [];
  let section: DraftSection | null = null;
  let run: DraftRun | null = null;
  for (const part of parts) {
    if (part.kind === "heading") {
      const official = !/^（.*）$/.test(part.text);
      path = [...path.filter((step) => step.depth < part.depth), { depth: part.depth, text: part.text }];
      section = { heading: part.text, clause: clauseOf(path), depth: part.depth, official, at: part.at, runs: [] };
      sections.push(section);
      run = null;
    } else if (!section) findings.report("文件结构", part.at, "第一个标题之前有内容", "原文写在标题下面；没有条号的部分用“## （通知）”这样的标题");
    else if (part.kind === "quote") {
      if (!run || run.fences.length > 0) section.runs.push((run = { quotes: [], fences: [], isBroken: false }));
      run.quotes.push(...part.lines);
    } else if (part.kind === "fence") {
      if (part.language !== "规则") findings.report("文件结构", part.at, `围栏块的种类“${part.language}”不认识`, "写作 ```规则");
      if (!run) section.runs.push((run = { quotes: [], fences: [], isBroken: false }));
      const open = /^(?:```|> |\|)/m.exec(part.text);
      if (open) findings.report("文件结构", { ...part.at, line: part.at.line - 1 }, "这个规则块没有收尾的 ```", "在规则块最后一行之后另起一行，只写 ```");
      const map = open ? null : readYaml(part.text, { ...part.at, column: part.indent + 1 }, findings);
      if (map) run.fences.push({ map, text: part.text, at: part.at, examples: [] });
      else run.isBroken = true;
    } else if (part.kind === "list") {
      if (!run || run.fences.length > 0) section.runs.push((run = { quotes: [], fences: [], isBroken: false }));
      run.quotes.push(...part.items.map((item) => readPoint(item, findings)));
    } else if (part.kind === "table") attachExamples(part, section, run, findings);
    else findings.report("文件结构", part.at, "正文里有既不是引文、也不是规则的文字", "原文以“> ”开头；解释写进规则块的 说明 或 存疑");
  }
  return sections;
}

/** 要点: `- 标签：一句话。〔B〕`, where the official text is not in the library. */
function readPoint(item: { text: string; at: Place }, findings: Findings): QuoteLine {
  const found = /^([^：]{1,30})：(.+?)〔([ABCM])〕$/.exec(item.text);
  if (!found) findings.report("要点格式", item.at, `这一行既不是引文，也不是要点：“${item.text.slice(0, 30)}”`, "原文以“> ”开头；原文未收录的文件写“- 标签：一句话。〔B〕”，等级为 A、B、C、M");
  const grade = GRADES.find((g) => g === found?.[3]) ?? "M";
  return { text: found?.[2] ?? item.text, at: item.at, grade, label: found?.[1] ?? null };
}

const WITH_EXAMPLES = ["事项", "参照", "服务", "认定"];

/** A 样例 table belongs to the fence above it, or to the 编号 its first header cell names (`样例 5`). */
function attachExamples(part: Extract<Part, { kind: "table" }>, section: DraftSection, run: DraftRun | null, findings: Findings): void {
  const [, number] = /^样例(?: (\S+))?$/.exec(part.header[0]?.text ?? "") ?? [null, undefined];
  const title = part.header[0]?.text ?? "";
  if (!title.startsWith("样例")) return findings.report("样例格式", part.at, `表头第一格是“${title}”，不是“样例”`, "样例表的第一格写“样例”，最后一格写“期望”");
  const fences = (run?.fences ?? []).map((fence, index) => ({ fence, index }));
  const target = number === undefined ? fences.at(-1) : fences.find(({ fence }) => textValue(fence.map, "编号") === number);
  if (run?.isBroken) return;
  if (!run || !target) return findings.report("样例格式", part.at, number === undefined ? "样例表上面没有规则块" : `样例表写的编号“${number}”上面没有`, "样例表紧跟在它所属的规则块之后");
  const table: ExampleTable = { columns: part.header.map((cell) => cell.text), rows: part.rows.map((cells) => ({ cells: cells.map((cell) => cell.text), at: cells[0]?.at ?? part.at })), at: part.at };
  if (table.columns.at(-1) !== "期望") findings.report("样例格式", part.at, "样例表最后一列不是“期望”", "最后一列写“期望”：金额、区间或状态");
  for (const row of part.rows) if (row.length !== part.header.length) findings.report("样例格式", row[0]?.at ?? part.at, `这一行有 ${row.length} 格，表头有 ${part.header.length} 格`, "补齐每一格；不知道的写 ?");
  const kind = target.fence.map.pairs[0]?.key ?? "";
  if (!WITH_EXAMPLES.includes(kind)) return findings.report("样例格式", part.at, `样例表在“${kind}”块下面，那里没有可算的`, `样例写在 ${WITH_EXAMPLES.join("、")} 之后；上面有几个块的，第一格写“样例 编号”`);
  run.fences[target.index] = { ...target.fence, examples: [...target.fence.examples, table] };
}

const textValue = (map: MapEntry, key: string): string | null => {
  const value = pairOf(map, key)?.value;
  return value?.kind === "text" ? value.text : null;
};

/** Looks up every name of a draft. @returns null when the front matter is too broken to name the policy. */
export function resolvePolicy(draft: Draft, reference: Reference, findings: Findings): Policy | null {
  const { front, document } = draft;
  const file = document.file;
  if (!front) return null;
  const at: Place = { file, line: document.front?.line ?? 1, column: 1 };
  const bare = { findings } as Pick<Scope, "findings"> as Scope;
  checkKeys(front, FRONT_KEYS, "文件头", bare);
  const text = (key: string): string | null => textOf(front, key, bare);
  const summary = text("原文") === "未收录";
  for (const key of ["名称", "发文机关", "层级", "地区", "印发", "有效", summary ? "出处" : "来源"])
    if (!pairOf(front, key)) findings.report("文件头", at, `文件头缺“${key}”`, `加一行“${key}: …”`);
  for (const section of draft.sections)
    for (const run of section.runs)
      for (const line of run.quotes)
        if ((line.grade !== null) !== summary && line.text.trim() !== "")
          findings.report("要点格式", line.at, summary ? "原文未收录的文件里不能有引文" : "有原文的文件里不写要点", summary ? "写成要点“- 标签：一句话。〔B〕”；收录了原文的，文件头写 来源" : "照抄原文，以“> ”开头");
  const title = text("名称") ?? "";
  const region = text("本地区") ?? text("地区") ?? "";
  if (region !== "" && !reference.regions.some((r) => r.name === region)) findings.report("未知地区", pairOf(front, "地区")?.value.at ?? at, `地区表里没有“${region}”`, suggestion(region, reference.regions.map((r) => r.name)) ?? "用地区表.md 里的名称；没有的先加一行");
  const level = (["国家级", "市级", "区级"] as const).find((l) => l === text("层级"));
  if (!level) findings.report("文件头", pairOf(front, "层级")?.value.at ?? at, `层级“${text("层级") ?? ""}”不认识`, "可用：国家级、市级、区级");
  const issuedText = pairOf(front, "印发")?.value;
  const issued = issuedText?.kind === "text" ? (dayOf(issuedText.text, issuedText.at, bare) ?? 0) : 0;
  const fences = draft.sections.flatMap((section) => section.runs.flatMap((run) => run.fences));
  const doubts = new Map<string, Doubt>();
  for (const doubt of fences.flatMap((fence) => doubtsOf(fence.map, bare))) {
    const known = doubts.get(doubt.id);
    if (known && (known.question !== doubt.question || known.fallback !== doubt.fallback)) findings.report("存疑重号", doubt.at, `存疑 ${doubt.id} 在本文件里问的不是同一件事`, "同一编号只问一件事；另一件事另编号");
    doubts.set(doubt.id, doubt);
  }
  const usedReadings = new Set<string>();
  const base: Scope = {
    resolver, reference, region, record: null, element: null, derived: reference.derived, findings, doubts, usedReadings, open: [], bound: new Map(), cityWide: false, scores: [],
    named: definitionsOf(fences), lists: new Map(fences.flatMap(({ map }) => (map.pairs[0]?.key === "清单" ? [[textValue(map, "清单") ?? "", textValue(map, "地区") ?? region] as const] : []))),
  };
  const scope: Scope = { ...base, derived: [...reference.derived, ...derivedOf(fences, base)] };
  if (!["元", "分", null].includes(text("取整")))
    findings.report("未知取值", pairOf(front, "取整")?.value.at ?? at, `“取整”没有“${text("取整") ?? ""}”这个写法`, "可用：元、分");
  const rounding = text("取整") === "元" ? "元" : "分";
  const sections: Section[] = draft.sections.map((section) => ({
    heading: section.heading, clause: section.clause, depth: section.depth, official: section.official, at: section.at,
    runs: section.runs.map((run): Run => ({
      quotes: run.quotes,
      blocks: run.fences.flatMap((fence): Block[] => {
        const inner: Scope = { ...scope, named: namesOf(fence.map, scope), scores: scoresOf(fence.map) };
        const each = textValue(fence.map, "对每");
        checkNames(fence.map, { ...inner, record: each !== null && reference.records.some((k) => k.name === each) ? each : null });
        const block = attempt(null, () => readBlock(fence.map, inner, fence.examples, rounding));
        return block ? [block] : [];
      }),
    })),
  }));
  for (const doubt of doubts.values())
    if (doubt.readings.length > 1 && !usedReadings.has(doubt.id))
      findings.report("存疑未用", doubt.at, `存疑 ${doubt.id} 有 ${doubt.readings.length} 种读法，规则里却没有“依: ${doubt.id}”`, "在规则中用 依 写出每种读法的值；读法不改变结果的只留一种");
  return {
    id: text("文号") ?? title, title, issuer: text("发文机关") ?? "", level: level ?? "区级", region, issued,
    validity: validityOf(front, bare) ?? { from: null, to: null, basis: "" },
    repeals: wordsOf(front, "废止", bare), succeeds: wordsOf(front, "承接", bare), interpreter: text("解释机关"), source: text("来源"),
    summary, origins: wordsOf(front, "出处", bare), errata: errataOf(front, findings), sections, file,
  };
}

/** 定义 of the document that are words, not fields of a record. `名(数)` takes a parameter. */
function definitionsOf(fences: readonly Fence[]): ReadonlyMap<string, Named> {
  const named = new Map<string, Named>();
  for (const { map } of fences) {
    const name = map.pairs[0]?.key === "定义" ? textValue(map, "定义") : null;
    const value = pairOf(map, "是") ?? pairOf(map, "为");
    if (name === null || !value || name.includes(".")) continue;
    const [, word = name, parameter = null] = /^(.+?)\((.+)\)$/.exec(name) ?? [];
    named.set(word, { name: word, parameter, value: value.value, at: map.at });
  }
  return named;
}

/** 定义: 资质.来历 …, in the order written, each seeing those before it. */
export function derivedOf(fences: readonly Fence[], scope: Scope): Derived[] {
  const derived: Derived[] = [...scope.derived];
  for (const { map } of fences) {
    const [record, name] = (map.pairs[0]?.key === "定义" ? (textValue(map, "定义") ?? "") : "").split(".");
    const value = pairOf(map, "为") ?? pairOf(map, "是");
    if (!record || !name || !value) continue;
    const body = attempt(null, () => scope.resolver.value(value.value, { ...scope, derived, record }, null));
    if (body) derived.push({ record, name, body });
  }
  return derived.slice(scope.derived.length);
}

function errataOf(front: MapEntry, findings: Findings): Erratum[] {
  const pair = pairOf(front, "勘误");
  if (pair && pair.value.kind !== "list") findings.report("勘误不全", pair.keyAt, "“勘误”应写成列表", "每条以“- 原文: …”开头，下面写 改为、据");
  const items: readonly Entry[] = pair?.value.kind === "list" ? pair.value.items : [];
  return items.flatMap((item): Erratum[] => {
    if (item.kind !== "map") return [];
    const get = (key: string): string => textValue(item, key) ?? "";
    for (const key of ["原文", "改为", "据"]) if (get(key) === "" && key !== "改为") findings.report("勘误不全", item.at, `勘误缺“${key}”`, "每条勘误写 原文、改为、据");
    return [{ printed: get("原文"), corrected: get("改为"), ground: get("据"), at: item.at }];
  });
}

