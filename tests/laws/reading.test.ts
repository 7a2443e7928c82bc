/** Reading a dossier: whatever comes in, a sentence comes out; unknown names are refused with the nearest right one. */
import { expect, test } from "vitest";
import fc from "fast-check";
import { readDossier } from "#engine";
import { library } from "../engine/asking.ts";
import { always, running } from "./asked.ts";
import { chanceOf } from "./chance.ts";
import { randomDossier } from "./random-dossier.ts";

const { reference } = library;
const names = ["企业", "年度数据", ...reference.records.map((kind) => kind.name)];
const fields = [...reference.enterprise.facts, ...reference.yearly.facts, ...reference.records.flatMap((kind) => kind.facts)].map((fact) => fact.name);

/** JSON that half looks like a dossier. */
const nearly = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), fc.oneof(
  fc.jsonValue(),
  fc.array(fc.dictionary(fc.oneof(fc.constantFrom(...fields), fc.constantFrom("__proto__", "constructor", "toString", "值")), fc.oneof(fc.jsonValue(), fc.constantFrom("2025-02-30", "2025-10-29", "1e9", "-5万元", "5万", "NaN", "０", "是", "昌平区", "无", "99999999999999999999999999元"))), { maxLength: 3 }),
  fc.record({ 部分: fc.jsonValue(), 记录: fc.jsonValue() }),
), { maxKeys: 4 });

test("reading never throws, and every refusal is a sentence", () => {
  fc.assert(fc.property(fc.oneof(nearly, fc.jsonValue(), fc.anything()), (json) => {
    const read = readDossier(json, reference);
    if (read.ok) return;
    expect(read.error.length).toBeGreaterThan(0);
    for (const problem of read.error) expect(problem.message).not.toBe("");
  }), running(1500));
});

test("__proto__ and constructor are names like any other, and refused", () => {
  for (const text of ['{"__proto__": []}', '{"constructor": {}}', '{"企业": {"__proto__": 1}}', '{"资质": [{"toString": "x"}]}']) expect(readDossier(JSON.parse(text), reference).ok, text).toBe(false);
});

test("a complete dossier is read as it stands", () => {
  always(60, (seed) => {
    const read = readDossier(randomDossier(seed), reference);
    expect(read.ok ? [] : read.error, `seed ${seed}`).toEqual([]);
  });
});

test("one wrong character in a name is refused, with the right name in the hint", () => {
  always(150, (seed) => {
    const chance = chanceOf(seed);
    const kind = chance.pick([reference.enterprise, reference.yearly, ...reference.records]);
    const fact = chance.pick(kind.facts.filter((each) => each.name.length >= 4).concat(kind.facts.slice(0, 1)));
    const wrong = `${fact.name}X`;
    const row = { ...(kind.name === "年度数据" ? { 年度: 2025 } : {}), [wrong]: 1 };
    const read = readDossier({ [kind.name]: kind.name === "企业" ? row : [row] }, reference);
    expect(read.ok).toBe(false);
    if (read.ok) return;
    const problem = read.error.find((each) => each.path.endsWith(wrong));
    expect(problem?.hint, `${kind.name}.${wrong}`).toContain(fact.name);
  });
});

test.each(["资制", "年度数剧", "已享支特", "名单单", "企 业"])("no kind of record is called %s", (name) => {
  const read = readDossier({ [name]: [] }, reference);
  expect(read.ok).toBe(false);
  if (!read.ok) expect(read.error[0]?.hint).toBeDefined();
});

test("money is exact: what is written is what is read, finer than a 分 is refused", () => {
  const money = (研发费用: unknown): boolean => readDossier({ 年度数据: [{ 年度: 2025, 研发费用 }] }, reference).ok;
  for (const right of ["0.01元", "300万元", "1.2345万元", "1.2亿元", 3200000, 0, "1,000,000元", "300"]) expect(money(right), String(right)).toBe(true);
  for (const wrong of ["0.001元", "-1元", "三百万元", "5%", "300万", "1e6元", Number.NaN, Number.POSITIVE_INFINITY, 1e30, {}, []]) expect(money(wrong), String(wrong)).toBe(false);
});
