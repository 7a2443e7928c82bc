/** Laws of sameness: the same inputs give the same bytes, and the order of records never matters. */
import { expect, test } from "vitest";
import type { Match } from "#engine";
import { readLibrary } from "#policy/read";
import { match } from "#engine";
import { dossierOf } from "../engine/asking.ts";
import { documents, sources } from "../language/real-documents.ts";
import type { Chance } from "./chance.ts";
import { always, answerOf, describeCase, halfKnown } from "./asked.ts";

test("same inputs, same bytes: asked twice, read twice, of a library read again", () => {
  const again = readLibrary(documents, sources).library;
  always(30, (seed) => {
    const { json, asking, answer } = halfKnown(seed);
    const bytes = JSON.stringify(answer);
    expect(JSON.stringify(answerOf(structuredClone(json), asking)), describeCase(seed)).toBe(bytes);
    expect(JSON.stringify(match(again, dossierOf(json), asking)), describeCase(seed)).toBe(bytes);
  });
});

test("the order of keys in the dossier is not said anywhere", () => {
  always(30, (seed) => {
    const { json, asking, answer } = halfKnown(seed);
    const turned = Object.fromEntries(asking.chance.shuffled(Object.entries(json)));
    expect(JSON.stringify(answerOf(turned, asking)), describeCase(seed)).toBe(JSON.stringify(answer));
  });
});

/** A match without the place of its record in the list. */
const content = (m: Match): string => JSON.stringify([m.rule, m.record?.kind, m.record?.label, m.event, m.status, m.gross, m.net, m.payYear, m.discretion, m.missing.map((each) => `${each.fact} ${each.year}`).sort()]);

function reordered(json: Record<string, unknown>, chance: Chance): Record<string, unknown> {
  const shuffle = (list: unknown): unknown => (Array.isArray(list) ? chance.shuffled(list as unknown[]) : { ...(list as object), 记录: chance.shuffled((list as { 记录: unknown[] }).记录) });
  return Object.fromEntries(Object.entries(json).map(([kind, list]) => [kind, kind === "企业" ? list : shuffle(list)]));
}

test("the order of records changes neither a total nor the matches", () => {
  always(100, (seed) => {
    const { json, asking, answer } = halfKnown(seed);
    const other = answerOf(reordered(json, asking.chance), asking);
    expect(other.total, describeCase(seed)).toEqual(answer.total);
    expect(other.matches.map(content).sort(), describeCase(seed)).toEqual(answer.matches.map(content).sort());
  });
});
