import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { checkLibrary, coverageOf } from "#application/documents";
import { openLibraryFolder } from "#files";
import { cardsOf } from "./card.ts";
import { findFacts } from "./facts.ts";
import { findPolicy, findRules, findSections } from "./find.ts";
import { readReadings } from "./open-questions.ts";

const documents = openLibraryFolder(fileURLToPath(new URL("../..", import.meta.url))).documents();
if (!documents.ok) throw new Error(documents.error.message);
const checked = checkLibrary(documents.value);
const { library } = checked;
const changping = findPolicy(library, "昌政办发〔2025〕8号");
if (!changping.ok) throw new Error(changping.error);

test.each(["昌政办发[2025]8号", "昌政办发20258号", "加快高新技术企业培育发展支持办法", "昌平区加快高新技术企业培育发展支持办法"])("%s is 昌政办发〔2025〕8号", (text) => {
  expect(findPolicy(library, text)).toEqual(changping);
});

test("a policy that is unknown or not the only one is refused with what could be meant", () => {
  expect(findPolicy(library, "昌政办发〔2025〕9号")).toMatchObject({ ok: false, error: expect.stringContaining("是不是想写“昌政办发〔2025〕8号”") });
  expect(findPolicy(library, "专精特新")).toMatchObject({ ok: false, error: expect.stringContaining("不止一份") });
  expect(findPolicy(library, "〔〕")).toMatchObject({ ok: false });
});

test.each(["第五条", "五", "5"])("条 %s is 第五条", (text) => {
  const sections = findSections(changping.value, text);
  expect(sections.ok && sections.value.map((section) => section.clause)).toEqual(["第五条"]);
});

test("a rule is found by 文号#编号, 文号#条, and alone only where it is unique", () => {
  const ids = (text: string): readonly string[] | string => {
    const found = findRules(library, text);
    return found.ok ? found.value.map((rule) => rule.id) : found.error;
  };
  expect(ids("昌政办发〔2025〕8号#5")).toEqual(["昌政办发〔2025〕8号#5"]);
  expect(ids("昌政办发[2025]8号#第四条")).toEqual(expect.arrayContaining(["昌政办发〔2025〕8号#4"]));
  expect(ids("9(3)a")).toEqual(["京政办发〔2022〕19号#9(3)a"]);
  expect(ids("第五条")).toContain("不止一处");
  expect(ids("没有")).toContain("没有编号或条");
});

test("readings: unknown questions and readings, and two answers to one question, are refused", () => {
  expect(readReadings(["I-05=乙"], library)).toEqual({ ok: true, value: { "I-05": "乙" } });
  expect(readReadings(["昌政办发〔2025〕8号/I-5=乙"], library).ok).toBe(true);
  expect(readReadings(["I-05"], library)).toEqual({ ok: false, error: "读法“I-05”写得不对，写作 I-05=乙。" });
  expect(readReadings(["I-5=乙"], library)).toMatchObject({ error: expect.stringContaining("没有存疑“I-5”") });
  expect(readReadings(["I-05=丁"], library)).toMatchObject({ error: expect.stringContaining("没有读法“丁”") });
  expect(readReadings(["I-05=甲", "I-05=乙"], library)).toMatchObject({ error: expect.stringContaining("写了两种读法") });
});

test("facts by name, by kind, or as a rule names them", () => {
  const names = (text: string): readonly string[] | string => {
    const found = findFacts(library.reference, text);
    return found.ok ? found.value.map(({ kind, fact }) => `${kind.name}.${fact.name}`) : found.error;
  };
  expect(names("研发费用")).toEqual(["年度数据.研发费用"]);
  expect(names("上年度.研发费用")).toEqual(["年度数据.研发费用"]);
  expect(names("资质").length).toBeGreaterThan(3);
  expect(names("研发费")).toContain("是不是想写“研发费用”");
});

test("a card has its nine fields, none empty, for every rule of every policy", () => {
  const names = ["依据文件", "发文机关", "文号", "服务对象", "支持内容", "条件", "办理流程", "时间频度", "主责部门"];
  for (const policy of library.policies)
    for (const { fields } of cardsOf(library, policy, null)) {
      expect(fields.map((field) => field.name)).toEqual(names);
      for (const field of fields) expect(field.lines.join("").trim()).not.toBe("");
    }
});

test("coverage counts every text: all numbers bound or explained, every question with its readings", () => {
  for (const coverage of coverageOf(checked)) {
    expect(coverage.numbers.open, coverage.policy.id).toBe(0);
    expect(coverage.numbers.bound).toBeGreaterThan(0);
    expect(coverage.sentences).toBeGreaterThanOrEqual(coverage.quotes / 2);
    for (const question of coverage.questions) expect(question.readings.map((reading) => reading.name)).toContain(question.fallback);
  }
});
