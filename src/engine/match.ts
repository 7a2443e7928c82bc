/** 匹配: all policies, one dossier, one day → one Match per rule and record (DESIGN §5). Pure: same inputs, same bytes. */
import { formatDay, sayMoney, toInteger, yearOf, type Range } from "#kernel";
import type { Condition, Library } from "#policy";
import type { Answer, Asking, Match, Missing, MoneyRange, Status } from "./answer.ts";
import { assessRules, type AskedRule, type Assessment } from "./assess-rule.ts";
import { compileLibrary, noDays, type CompiledLibrary, type Context, type Outcome } from "./context.ts";
import type { Dossier } from "./dossier.ts";
import { known } from "./evaluate/outcome.ts";
import { noReadings, noteAll, readingsIn } from "./readings-used.ts";
import { reasonOf } from "./reasons.ts";
import { saidLater } from "./said-later.ts";
import { settle, type Settled, type Settlement } from "./settle/settle.ts";
import { NONE, rangeIn } from "./value.ts";

export function match(library: Library, dossier: Dossier, asking: Asking): Answer {
  const compiled = compileLibrary(library);
  return { on: formatDay(asking.on), enterprise: dossier.name, ...answerOf(assessAll(compiled, dossier, asking, null, NOTHING_ASSUMED), compiled, dossier, asking) };
}

/** Matches of some rules only, each as if the others did not exist: for examples and what-if. */
export function matchRules(compiled: CompiledLibrary, dossier: Dossier, asking: Asking, only: ReadonlySet<string>, assumed: ReadonlySet<Condition> = NOTHING_ASSUMED): Pick<Answer, "matches" | "total"> {
  return answerOf(assessAll(compiled, dossier, asking, only, assumed), compiled, dossier, asking);
}

function answerOf(assessments: readonly Assessment[], compiled: CompiledLibrary, dossier: Dossier, asking: Asking): Pick<Answer, "matches" | "total"> {
  const settled = settle(assessments, dossier, asking.on, compiled);
  return { matches: assessments.map((assessment) => matchOf(assessment, settled, asking)), total: totalOf(settled) };
}

function totalOf({ total }: Settled): Answer["total"] {
  const money = (amount: Settled["total"]["low"]): number | null => (amount === null ? null : toInteger(amount));
  return { low: money(total.low) ?? 0, high: money(total.high), ceiling: money(total.ceiling) };
}

function assessAll(compiled: CompiledLibrary, dossier: Dossier, asking: Asking, only: ReadonlySet<string> | null, assumed: ReadonlySet<Condition>): Assessment[] {
  const rules = only ? compiled.rules.filter((rule) => only.has(rule.id)) : compiled.rules;
  return assessRules(rules, { ...baseContext(compiled, dossier, asking), assumed });
}

const NOTHING: Outcome = known({ op: "moment", moment: "发生日", type: { kind: "day" }, at: { file: "", line: 0, column: 0 } }, NONE);
const NOTHING_ASSUMED: ReadonlySet<Condition> = new Set();

export function baseContext(compiled: CompiledLibrary, dossier: Dossier, asking: Asking): Context {
  const policy = compiled.library.policies[0];
  if (!policy) throw new Error("政策库是空的");
  return {
    compiled, policy, rule: null, dossier, on: asking.on, readings: asking.readings, used: noReadings(),
    own: null, ownKind: null, element: null, elementKind: null, event: NOTHING, year: NOTHING, qualification: null, asked: null, assumed: NOTHING_ASSUMED, decidedLow: false, days: noDays(), names: null,
  };
}

/** 判定: what is decided of a match, without the words. */
export interface Verdict {
  readonly assessment: Assessment;
  readonly status: Status;
  readonly gross: MoneyRange | null;
  readonly net: MoneyRange | null;
  readonly payYear: number;
  readonly missing: readonly Missing[];
  readonly decisions: readonly string[];
}

/** Verdicts of some rules only: for many enterprises, where nobody reads the reasons yet. */
export function verdictsOf(compiled: CompiledLibrary, dossier: Dossier, asking: Asking, only: ReadonlySet<string>): { readonly verdicts: readonly Verdict[]; readonly total: Answer["total"] } {
  const assessments = assessAll(compiled, dossier, asking, only, NOTHING_ASSUMED);
  const settled = settle(assessments, dossier, asking.on, compiled);
  return { verdicts: assessments.map((assessment) => verdictOf(assessment, settled, asking)), total: totalOf(settled) };
}

function verdictOf(assessment: Assessment, settled: Settled, asking: Asking): Verdict {
  const { candidate, gross } = assessment;
  const settlement = settled.byAssessment.get(assessment);
  const net: Range | null = settlement?.net ?? (assessment.settled !== null && gross ? { low: 0, high: 0 } : null);
  const missing = missingOf(assessment, settlement, settled);
  const decisions = decisionsOf(assessment, settlement);
  const status = statusOf(assessment, settlement, missing, decisions);
  const year = rangeIn(candidate.context.year.value);
  const eventYear = year && typeof year.low === "number" && year.low === year.high ? year.low : yearOf(asking.on);
  const payYear = status === "已享" && settlement?.paidYear ? settlement.paidYear : Math.max(eventYear + (assessment.nextYear ? 1 : 0), yearOf(asking.on));
  return {
    assessment, status, missing, decisions, payYear,
    gross: gross && moneyOf(status === "不符合" || status === "不适用" ? { low: 0, high: 0 } : gross),
    net: gross && net ? moneyOf(net) : null,
  };
}

