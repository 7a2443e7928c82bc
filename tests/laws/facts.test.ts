/** The law of knowledge: one more fact never widens a range, and where nothing is missing nothing can change. */
import { expect, test } from "vitest";
import type { Answer, Match } from "#engine";
import { always, answerOf, caseOf, describeCase, keyOf, paysOrMay, top } from "./asked.ts";
import { forget } from "./random-dossier.ts";

type Money = { readonly low: number; readonly high: number | null };
const holds = (outer: Money, inner: Money): boolean => outer.low <= inner.low && top(outer.high) >= top(inner.high);

/** What the answer with more facts may not do, seen from the answer with fewer. */
function expectNarrower(fewer: Answer, more: Answer, say: string): void {
  expect(holds({ low: fewer.total.low, high: fewer.total.high }, { low: more.total.low, high: more.total.high }), `${say} 合计 ${JSON.stringify(fewer.total)} → ${JSON.stringify(more.total)}`).toBe(true);
  expect(top(fewer.total.ceiling) >= top(more.total.ceiling), `${say} 上限 ${JSON.stringify(fewer.total)} → ${JSON.stringify(more.total)}`).toBe(true);
  const known = new Map(more.matches.map((m) => [keyOf(m), m]));
  for (const before of fewer.matches) {
    const after = known.get(keyOf(before));
    if (after && before.record !== null) expectMatchNarrower(before, after, say);
  }
}

function expectMatchNarrower(before: Match, after: Match, say: string): void {
  const change = `${say}\n${keyOf(before)} ${before.status} ${JSON.stringify(before.gross)} ${JSON.stringify(before.net)} 缺 ${before.missing.map((m) => m.fact).join("、")} → ${after.status} ${JSON.stringify(after.gross)} ${JSON.stringify(after.net)}`;
  if (before.net && after.net) expect(holds(before.net, after.net), change).toBe(true);
  if (before.gross && after.gross && paysOrMay(after)) expect(holds(before.gross, after.gross), change).toBe(true);
  if (before.status === "可享" || before.status === "需评审") {
    expect(after.status, `${change} 不缺什么，却变了`).toBe(before.status);
    if (before.status === "可享") expect(after.net, `${change} 不缺什么，却变了`).toEqual(before.net);
  }
  if (before.status === "不符合" || before.status === "不适用") expect(["不符合", "不适用"], `${change} 已经确定，却变了`).toContain(after.status);
}

test("one more fact never widens a total or a match", () => {
  always(150, (seed) => {
    const asking = caseOf(seed);
    const { dossier, what } = forget(asking.json, asking.chance);
    expectNarrower(answerOf(dossier, asking), answerOf(asking.json, asking), `${describeCase(seed)} 少了 ${what}`);
  });
});

test("many facts, told one after another, only ever narrow", () => {
  always(25, (seed) => {
    const asking = caseOf(seed);
    let json: Record<string, unknown> = asking.json;
    let more = answerOf(json, asking);
    let said = describeCase(seed);
    for (let step = 0; step < 8; step++) {
      const { dossier, what } = forget(json, asking.chance);
      const fewer = answerOf(dossier, asking);
      expectNarrower(fewer, more, (said += ` 少了 ${what}`));
      [json, more] = [dossier, fewer];
    }
  });
});

test("a list nobody has told of covers whatever is in it", () => {
  always(60, (seed) => {
    const asking = caseOf(seed);
    const kinds = Object.keys(asking.json).filter((name) => name !== "企业");
    const kind = asking.chance.pick(kinds);
    const { [kind]: _list, ...rest } = asking.json;
    const full = answerOf(asking.json, asking);
    for (const open of answerOf(rest, asking).matches) {
      if (open.record !== null || open.net === null) continue;
      const told = full.matches.filter((m) => m.rule === open.rule && m.net !== null);
      expect(holds(open.net, { low: sum(told.map((m) => m.net!.low)), high: sum(told.map((m) => top(m.net!.high))) }), `${describeCase(seed)} 少了 ${kind} ${open.rule} ${JSON.stringify(open.net)}`).toBe(true);
    }
  });
});
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

test("knowing nothing covers every enterprise there is", () => {
  const nothing = new Map<number, Answer>();
  always(60, (seed) => {
    const asking = { ...caseOf(seed), readings: {} };
    const empty = nothing.get(asking.on) ?? answerOf({}, asking);
    nothing.set(asking.on, empty);
    const full = answerOf(asking.json, asking);
    expect(empty.total.low).toBe(0);
    expect(top(empty.total.high), describeCase(seed)).toBeGreaterThanOrEqual(top(full.total.high));
    expect(top(empty.total.ceiling), describeCase(seed)).toBeGreaterThanOrEqual(top(full.total.ceiling));
  });
});
