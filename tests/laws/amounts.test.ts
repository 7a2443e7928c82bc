/** Laws of amounts: bounds in order, net within gross, limits kept, nothing outside 有效. */
import { expect, test } from "vitest";
import { yearOf } from "#kernel";
import { blocksOf, type Policy } from "#policy";
import { match } from "#engine";
import { CHANGPING, day, dossierOf, library, SHIDA, SHIJINGSHAN, wan, YIZHUANG } from "../engine/asking.ts";
import { always, answerOf, caseOf, describeCase, halfKnown, paysOrMay, top } from "./asked.ts";

const RUNS = 120;

test("0 ≤ low ≤ high of every amount; total low ≤ high ≤ ceiling", () => {
  always(RUNS, (seed) => {
    const { matches, total } = halfKnown(seed).answer;
    for (const m of matches) for (const money of [m.gross, m.net]) if (money) expect(money.low >= 0 && money.low <= top(money.high), `${describeCase(seed)} ${m.rule}`).toBe(true);
    expect(total.low, describeCase(seed)).toBeLessThanOrEqual(top(total.high));
    expect(top(total.high), describeCase(seed)).toBeLessThanOrEqual(top(total.ceiling));
  });
});

test("net never exceeds gross, at either end", () => {
  always(RUNS, (seed) => {
    for (const m of halfKnown(seed).answer.matches) {
      if (!m.gross || !m.net) continue;
      expect(m.net.low, `${describeCase(seed)} ${m.rule}`).toBeLessThanOrEqual(m.gross.low);
      expect(top(m.net.high), `${describeCase(seed)} ${m.rule}`).toBeLessThanOrEqual(top(m.gross.high));
    }
  });
});

/** 最低 and 最高 as the texts say them, per record, in 万元. */
const PER_RECORD: Readonly<Record<string, readonly [number, number]>> = {
  [`${CHANGPING}#5`]: [5, 50], [`${CHANGPING}#12a`]: [0, 200], [`${CHANGPING}#12b`]: [10, 200], [`${CHANGPING}#16b`]: [50, 100], [`${SHIJINGSHAN}#2`]: [0, 200], [`${SHIJINGSHAN}#4a`]: [0, 100],
  [`${YIZHUANG}#7`]: [0, 2000], [`${YIZHUANG}#5`]: [0, 27.45], [`${SHIDA}#6a`]: [0, 30], [`${SHIDA}#9a`]: [0, 30],
};

test("a known amount lies between 最低 and 最高", () => {
  always(RUNS, (seed) => {
    for (const m of answerOf(caseOf(seed).json, caseOf(seed)).matches) {
      const bounds = PER_RECORD[m.rule];
      if (!bounds || !m.gross || m.record === null && m.missing.length > 0 || !paysOrMay(m) || m.missing.length > 0) continue;
      expect(m.discretion !== null || m.gross.low >= wan(bounds[0]), `${describeCase(seed)} ${m.rule}`).toBe(true);
      expect(top(m.gross.high), `${describeCase(seed)} ${m.rule}`).toBeLessThanOrEqual(wan(bounds[1]));
    }
  });
});

/** 年度最高 as the texts say them, in 万元. */
const PER_YEAR: Readonly<Record<string, number>> = {
  [`${CHANGPING}#7`]: 100, [`${CHANGPING}#11`]: 100, [`${CHANGPING}#13`]: 10, [`${CHANGPING}#14`]: 100, [`${CHANGPING}#15`]: 200, [`${CHANGPING}#17a`]: 100, [`${CHANGPING}#17b`]: 5,
  [`${YIZHUANG}#4`]: 300, [`${YIZHUANG}#6`]: 15, [`${SHIJINGSHAN}#6`]: 100, [`${SHIJINGSHAN}#7a`]: 100, [`${SHIDA}#5b`]: 100, [`${SHIDA}#5c`]: 30, [`${SHIDA}#6b`]: 200,
};

test("what is sure of one rule in one year stays within 年度最高, together with what was paid for that year", () => {
  always(RUNS, (seed) => {
    const sums = new Map<string, number>();
    for (const m of halfKnown(seed).answer.matches) {
      if (PER_YEAR[m.rule] === undefined || !m.net || m.event === null) continue;
      const key = `${m.rule}@${yearOf(day(m.event))}`;
      sums.set(key, (sums.get(key) ?? 0) + m.net.low);
      expect(top(m.net.high), `${describeCase(seed)} ${key}`).toBeLessThanOrEqual(wan(PER_YEAR[m.rule]!));
    }
    for (const [key, sum] of sums) expect(sum, `${describeCase(seed)} ${key}`).toBeLessThanOrEqual(wan(PER_YEAR[key.slice(0, key.lastIndexOf("@"))]!));
  });
});

const inForce: ReadonlyMap<string, { readonly from: number | null; readonly to: number | null }> = new Map(library.policies.flatMap((policy) => [...blocksOf(policy)].flatMap(({ block }) =>
  block.kind === "事项" ? [[`${policy.id}#${block.number ?? block.item}`, { from: block.validity?.from ?? policy.validity.from, to: block.validity?.to ?? policy.validity.to }] as const] : [])));

test("nothing pays whose day lies outside 有效 or after the day of asking", () => {
  always(RUNS, (seed) => {
    const { answer, asking } = halfKnown(seed);
    for (const m of answer.matches) {
      const validity = inForce.get(m.rule);
      if (!validity || m.event === null || !(paysOrMay(m) || m.status === "已享" || m.status === "已失效")) continue;
      const event = day(m.event);
      // A lease year is measured by its days; its last day may lie after the text's.
      if (m.record?.kind !== "租赁年度") expect(event >= (validity.from ?? event) && event <= (validity.to ?? event), `${describeCase(seed)} ${m.rule} ${m.event}`).toBe(true);
      expect(event, `${describeCase(seed)} ${m.rule}`).toBeLessThanOrEqual(asking.on);
      expect(m.payYear, `${describeCase(seed)} ${m.rule}`).toBeGreaterThanOrEqual(m.status === "已享" ? 0 : yearOf(event));
    }
  });
});

const withoutStacking = { ...library, policies: library.policies.map((policy): Policy => ({ ...policy, sections: policy.sections.map((section) => ({ ...section, runs: section.runs.map((run) => ({ ...run, blocks: run.blocks.filter((block) => block.kind !== "叠加") })) })) })) };

test("从优不重复 never makes a total larger", () => {
  always(60, (seed) => {
    const { json, asking, answer: one } = halfKnown(seed);
    const other = match(withoutStacking, dossierOf(json), asking);
    expect(one.total.low, describeCase(seed)).toBeLessThanOrEqual(other.total.low);
    expect(top(one.total.high), describeCase(seed)).toBeLessThanOrEqual(top(other.total.high));
    expect(top(one.total.ceiling), describeCase(seed)).toBeLessThanOrEqual(top(other.total.ceiling));
  });
});

test("where nothing is open, the total is the sum of the nets", () => {
  always(RUNS, (seed) => {
    const { json } = caseOf(seed);
    const { matches, total } = answerOf(json, caseOf(seed));
    const money = matches.filter((m) => paysOrMay(m) && m.net !== null && m.form === "资金" && m.beneficiary !== "个人");
    const sure = money.filter((m) => m.missing.length === 0 && m.net!.low === m.net!.high);
    if (sure.length < money.length) return;
    expect(total, describeCase(seed)).toEqual({ low: sum(sure), high: sum(sure), ceiling: sum(sure) });
  });
});
const sum = (matches: readonly { net: { low: number } | null }[]): number => matches.reduce((total, m) => total + (m.net?.low ?? 0), 0);
