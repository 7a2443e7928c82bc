/** 单条判断: one rule on one candidate, before history and stacking (SEMANTICS §5-§8, gross). */
import { and, compare, greatest, least, multiply, truncate, truncateTo, yearOf, type Range, type Rational, type Truth } from "#kernel";
import { factNamed, kindNamed, lies, sayTerm, type Condition, type Grant, type Term } from "#policy";
import type { Missing, Status } from "./answer.ts";
import { candidatesOf, type Candidate } from "./candidates.ts";
import type { CompiledRule, Context, Outcome } from "./context.ts";
import { listOf } from "./dossier.ts";
import { fieldMissing, recordField } from "./evaluate/facts.ts";
import { missingList } from "./evaluate/aggregates.ts";
import { evaluate } from "./evaluate/evaluate.ts";
import { known, node, unite, uniteDecisions, unknown } from "./evaluate/outcome.ts";
import { compareRanges, isDefinite, ofTruth, rangeIn, truthIn, type NumberValue } from "./value.ts";

export interface Judged {
  readonly condition: Condition | null;
  readonly label: string;
  /** What is said when it does not hold. */
  readonly failure: string;
  readonly outcome: Outcome;
  readonly truth: Truth;
  readonly decides: "适用" | "符合";
}

export interface Limits {
  readonly ladder: Truth;
  readonly times: readonly string[];
  readonly perYear: Rational | null;
  /** Years in which something can have happened: what records nobody has told of may share. */
  readonly years: number;
  readonly lifetime: Rational | null;
}

/** A match before history and stacking. */
export interface Assessment {
  readonly rule: CompiledRule;
  readonly candidate: Candidate;
  readonly judged: readonly Judged[];
  readonly scope: Truth;
  readonly merit: Truth;
  /** Null where the text has no figure. */
  readonly gross: Range | null;
  readonly amount: Outcome | null;
  /** The most of it that needs nobody's decision; null = no upper bound. */
  readonly undecided: Rational | null;
  /** Set when conditions alone decide: 不适用, 不符合, 已失效. */
  readonly settled: Extract<Status, "不适用" | "不符合" | "已失效"> | null;
  readonly because: string;
  readonly missing: ReadonlyMap<string, Missing>;
  readonly decisions: ReadonlySet<string>;
  readonly limits: Limits;
  readonly delivery: string | null;
  readonly nextYear: boolean;
  /** 标的 as text; null = the record itself. */
  readonly subject: string | null;
  /** What nobody has told of its 标的. */
  readonly subjectMissing: ReadonlyMap<string, Missing>;
  /** Ceiling on all support for the same expense, or null. */
  readonly expense: { readonly key: string; readonly range: Range } | null;
}

export function assessRule(rule: CompiledRule, base: Context): Assessment[] {
  const assessments = candidatesOf(rule, { ...base, policy: rule.policy, rule, byDay: new Map() }).map((candidate) => assess(rule, candidate));
  // A lease year without a countable day says nothing of its own when another year does.
  if (rule.block.each.kind !== "租赁年度") return assessments;
  const worth = assessments.filter((a) => a.settled !== "不符合");
  return worth.length > 0 ? worth : assessments.slice(0, 1);
}

