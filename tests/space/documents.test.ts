/** What is found in the documents of the library: each was looked at, and each is said in its document. */
import { expect, test } from "vitest";
import { match, readDossier } from "#engine";
import { checkSpace } from "#engine/space";
import { sayDiagnostic } from "#policy";
import { library } from "../language/real-documents.ts";

const report = checkSpace(library);

test("nothing is found that the documents do not say", () => expect(report.diagnostics.map(sayDiagnostic)).toEqual([]));

test("what they say, and why", () => {
  // A row for a numerator of nothing stands before the shares on purpose: 0 is no less than a share of 0.
  expect(report.explained.map(({ policy, block, code, about }) => `${policy.file.split("/").at(-1)} ${block.number} ${code} ${about}`)).toEqual([
    "十大强企行动.md 6b 恒被封顶 超过25亿元的部分按3%",
    "专精特新中小企业2022.md 认定 档次重叠 上年度主营业务收入为0元",
    "专精特新中小企业2022.md 认定 档次重叠 上年度净利润不超过0元",
    "专精特新中小企业2022.md 认定 档次重叠 上年度资产总额为0元",
    "专精特新中小企业2022.md 认定 档次重叠 上年度研发费用为0元",
    "专精特新中小企业2022.md 认定 档次重叠 上年度研发人员数为0人",
    "创新型中小企业.md 认定 档次重叠 上年度研发费用为0元",
    "创新型中小企业.md 认定 档次重叠 企业成立日期所在年度不低于（本年度 − 1年度）",
    "创新型中小企业.md 认定 档次重叠 上年度资产总额为0元",
    "创新型中小企业.md 认定 档次重叠 上年度主营业务收入为0元",
    "科技型中小企业评价.md 认定 档次重叠 上年度科技人员数为0人",
    "科技型中小企业评价.md 认定 档次重叠 上年度研发费用为0元",
    "科技型中小企业评价.md 认定 档次重叠 上年度研发费用为0元",
    "十大强企行动.md 3 叠加未明 应用场景·规模推广",
  ]);
});

test("十大强企行动 六: beyond 25 亿元 the operator gets what it got before", () => {
  const [step] = report.explained;
  const dossier = readDossier(JSON.parse(step?.witnesses[0] ?? ""), library.reference);
  if (!dossier.ok) throw new Error(dossier.error.map(({ message }) => message).join("；"));
  const answer = match(library, dossier.value, { on: step?.policy.validity.to ?? 0, readings: {} }).matches.find(({ rule }) => rule.endsWith("#6b"));
  // 50 亿元: 1000 万元 of the first step and 7500 万元 of the second, against 200 万元 a year.
  expect([answer?.gross?.high, answer?.net?.high]).toEqual([8_500_000_000, 200_000_000]);
});
