/** 样例 of 事项, 参照 and 服务: what a rule gives, and where it gives something else. */
import { add, compare, lastDayOf, parseDecimal, parseMoney, yearOf, type Day, type Range } from "#kernel";
import { childrenOf, type Condition, type Diagnostic, type Library, type Place, type Term } from "#policy";
import { STATUSES, type Match, type Status } from "../answer.ts";
import { candidatesOf } from "../candidates.ts";
import { compileLibrary, type CompiledLibrary, type CompiledRule } from "../context.ts";
import { baseContext, matchRules } from "../match.ts";
import { readDossier } from "../read-dossier.ts";
import { sayRange } from "../reasons.ts";
import { isCounted } from "../settle/counted.ts";
import { rangeIn } from "../value.ts";
import { fillYears, publish } from "./place-facts.ts";
import { defaultDay, wrongAt, type ExampleRow } from "./read-cells.ts";

export function runRuleExample(rule: CompiledRule, example: ExampleRow, at: Place, library: Library): Diagnostic[] {
  const wrong = wrongAt(example, at);
  const expected = readExpectation(example.expected);
  if (!expected) return wrong("样例格式", `的期望“${example.expected}”读不通`, "写作 30万元、5万元至50万元、不符合 或 需评审 0元至15万元");
  const on = example.on ?? defaultDay(rule.block.validity ?? rule.policy.validity);
  const local = publish(library, example, rule.policy, on);
  const compiled = compileLibrary(local);
  const own = compiled.rules.find((r) => r.id === rule.id);
  if (!own) return [];
  const beneficiary = rule.block.beneficiary === "个人" ? "企业" : rule.block.beneficiary;
  const assumedFacts: Record<string, unknown> = { 迁移: [], 已享支持: [] };
  for (const name of example.unknown) delete assumedFacts[name];
  const kind = example.unknown.has("企业.主体类型") ? {} : { 主体类型: beneficiary };
  const json: Record<string, unknown> = { ...assumedFacts, ...example.dossier, 企业: { ...kind, ...(example.dossier["企业"] as object) } };
  const filled = fillYears(json, example, yearsOf(json, example, own, compiled, on));
  const dossier = readDossier(filled, library.reference);
  if (!dossier.ok) return wrong("样例格式", `：${dossier.error.map((p) => p.message).join("；")}`, dossier.error.find((p) => p.hint)?.hint);
  const assumed = new Set(own.conditions.filter((condition) => isAssumed(condition, own, example.columns)));
  const { matches, total } = matchRules(compiled, dossier.value, { on, readings: example.readings }, new Set([own.id]), assumed);
  const status = mainStatus(matches);
  const net = isCounted(rule) && matches.some((m) => m.net) ? { low: total.low, high: total.ceiling } : sumOf(matches);
  const given = `${status}${net ? ` ${sayRange(net)}` : ""}`;
  if (expected.status !== null && expected.status !== status) return wrong("样例不符", `算得 ${given}，期望 ${example.expected}`, matches[0]?.because);
  if (expected.net !== null && !(net && sameRange(net, expected.net))) return wrong("样例不符", `算得 ${given}，期望 ${example.expected}`, matches[0]?.because);
  return [];
}

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

/** Years the records happen in, which 上年度 is relative to; without records, the last completed year. */
function yearsOf(json: Record<string, unknown>, example: ExampleRow, rule: CompiledRule, compiled: CompiledLibrary, on: Day): Set<number> {
  const years = new Set<number>();
  if (example.relative.length === 0) return years;
  const dossier = readDossier(json, compiled.library.reference);
  if (dossier.ok && rule.block.each.kind === "记录")
    for (const candidate of candidatesOf(rule, { ...baseContext(compiled, dossier.value, { on, readings: example.readings }), policy: rule.policy, rule })) {
      const year = rangeIn(candidate.context.year.value);
      if (year && typeof year.low === "number" && year.low === year.high) years.add(year.low);
    }
  if (rule.block.each.kind === "申报年度" || rule.block.each.kind === "一次") years.add(yearOf(on));
  if (years.size === 0) years.add(lastDayOf(yearOf(on)) <= on ? yearOf(on) : yearOf(on) - 1);
  return years;
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