function assess(rule: CompiledRule, candidate: Candidate): Assessment {
  const { context } = candidate;
  const { grant } = rule.block;
  const judged: Judged[] = [...frame(rule, candidate), ...rule.conditions.map((condition) => judge(condition, context))];
  const part = (decides: "适用" | "符合"): Truth => judged.filter((j) => j.decides === decides).map((j) => j.truth).reduce(and, "是");
  const [scope, merit] = [part("适用"), part("符合")];
  const amount = grant?.amount ? evaluate(grant.amount, context) : null;
  const limits = limitsOf(grant, context);
  const gross = grossOf(grant, amount, scope === "是" && merit === "是" && candidate.presence === "有", limits, context, candidate);
  const verdict = verdictOf(rule, candidate, judged, scope, merit, amount, gross);
  const open = judged.filter((j) => j.truth === "未定").map((j) => j.outcome);
  const amountOpen = amount && !gross ? [amount] : amount && gross && !(gross.high !== null && gross.low !== null && compare(gross.low, gross.high) === 0 && open.length === 0) ? amountParts(grant, amount, context) : [];
  const parts = verdict.settled ? [] : [...open, ...amountOpen];
  const missing = unite(parts.map((o) => o.missing));
  const own = candidate.presence === "不明" && candidate.kind !== null && !verdict.settled;
  return {
    rule, candidate, judged, scope, merit, gross, amount, undecided: undecidedOf(rule, candidate, judged, amount, gross, limits), ...verdict,
    missing: own ? onlyList(missing, candidate) : missing,
    decisions: verdict.settled ? new Set() : uniteDecisions(parts.map((o) => o.decisions)),
    limits,
    delivery: wordOf(grant?.delivery ?? null, context),
    nextYear: wordOf(grant?.payment ?? null, context) === "次年",
    ...subjectOf(rule, context),
    expense: expenseOf(rule, candidate),
  };
}

/** What is left where a person decides against the enterprise: nothing if a condition waits for it, else the amount at its low end. */
function undecidedOf(rule: CompiledRule, candidate: Candidate, judged: readonly Judged[], amount: Outcome | null, gross: Range | null, limits: Limits): Rational | null {
  if (!amount || !gross) return 0;
  if (judged.some((j) => j.truth === "未定" && j.outcome.decisions.size > 0 && j.outcome.missing.size === 0)) return 0;
  if (amount.decisions.size === 0) return gross.high;
  const context: Context = { ...candidate.context, decidedLow: true, byDay: new Map() };
  const { grant } = rule.block;
  return grossOf(grant, grant?.amount ? evaluate(grant.amount, context) : null, false, limits, context, candidate)?.high ?? null;
}

/** While a list is unknown its fields are not asked one by one: the list comes first. */
function onlyList(missing: ReadonlyMap<string, Missing>, candidate: Candidate): ReadonlyMap<string, Missing> {
  const kind = candidate.kind ?? "";
  const kept = [...missing].filter(([, m]) => !m.fact.startsWith(`${kind}.`));
  if (!kept.some(([, m]) => m.fact === kind)) kept.push([`${kind}||`, { fact: kind, from: candidate.context.event.missing.get(`${kind}||`)?.from ?? "企业", year: null, record: null }]);
  return new Map(kept);
}

const amountParts = (grant: Grant | null, amount: Outcome, context: Context): Outcome[] => [
  amount,
  ...[grant?.floor, grant?.ceiling].flatMap((term) => (term ? [evaluate(term, context)] : [])),
];

function judge(condition: Condition, context: Context): Judged {
  const outcome = context.assumed.has(condition) ? known(condition.term, ofTruth("是"), "样例假定") : evaluate(condition.term, context);
  const failure = condition.label ?? sayTerm(condition.term).replaceAll("本地区", context.policy.region);
  return { condition, label: condition.label ?? "", failure: `“${failure}”不成立`, outcome, truth: truthIn(outcome.value), decides: condition.decides };
}

