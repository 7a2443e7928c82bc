/** 理由后说: what is made when somebody reads it is what it would have been at once, in whatever order it is read. */
import { assessRules, baseContext, compileLibrary, evaluate, type Assessment, type CompiledLibrary, type Dossier, type Outcome } from "#engine/lower";
import type { Term } from "#policy";
import { expect, test } from "vitest";
import { libraryOf, randomDocuments } from "../compilers/random-rules/document.ts";
import { seenIn } from "../compilers/random-rules/facts.ts";
import { day, dossierOf, library } from "../engine/asking.ts";
import { caseOf, running } from "./asked.ts";
import { forget } from "./random-dossier.ts";

interface Asked {
  readonly compiled: CompiledLibrary;
  readonly dossier: Dossier;
  readonly asking: { readonly on: number; readonly readings: Readonly<Record<string, string>> };
  readonly say: string;
}

type Json = Record<string, unknown>;
const listsOf = (json: Json, change: (kind: string, rows: readonly Json[]) => unknown): Json =>
  Object.fromEntries(Object.entries(json).map(([kind, told]) => [kind, kind !== "企业" && Array.isArray(told) ? change(kind, told as Json[]) : told]));
const limited = new Map(library.reference.records.map(({ name, limits }) => [name, new Set(limits.map(({ field }) => field))]));

/** Whole enterprises, forgetful ones, lists that may go on, fields of which a few words are left, and one of which nothing is told. */
const WAYS: readonly ((json: Json) => Json)[] = [
  (json) => json,
  (json) => listsOf(json, (kind, rows) => (kind === "年度数据" ? rows : { 部分: true, 记录: rows })),
  (json) => listsOf(json, (kind, rows) => rows.map((row) => Object.fromEntries(Object.entries(row).filter(([field]) => !limited.get(kind)?.has(field))))),
  () => ({}),
];
const cases = Array.from({ length: 28 }, (_unused, index) => {
  const { json, chance, on, readings } = caseOf(70_000 + index);
  let said: Json = json;
  for (let times = (index * 5) % 17; times > 0; times--) said = forget(said, chance).dossier;
  return { dossier: dossierOf(WAYS[index === 27 ? 3 : index % 3]?.(said)), on, readings };
});
const DAYS = ["2026-06-30", "2025-12-30", "2027-03-01"];
const documents = randomDocuments(running(1).seed, DAYS.map(() => 25), { reference: library.reference, seen: seenIn(cases.map(({ dossier }) => dossier)) });

function* everyAsked(): Iterable<Asked> {
  const [real, random] = [compileLibrary(library), compileLibrary(libraryOf(documents))];
  for (const [index, { dossier, on, readings }] of cases.entries()) {
    yield { compiled: real, dossier, asking: { on, readings }, say: `政策库 档案 ${index}` };
    for (const said of DAYS) yield { compiled: random, dossier, asking: { on: day(said), readings: {} }, say: `随机规则 ${said} 档案 ${index}` };
  }
}
const assessed = ({ compiled, dossier, asking }: Asked): Assessment[] => assessRules(compiled.rules, baseContext(compiled, dossier, asking));

const text = (value: unknown): string => JSON.stringify(value, (_key, each: unknown) => (typeof each === "bigint" ? String(each) : each instanceof Map || each instanceof Set ? [...(each as Iterable<unknown>)] : each));
/** Everything a node says, and everything below it. */
const saidBy = ({ value, missing, decisions, from, children }: Outcome): unknown => ({ value, missing, decisions, from, children: children.map(saidBy) });
const sameTerms = (one: Outcome, other: Outcome): boolean => one.term === other.term && one.children.every((child, index) => sameTerms(child, other.children[index] as Outcome));

/** Everything an assessment says but its readings. */
const wholeOf = (a: Assessment): string => text({
  settled: a.settled, because: a.because, scope: a.scope, merit: a.merit, gross: a.gross, undecided: a.undecided, missing: a.missing, decisions: a.decisions, limits: a.limits,
  more: [a.delivery, a.nextYear, a.subject, a.subjectMissing, a.expense], amount: a.amount && saidBy(a.amount), judged: a.judged.map(({ label, failure, truth, decides, outcome }) => [label, failure, truth, decides, saidBy(outcome)]),
});
const readingsOf = (a: Assessment): string => text([a.asked.used, ...a.asked.assessments.map(({ used }) => used)]);