function matchOf(assessment: Assessment, settled: Settled, asking: Asking): Match {
  // What is told here of a refusal is made in one go, before its sum is looked at.
  const { rule, candidate, delivery } = assessment;
  const settlement = settled.byAssessment.get(assessment);
  const { status, gross, net, missing, decisions, payYear } = verdictOf(assessment, settled, asking);
  const event = rangeIn(candidate.context.event.value);
  const eventDay = event && typeof event.low === "number" && event.low === event.high && candidate.presence === "有" ? event.low : null;
  return saidLater({
    policy: rule.policy.id, clause: rule.section.clause, item: rule.block.item, rule: rule.id, kind: rule.block.kind,
    form: rule.block.kind === "服务" ? "服务" : rule.block.kind === "参照" ? "指引" : (rule.block.grant?.form ?? "资金"),
    beneficiary: rule.block.beneficiary, record: candidate.record, status,
    gross, net,
    event: eventDay === null ? null : formatDay(eventDay),
    payYear, delivery, responsible: rule.block.responsible,
    missing, discretion: decisions.length > 0 ? decisions.join("、") : null,
    yieldsTo: settlement?.yieldsTo ?? null,
    because: becauseOf(assessment, settlement, status, missing, decisions),
  }, () => reasonOf(assessment, net), {
    citation: { file: rule.policy.file, clause: rule.section.clause, sentence: rule.sentence, line: rule.line },
    readings: readingsOf(assessment.asked),
  });
}

const readingsSaid = new WeakMap<AskedRule, Match["readings"]>();

/** Said once for all records a rule was asked of. */
function readingsOf(asked: AskedRule): Match["readings"] {
  const known = readingsSaid.get(asked);
  if (known) return known;
  const all = noReadings();
  noteAll(all, asked.used);
  for (const { used } of asked.assessments) noteAll(all, used);
  const readings = readingsIn(all);
  readingsSaid.set(asked, readings);
  return readings;
}

const moneyOf = (range: Range): MoneyRange => ({ low: toInteger(range.low ?? 0), high: range.high === null ? null : toInteger(range.high) });

/** 已享支持 unknown: nobody has said what was paid before, so it is missing wherever money is at stake. */
function missingOf(assessment: Assessment, settlement: Settlement | undefined, settled: Settled): Missing[] {
  if (assessment.settled !== null || settlement?.paid) return [];
  const missing = [...new Map([...assessment.missing, ...(settlement?.openness.missing ?? [])]).values()];
  if (settlement && !settled.historyKnown && !missing.some((m) => m.fact === "已享支持")) missing.push({ fact: "已享支持", from: "财政部门", year: null, record: null });
  return missing;
}

/** What is left to a person, on the award itself or on one it depends on. */
function decisionsOf(assessment: Assessment, settlement: Settlement | undefined): string[] {
  if (assessment.settled !== null || settlement?.paid) return [];
  return [...new Set([...assessment.decisions, ...(settlement?.openness.decisions ?? [])])];
}

function statusOf(assessment: Assessment, settlement: Settlement | undefined, missing: readonly Missing[], decisions: readonly string[]): Status {
  if (assessment.settled !== null) return assessment.settled;
  if (settlement?.paid) return "已享";
  if (missing.length > 0 || (decisions.length === 0 && (assessment.scope === "未定" || assessment.merit === "未定"))) return "待补充";
  return decisions.length > 0 ? "需评审" : "可享";
}

function becauseOf(assessment: Assessment, settlement: Settlement | undefined, status: Status, missing: readonly Missing[], decisions: readonly string[]): string {
  switch (status) {
    case "不适用": case "不符合": case "已失效":
      return assessment.because;
    case "已享":
      return "本条已经支付过";
    case "待补充":
      return `还差：${missing.map((m) => (m.year === null ? m.fact : `${m.fact}（${m.year}年度）`)).join("、") || "事实"}`;
    case "需评审":
      return `条件已具备，由主管部门评定：${decisions.join("、")}`;
    case "可享": {
      if (settlement?.yieldsTo) return `${settlement.yieldsTo.because}，让于${settlement.yieldsTo.clause}${settlement.yieldsTo.item}`;
      const [gross, net] = [assessment.gross?.high, settlement?.net.high];
      if (gross !== null && gross !== undefined && net !== null && net !== undefined && gross !== net) return `条件都满足；算得${sayMoney(gross)}，受上限或差额约束，可得${sayMoney(net)}`;
      return "条件都满足";
    }
  }
}