/** What every rule asks without saying so: who, when, and that it happened here. */
function frame(rule: CompiledRule, candidate: Candidate): Judged[] {
  const { context } = candidate;
  const at = rule.block.at;
  const term: Term = { op: "moment", moment: "发生日", type: { kind: "truth" }, at };
  const frames: Judged[] = [];
  const add = (label: string, failure: string, outcome: Outcome): void => void frames.push({ condition: null, label, failure, outcome, truth: truthIn(outcome.value), decides: "适用" });
  add("受益人", `本条的受益人是${rule.block.beneficiary}`, beneficiary(rule, context, term));
  if (candidate.presence === "没有") return frames;
  const event = rangeIn(context.event.value);
  if (!event) {
    add("发生在本地区", "不发生在本地区", known(term, ofTruth("否")));
    return frames;
  }
  const validity = { from: rule.block.validity?.from ?? rule.policy.validity.from, to: rule.block.validity?.to ?? rule.policy.validity.to };
  const inForce = [
    validity.from === null ? "是" : compareRanges("≥", event, { low: validity.from, high: validity.from }),
    validity.to === null ? "是" : compareRanges("≤", event, { low: validity.to, high: validity.to }),
  ].reduce<Truth>(and, "是");
  add("发生在有效期内", "发生日不在文件有效期内", node(term, ofTruth(inForce), [context.event]));
  const dated = rule.block.each.kind !== "一次" && rule.block.each.kind !== "申报年度";
  // The event is shown once; a reader need not see it three times.
  if (dated) add("已经发生", "到问日还没有发生", { ...node(term, ofTruth(compareRanges("≤", event, { low: context.on, high: context.on })), [context.event]), children: [] });
  if (dated) add("发生在迁入之后", "发生在迁入本地区之前", arrived(rule, context, event, term));
  return frames;
}

function beneficiary(rule: CompiledRule, context: Context, term: Term): Outcome {
  // A person is paid through the enterprise that employs them.
  const wanted = rule.block.beneficiary === "个人" ? "企业" : rule.block.beneficiary;
  const given = context.dossier.enterprise.facts.get("主体类型");
  const words = given?.kind === "value" && given.value.kind === "many" ? given.value.words : null;
  if (!words) return unknown(term, ofTruth("未定"), { fact: "企业.主体类型", from: "企业", year: null, record: null });
  return known(term, ofTruth(words.includes(wanted) ? "是" : "否"), "档案 企业");
}

/** e < 迁入日期 happened elsewhere (SEMANTICS §1). The last move into this region counts. */
function arrived(rule: CompiledRule, context: Context, event: Range, term: Term): Outcome {
  const list = listOf(context.dossier, "迁移");
  const { regions } = context.compiled.library.reference;
  const region = rule.policy.region;
  if (!list) return unknown(term, ofTruth("未定"), { fact: "企业.迁入日期", from: "市场监管部门", year: null, record: null });
  const open: Outcome[] = [];
  let truth: Truth = list.complete ? "是" : "未定";
  for (const row of list.rows) {
    const field = (name: string): Outcome => recordField(term, "迁移", name, row, context);
    const [day, from, to] = [field("日期"), field("迁出地"), field("迁入地")];
    const inside = (outcome: Outcome): Truth => {
      const words = outcome.value.kind === "words" ? outcome.value.words : null;
      if (!words) return "未定";
      return words.every((w) => lies(regions, w, region)) ? "是" : words.some((w) => lies(regions, w, region) || lies(regions, region, w)) ? "未定" : "否";
    };
    const [left, entered] = [inside(from), inside(to)];
    if (entered === "否" || left === "是") continue;
    const days: NumberValue = day.value.kind === "number" ? day.value : { kind: "number", low: null, high: null, none: false };
    if (compareRanges(">", days, { low: context.on, high: context.on }) === "是") continue;
    const after = compareRanges("≥", event, days);
    if (after === "是") continue;
    const certain = after === "否" && entered === "是" && left === "否";
    truth = and(truth, certain ? "否" : "未定");
    if (certain) continue;
    const wide = (outcome: Outcome, name: string): Outcome => (isDefinite(outcome.value) ? { ...outcome, missing: fieldMissing(term, "迁移", name, row, context) } : outcome);
    open.push(...(left === "未定" ? [wide(from, "迁出地")] : []), ...(entered === "未定" ? [wide(to, "迁入地")] : []), ...(after === "未定" ? [day, context.event] : []));
  }
  const outcome = node(term, ofTruth(truth), open);
  return list.complete || truth !== "未定" ? outcome : { ...outcome, missing: unite([outcome.missing, missingList("迁移", context)]) };
}