test("a value that is said first is the value its reasons come to", () => {
  let [compared, refused, open] = [0, 0, 0];
  for (const asked of everyAsked())
    for (const { rule, candidate, judged, amount, settled, missing } of assessed(asked)) {
      if (settled) refused++;
      if (missing.size > 0) open++;
      // As it would have been explained at once, with nothing noted before.
      const anew = (term: Term): Outcome => evaluate(term, { ...candidate.context, used: { first: null }, names: null, days: { byTerm: null } });
      const outcomes = judged.flatMap(({ condition, outcome, truth }) => (condition ? [{ term: condition.term, outcome, truth }] : []));
      for (const { term, outcome, truth } of [...outcomes, ...(amount && rule.block.grant?.amount ? [{ term: rule.block.grant.amount, outcome: amount, truth: null }] : [])]) {
        compared++;
        const whole = anew(term);
        if (text(saidBy(outcome)) !== text(saidBy(whole)) || !sameTerms(outcome, whole)) expect.fail(`${asked.say} ${rule.id}：${text(saidBy(outcome))}\n本是 ${text(saidBy(whole))}`);
        if (truth !== null) expect(whole.value.kind === "truth" ? whole.value.truth : whole.value.kind === "none" ? "否" : "未定", `${asked.say} ${rule.id}`).toBe(truth);
      }
    }
  expect(Math.min(compared / 10, refused, open)).toBeGreaterThan(600);
});

test("an assessment says the same in whatever order it is read, and has used the same readings", () => {
  for (const asked of everyAsked()) {
    const [first, last, alone] = [assessed(asked), assessed(asked), assessed(asked)];
    const forwards = first.map((a) => [wholeOf(a), readingsOf(a)]);
    const backwards = last.toReversed().map((a) => [a.limits, a.gross, readingsOf(a), wholeOf(a)] as const).toReversed();
    alone.forEach((a, index) => {
      const [whole, readings] = forwards[index] ?? [];
      const [limits, gross, readingsBefore, wholeAfter] = backwards[index] ?? [];
      if (wholeAfter !== whole || readingsBefore !== readings || text([a.settled, a.gross, a.limits]) !== text([first[index]?.settled, gross, limits]) || readingsOf(a) !== readings || text(first[index]?.gross) !== text(a.gross))
        expect.fail(`${asked.say} ${a.rule.id} 读的先后不同，说的也不同`);
    });
  }
});

test("the readings noted are those its reasons use", () => {
  for (const asked of everyAsked())
    for (const { rule, candidate, judged, amount, used } of assessed(asked)) {
      const noted = namesIn(used);
      const { grant, claimYear } = rule.block;
      const usedBy = (terms: readonly (Term | null | undefined)[]): string[] => {
        const context = { ...candidate.context, used: { first: null }, names: null, days: { byTerm: null } };
        for (const term of terms) if (term) evaluate(term, context);
        return namesIn(context.used);
      };
      const conditions = judged.map(({ condition }) => condition?.term);
      const must = usedBy([...conditions, amount && grant?.amount]);
      const may = usedBy([...conditions, claimYear, grant?.amount, grant?.floor, grant?.ceiling, grant?.perYear, grant?.lifetime, grant?.ladder, grant?.times, grant?.delivery, grant?.payment]);
      if (!must.every((name) => noted.includes(name)) || !noted.every((name) => may.includes(name))) expect.fail(`${asked.say} ${rule.id} 记下 ${noted.join("、")}；用了 ${must.join("、")}，至多 ${may.join("、")}`);
    }
});

function namesIn(used: Assessment["used"]): string[] {
  const names: string[] = [];
  for (let each = used.first; each !== null; each = each.next) names.push(`${each.id}=${each.name}`);
  return names;
}
