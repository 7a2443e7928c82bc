/** 样例: runs the table an official signs, row by row, and says where the rule gives something else. */
import { add, compare, dayOf, lastDayOf, multiply, parseDecimal, parseMoney, yearOf, type Day, type Range, type Rational } from "#kernel";
import { childrenOf, readUnit, type Condition, type Diagnostic, type Library, type Place, type SeriesEntry, type Term } from "#policy";
import { STATUSES, type Match, type Status } from "../answer.ts";
import { candidatesOf } from "../candidates.ts";
import { compileLibrary, type CompiledLibrary, type CompiledRule } from "../context.ts";
import { baseContext, matchRules } from "../match.ts";
import { readDossier } from "../read-dossier.ts";
import { sayRange } from "../reasons.ts";
import { rangeIn } from "../value.ts";
import { readExample, type ExampleRow } from "./read-cells.ts";

export interface ExampleReport {
  readonly count: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** @returns how many examples were run and a diagnostic at each row that does not hold. */
export function runExamples(library: Library): ExampleReport {
  const compiled = compileLibrary(library);
  const diagnostics: Diagnostic[] = [];
  let count = 0;
  for (const rule of compiled.rules) {
    const table = rule.block.examples;
    if (rule.block.kind === "事项" && (!table || table.rows.length === 0))
      diagnostics.push({ ...rule.block.at, code: "缺样例", message: `事项“${rule.block.item}”没有样例`, hint: "至少写：正常、每个边界、封顶、一个未知" });
    const told = new Set<string>();
    for (const row of table?.rows ?? []) {
      count++;
      const example = readExample(table as NonNullable<typeof table>, row.cells, library.reference, readingsOf(compiled));
      // A wrong column is wrong in every row; it is told once, at the first.
      for (const { message, hint } of example.problems)
        if (!told.has(message)) diagnostics.push({ ...(message.startsWith("列名") ? (table?.at ?? row.at) : row.at), code: "样例格式", message: `样例“${example.name}”：${message}`, hint });
      if (example.problems.length === 0) diagnostics.push(...runExample(rule, example, row.at, library).filter((d) => d.code !== "样例格式" || !told.has(said(d, example))));
      for (const d of diagnostics.filter((each) => each.line === row.at.line)) told.add(said(d, example));
      for (const { message } of example.problems) told.add(message);
    }
  }
  return { count, diagnostics };
}

/** What a finding says, whichever row says it. */
const said = (d: Diagnostic, example: ExampleRow): string => d.message.replace(`样例“${example.name}”`, "");

function runExample(rule: CompiledRule, example: ExampleRow, at: Place, library: Library): Diagnostic[] {
  const wrong = (code: string, message: string, hint?: string): Diagnostic[] => [{ ...at, code, message: `样例“${example.name}”${message}`, ...(hint ? { hint } : {}) }];
  const expected = readExpectation(example.expected);
  if (!expected) return wrong("样例格式", `的期望“${example.expected}”读不通`, "写作 30万元、5万元至50万元、不符合 或 需评审 0元至15万元");
  const on = example.on ?? defaultDay(rule);
  const local = publish(library, example, rule, on);
  const compiled = compileLibrary(local);
  const own = compiled.rules.find((r) => r.id === rule.id);
  if (!own) return [];
  const beneficiary = rule.block.beneficiary === "个人" ? "企业" : rule.block.beneficiary;
  const assumedFacts: Record<string, unknown> = { 迁移: [], 已享支持: [] };
  for (const name of example.unknown) delete assumedFacts[name];
  const kind = example.unknown.has("企业.主体类型") ? {} : { 主体类型: beneficiary };
  const json: Record<string, unknown> = { ...assumedFacts, ...example.dossier, 企业: { ...kind, ...(example.dossier["企业"] as object) } };
  const filled = fillYears(json, example, own, compiled, on);
  const dossier = readDossier(filled, library.reference);
  if (!dossier.ok) return wrong("样例格式", `：${dossier.error.map((p) => p.message).join("；")}`, dossier.error.find((p) => p.hint)?.hint);
  const assumed = new Set(own.conditions.filter((condition) => isAssumed(condition, own, example.columns)));
  const { matches, total } = matchRules(compiled, dossier.value, { on, readings: example.readings }, new Set([own.id]), assumed);
  const status = mainStatus(matches);
  const net = rule.block.grant?.form === "资金" && rule.block.beneficiary !== "个人" && matches.some((m) => m.net) ? { low: total.low, high: total.ceiling } : sumOf(matches);
  const given = `${status}${net ? ` ${sayRange(net)}` : ""}`;
  if (expected.status !== null && expected.status !== status) return wrong("样例不符", `算得 ${given}，期望 ${example.expected}`, matches[0]?.because);
  if (expected.net !== null && !(net && sameRange(net, expected.net))) return wrong("样例不符", `算得 ${given}，期望 ${example.expected}`, matches[0]?.because);
  return [];
}

/** Day of asking when the table names none: the last day of 有效, so that everything has happened. */
const defaultDay = (rule: CompiledRule): Day => rule.block.validity?.to ?? rule.policy.validity.to ?? dayOf(2030, 12, 31);

/** 适用 and 对象 hold unless a column names what they ask. */
function isAssumed(condition: Condition, rule: CompiledRule, columns: readonly string[]): boolean {
  const inherited = !rule.block.conditions.includes(condition);
  if (!inherited && condition.key !== "对象") return false;
  return !factsIn(condition.term).some((fact) => columns.some((column) => column === fact || column.split(".")[1] !== undefined && column.split(".")[1] === fact.split(".")[1]));
}

/** Columns that would name the facts a term reads: 企业.注册地, 资质, 处罚 … */
function factsIn(term: Term): string[] {
  switch (term.op) {
    case "fact":
      return [`企业.${term.name}`];
    case "yearly":
      return [`年度.${term.name}`];
    case "field": case "aggregate":
      return [term.record];
    case "listed":
      return ["名单"];
    case "call":
      return term.name === "持有" ? ["资质"] : term.args.flatMap(factsIn);
    default:
      return childrenOf(term).flatMap(factsIn);
  }
}

/** Puts 上年度.x into the years the records happen in; without records, into the last completed year. */
function fillYears(json: Record<string, unknown>, example: ExampleRow, rule: CompiledRule, compiled: CompiledLibrary, on: Day): Record<string, unknown> {
  if (example.relative.length === 0) return json;
  const dossier = readDossier(json, compiled.library.reference);
  const years = new Set<number>();
  if (dossier.ok && rule.block.each.kind === "记录")
    for (const candidate of candidatesOf(rule, { ...baseContext(compiled, dossier.value, { on, readings: example.readings }), policy: rule.policy, rule })) {
      const year = rangeIn(candidate.context.year.value);
      if (year && typeof year.low === "number" && year.low === year.high) years.add(year.low);
    }
  if (rule.block.each.kind === "申报年度" || rule.block.each.kind === "一次") years.add(yearOf(on));
  if (years.size === 0) years.add(lastDayOf(yearOf(on)) <= on ? yearOf(on) : yearOf(on) - 1);
  const rows = new Map<number, Record<string, unknown>>();
  for (const row of (json["年度数据"] as Record<string, unknown>[] | undefined) ?? []) rows.set(Number(row["年度"]), row);
  for (const year of years)
    for (const { back, fact, text } of example.relative) {
      const row = rows.get(year - back) ?? { 年度: year - back };
      if (text !== "") row[fact] = text === "是" ? true : text === "否" ? false : text;
      rows.set(year - back, row);
    }
  return { ...json, 年度数据: [...rows.values()] };
}

/** A library in which the example's 公布数 are published for every year it may ask. */
function publish(library: Library, example: ExampleRow, rule: CompiledRule, on: Day): Library {
  if (example.published.length === 0) return library;
  const values = new Map(example.published.map(({ series, text }) => [series, text]));
  const series = library.reference.series.map((s) => {
    const text = values.get(s.name);
    if (text === undefined) return s;
    const number = numberOf(text);
    const words = number === null ? text.split("、") : null;
    const from = yearOf(rule.policy.validity.from ?? on) - 1;
    const entries = Array.from({ length: yearOf(on) - from + 2 }, (_unused, index): SeriesEntry => ({ region: rule.policy.region, key: s.by === "年度" ? from + index : dayOf(from + index, 1, 1), number, words, source: "样例", grade: "样例", rule: null }));
    return { ...s, entries, knownTo: null };
  });
  return { ...library, reference: { ...library.reference, series } };
}

function numberOf(text: string): Rational | null {
  const percent = /^([\d.]+)%$/.exec(text)?.[1];
  if (percent) {
    const value = parseDecimal(percent);
    return value === null ? null : multiply(value, readUnit("%")?.factor ?? 1);
  }
  return parseMoney(text, parseDecimal) ?? parseDecimal(text);
}

interface Expectation {
  readonly status: Status | null;
  readonly net: Range | null;
}

function readExpectation(text: string): Expectation | null {
  const status = STATUSES.find((s) => text === s || text.startsWith(`${s} `)) ?? null;
  const rest = status ? text.slice(status.length).trim() : text;
  if (rest === "") return status ? { status, net: null } : null;
  const [from = "", to = from] = rest.split("至");
  const low = parseMoney(from, parseDecimal);
  const high = to === "不封顶" ? null : parseMoney(to, parseDecimal);
  if (low === null || (high === null && to !== "不封顶")) return null;
  return { status, net: { low, high } };
}

/** The status of the match that says most: one that may pay before one that may not. */
function mainStatus(matches: readonly Match[]): Status {
  const order: readonly Status[] = ["可享", "需评审", "待补充", "已享", "已失效", "不符合", "不适用"];
  return order.find((status) => matches.some((m) => m.status === status)) ?? "不适用";
}

function sumOf(matches: readonly Match[]): Range | null {
  const nets = matches.flatMap((m) => (m.net ? [m.net] : []));
  if (nets.length === 0) return null;
  return nets.reduce<Range>((total, net) => ({ low: add(total.low ?? 0, net.low), high: total.high === null || net.high === null ? null : add(total.high, net.high) }), { low: 0, high: 0 });
}

const sameRange = (a: Range, b: Range): boolean =>
  compare(a.low ?? 0, b.low ?? 0) === 0 && (a.high === null ? b.high === null : b.high !== null && compare(a.high, b.high) === 0);

const readingsOf = (compiled: CompiledLibrary): ReadonlyMap<string, readonly string[]> => new Map([...compiled.doubts].map(([id, doubt]) => [id, doubt.readings.map((reading) => reading.name)]));