/** gross = 金额 → 最低 → 最高, cut once; low is 0 while any condition is open (SEMANTICS §8). */
function grossOf(grant: Grant | null, amount: Outcome | null, certain: boolean, limits: Limits, context: Context, candidate: Candidate): Range | null {
  if (!grant || !amount || grant.form === "实物") return null;
  const value = amount.value;
  const bound = (term: Term | null): NumberValue | null => {
    const outcome = term ? evaluate(term, context) : null;
    return outcome && outcome.value.kind === "number" ? outcome.value : null;
  };
  const [floor, ceiling] = [bound(grant.floor), bound(grant.ceiling)];
  if (value.kind === "none") return { low: 0, high: 0 };
  if (value.kind !== "number") return null;
  const figure = !(value.high === null && amount.decisions.size > 0 && amount.missing.size === 0 && !ceiling && limits.perYear === null && limits.lifetime === null);
  if (!figure) return null;
  // 最低 does not lift what a person decides from nothing; nor does one that may not be there.
  const lifted = amount.decisions.size > 0 || floor?.none ? null : floor;
  let low: Rational = value.low === null || value.none ? 0 : greatest(0, value.low);
  let high: Rational | null = value.high === null ? null : greatest(0, value.high);
  if (lifted && !value.none) low = lifted.low === null ? low : greatest(low, lifted.low);
  if (floor && high !== null) high = floor.high === null ? null : greatest(high, floor.high);
  if (ceiling) {
    if (ceiling.low !== null) low = least(low, ceiling.low);
    if (ceiling.high !== null && !ceiling.none) high = high === null ? ceiling.high : least(high, ceiling.high);
  }
  // What is decided freely has only the year's or the lifetime's limit as its figure.
  if (high === null && amount.decisions.size > 0 && amount.missing.size === 0) for (const cap of [limits.perYear, limits.lifetime]) if (cap !== null) high = high === null ? cap : least(high, cap);
  const cut = (amount_: Rational): Rational => (grant.rounding === "元" ? truncateTo(amount_, 100) : truncate(amount_));
  const range: Range = { low: certain ? cut(low) : 0, high: high === null ? null : cut(high) };
  return candidate.presence === "不明" ? ofManyRecords(range, limits) : range;
}

/** Nobody has said how many records there are: the sum is bounded only by what limits the sum. */
function ofManyRecords(one: Range, limits: Limits): Range {
  if (one.high === 0) return one;
  const bounds: (Rational | null)[] = [];
  if (limits.times.every((t) => t === "每企业一次") && limits.times.length > 0) bounds.push(one.high);
  if (limits.ladder === "是") bounds.push(one.high);
  if (limits.lifetime !== null) bounds.push(limits.lifetime);
  if (limits.perYear !== null) bounds.push(multiply(limits.perYear, limits.years));
  const finite = bounds.filter((b) => b !== null);
  return { low: 0, high: finite.length > 0 ? finite.reduce(least) : null };
}

function yearsInForce(context: Context): number {
  const validity = context.rule?.block.validity ?? context.policy.validity;
  const happened = rangeIn(context.year.value)?.high;
  const asked = typeof happened === "number" ? Math.min(happened, yearOf(context.on)) : yearOf(context.on);
  const last = Math.min(asked, validity.to === null ? asked : yearOf(validity.to));
  return Math.max(1, last - yearOf(validity.from ?? context.on) + 1);
}

function limitsOf(grant: Grant | null, context: Context): Limits {
  const cap = (term: Term | null): Rational | null => {
    const value = term ? evaluate(term, context).value : null;
    // A limit that may not be there does not bind.
    return value?.kind === "number" && !value.none ? value.high : null;
  };
  const times = grant?.times ? evaluate(grant.times, context).value : null;
  return {
    ladder: grant?.ladder ? truthIn(evaluate(grant.ladder, context).value) : "否",
    times: times?.kind === "words" ? [...(times.words ?? []), ...(times.none ? ["每次"] : [])] : [],
    perYear: cap(grant?.perYear ?? null),
    years: yearsInForce(context),
    lifetime: cap(grant?.lifetime ?? null),
  };
}

