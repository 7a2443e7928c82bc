/** 区间只会变窄: of any rule the language can say, not only of those in the library. */
import { compare } from "#kernel";
import { assessRule, baseContext, compileLibrary, type Assessment } from "#engine/lower";
import { childrenOf, type Term } from "#policy";
import { expect, test } from "vitest";
import { libraryOf, randomDocuments } from "../compilers/random-rules/document.ts";
import { seenIn } from "../compilers/random-rules/facts.ts";
import { day, dossierOf, library } from "../engine/asking.ts";
import { caseOf, running } from "./asked.ts";
import { forget } from "./random-dossier.ts";

const RULES_OF_EACH = 25;
const DAYS = ["2026-06-30", "2026-12-31", "2025-12-30", "2027-03-01"];
const pairs = Array.from({ length: 40 }, (_unused, index) => {
  const { json, chance } = caseOf(90_000 + index);
  let said: Record<string, unknown> = json;
  for (let times = 1 + (index % 12); times > 0; times--) said = forget(said, chance).dossier;
  return { whole: dossierOf(json), half: dossierOf(said) };
});
const documents = randomDocuments(running(1).seed, DAYS.map(() => RULES_OF_EACH), { reference: library.reference, seen: seenIn(pairs.map(({ whole }) => whole)) });
const compiled = compileLibrary(libraryOf(documents));

/** 首个已知 asks what is known, and 申报年度 of an unknown day may have passed: neither is meant to narrow. */
const narrows = (term: Term): boolean => !(term.op === "call" && term.name === "首个已知") && childrenOf(term).every(narrows);
const rules = compiled.rules.filter(({ block: { grant, event, claimYear }, conditions }) =>
  claimYear === null && [grant?.amount, grant?.floor, grant?.ceiling, event, ...conditions.map(({ term }) => term)].every((term) => !term || narrows(term)));

const keyOf = ({ candidate: { presence, record } }: Assessment): string => `${presence} ${record?.index ?? ""} ${record?.kind === "租赁年度" ? record.label : ""}`;
/** What more is told must lie within what was said before. */
function wrongOf(before: Assessment, after: Assessment): string | null {
  if (before.settled !== null) return after.settled === null ? "已定的又活了" : before.settled === "不适用" && after.settled !== "不适用" ? "不适用的又适用了" : null;
  if (after.settled !== null) return Number(before.gross?.low ?? 0) > 0 ? "至少有的没有了" : before.missing.size + before.decisions.size === 0 ? "已全的又没有了" : null;
  if (before.gross && !after.gross) return "数额没有了";
  if (!before.gross || !after.gross) return null;
  if (compare(after.gross.low ?? 0, before.gross.low ?? 0) < 0) return "下限降了";
  // Of records nobody has told of the sum is bounded, by what bounds the sum.
  const caps = before.candidate.presence === "不明" && after.candidate.presence === "有" ? [after.limits.perYear, after.limits.lifetime] : [];
  const high = Math.min(...[after.gross.high, ...caps].map((each) => (each === null ? Number.POSITIVE_INFINITY : Number(each))));
  return before.gross.high !== null && high > Number(before.gross.high) ? "上限升了" : null;
}

test("a fact more never widens a range", () => {
  let compared = 0;
  for (const rule of rules) for (const [index, { whole, half }] of pairs.entries()) {
    const asking = { on: day(DAYS[documents.findIndex(({ id }) => id === rule.policy.id)] ?? ""), readings: {} };
    const [after, before] = [whole, half].map((dossier) => assessRule(rule, baseContext(compiled, dossier, asking))) as [Assessment[], Assessment[]];
    for (const each of after) {
      const same = before.find((other) => keyOf(other) === keyOf(each)) ?? before.find((other) => other.candidate.presence === "不明");
      if (!same) continue;
      compared++;
      const wrong = wrongOf(same, each);
      if (wrong !== null) expect.fail(`${wrong}：${rule.id} 档案 ${index} ${keyOf(each)} ${JSON.stringify([same.settled, same.gross, each.settled, each.gross])}`);
    }
  }
  expect(compared).toBeGreaterThan(3000);
});
