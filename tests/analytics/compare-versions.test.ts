/** 两版对照: what is told of two versions of one document. */
import { expect, test } from "vitest";
import { compareVersions } from "#application/simulation";
import type { Policy, Run } from "#policy";
import { CHANGPING, library } from "../engine/asking.ts";

const policy = library.policies.find(({ id }) => id === CHANGPING)!;
const changed = (edit: (run: Run) => Run): Policy => ({ ...policy, sections: policy.sections.map((section) => ({ ...section, runs: section.runs.map(edit) })) });
const has = (run: Run, number: string): boolean => run.blocks.some((block) => block.number === number);

test("of one version and itself nothing is told", () => expect(compareVersions(policy, policy)).toEqual([]));

test("a clause that is gone is told with its lines, and one that is new as well", () => {
  const less = changed((run) => (has(run, "7") ? { ...run, blocks: run.blocks.filter(({ number }) => number !== "7") } : run));
  const [gone, ...rest] = compareVersions(policy, less);
  expect([gone, rest]).toMatchObject([{ clause: "第七条", kind: "取消", rule: `${CHANGPING}#7` }, []]);
  expect(gone?.lines.every(({ before, after }) => before !== null && after === null)).toBe(true);
  expect(compareVersions(less, policy)).toMatchObject([{ clause: "第七条", kind: "新增", rule: `${CHANGPING}#7` }]);
});

test("words that change no rule are told as words", () => {
  const other = changed((run) => (has(run, "7") ? { ...run, quotes: run.quotes.map((quote, index) => (index === 0 ? { ...quote, text: `${quote.text}（略）` } : quote)) } : run));
  expect(compareVersions(policy, other)).toMatchObject([{ clause: "第七条", kind: "只改文字", lines: [{ label: "原文", after: expect.stringContaining("（略）") }] }]);
});

test("what stands above the clauses is told as of the document", () => {
  const longer: Policy = { ...policy, title: "另一个名称", validity: { ...policy.validity, to: null } };
  expect(compareVersions(policy, longer)).toEqual([{
    clause: "文件信息", name: "", rule: null, kind: "修改",
    lines: [{ label: "名称", before: policy.title, after: "另一个名称" }, { label: "有效", before: expect.stringContaining("至"), after: expect.stringContaining("未规定终止日") }],
  }]);
});

test("a figure is told beside what it was, under its label", () => {
  const cheaper = changed((run) => ({
    ...run, blocks: run.blocks.map((block) => (block.kind === "事项" && block.number === "7" && block.grant?.perYear?.op === "constant" ? { ...block, grant: { ...block.grant, perYear: { ...block.grant.perYear, value: { kind: "number", number: 40_000_000 } } } } : block)),
  }));
  expect(compareVersions(policy, cheaper)).toEqual([{
    clause: "第七条", name: expect.any(String), rule: `${CHANGPING}#7`, kind: "修改",
    lines: [{ label: "年度最高", before: "每家企业每年合计不超过100万元", after: "每家企业每年合计不超过40万元" }],
  }]);
});