function wordOf(term: Term | null, context: Context): string | null {
  const value = term ? evaluate(term, context).value : null;
  return value?.kind === "words" && value.words?.length === 1 && !value.none ? (value.words[0] ?? null) : null;
}

function subjectOf(rule: CompiledRule, context: Context): Pick<Assessment, "subject" | "subjectMissing"> {
  const { reference } = context.compiled.library;
  const { own, ownKind } = context;
  const name = reference.categories.find((c) => c.name === rule.block.category)?.subject ?? null;
  const derived = reference.derived.find((d) => d.record === ownKind && d.name === name);
  const term: Term = { op: "moment", moment: "发生日", type: { kind: "none" }, at: rule.block.at };
  const outcome = name === null || own === null || own.index < 0 || ownKind === null || rule.block.kind !== "事项" ? null
    : derived ? evaluate(derived.body, context)
    : factNamed(kindNamed(reference, ownKind), name) ? recordField(term, ownKind, name, own, context) : null;
  const value = outcome?.value;
  const subject = value?.kind === "words" && value.words?.length === 1 && !value.none ? (value.words[0] ?? null) : null;
  return { subject, subjectMissing: subject === null && outcome ? outcome.missing : new Map() };
}

function fieldValue(context: Context, name: string): Outcome["value"] | null {
  const given = context.own?.facts.get(name);
  return given?.kind === "value" ? given.value : null;
}

function expenseOf(rule: CompiledRule, candidate: Candidate): Assessment["expense"] {
  const { context, record } = candidate;
  const category = context.compiled.library.reference.categories.find((c) => c.name === rule.block.category);
  if (!category?.expense || !record || record.index === null || !context.own) return null;
  const value = fieldValue(context, category.expense);
  const range = value ? rangeIn(value) : null;
  return range ? { key: `${record.kind}#${record.index}`, range } : null;
}

type Verdict = Pick<Assessment, "settled" | "because">;

function verdictOf(rule: CompiledRule, candidate: Candidate, judged: readonly Judged[], scope: Truth, merit: Truth, amount: Outcome | null, gross: Range | null): Verdict {
  const failed = (decides: "适用" | "符合"): string => judged.filter((j) => j.decides === decides && j.truth === "否").map((j) => j.failure).join("；");
  if (scope === "否") return { settled: "不适用", because: `不适用：${failed("适用")}` };
  if (candidate.presence === "没有") return { settled: "不符合", because: `没有${candidate.kind ?? ""}记录` };
  if (merit === "否") return { settled: "不符合", because: `不符合：${failed("符合")}` };
  if (amount?.value.kind === "none") return { settled: "不符合", because: "原文没有列出这种情形" };
  if (gross && gross.high === 0) return { settled: "不符合", because: "算得 0 元" };
  const lapsed = lapsedBecause(rule, candidate);
  if (lapsed) return { settled: "已失效", because: lapsed };
  return { settled: null, because: "" };
}

/** The right was there and is definitely gone (SEMANTICS §6-3). */
function lapsedBecause(rule: CompiledRule, candidate: Candidate): string | null {
  const { context } = candidate;
  const asked = yearOf(context.on);
  if (rule.block.claimYear) {
    const year = rangeIn(evaluate(rule.block.claimYear, context).value);
    if (year?.high !== null && year?.high !== undefined && compare(year.high, asked) < 0) return "申报年度已过";
  }
  const year = rangeIn(context.year.value);
  const window = context.compiled.library.reference.series.find((s) => s.name === "申报截止");
  const entry = year?.low === year?.high ? window?.entries.find((e) => e.rule === rule.id && e.key === year?.low) : undefined;
  if (entry?.number !== null && entry?.number !== undefined && compare(entry.number, context.on) < 0) return "申报已经截止";
  const revoked = context.own?.facts.get("撤销日期");
  if (revoked?.kind === "value" && revoked.value.kind === "number" && revoked.value.high !== null && compare(revoked.value.high, context.on) <= 0) return "资格已被撤销";
  return null;
}
