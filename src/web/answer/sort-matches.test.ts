import { expect, test } from "vitest";
import type { Answer, Match, Status } from "#engine";
import { groupsOf, scaleOf } from "./sort-matches.ts";

const of = (status: Status, high: number | null, kind: Match["kind"] = "事项", form: Match["form"] = "资金") => ({ status, kind, form, net: kind === "事项" ? { low: 0, high } : null, gross: null }) as Match;

test("groups stand in reading order, the most money first, what has no figure last", () => {
  const matches = [of("不适用", 1), of("可享", 0, "服务"), of("可享", 5), of("待补充", 3), of("可享", 9), of("待补充", null), of("可享", 0, "参照")];
  const groups = groupsOf({ matches } as unknown as Answer);
  expect(groups.map(({ status }) => status)).toEqual(["可享", "待补充", "不适用"]);
  expect(groups[0]?.matches.map(({ net, kind }) => net?.high ?? kind)).toEqual([9, 5, "参照", "服务"]);
  expect(groups[1]?.matches.map(({ net }) => net?.high)).toEqual([null, 3]);
});

test("a deduction from income is no money: it stands after money and measures no bar", () => {
  const matches = [of("可享", 900, "事项", "税前扣除"), of("可享", 5), of("可享", 0, "服务")];
  expect(groupsOf({ matches } as unknown as Answer)[0]?.matches.map(({ net, kind }) => net?.high ?? kind)).toEqual([5, 900, "服务"]);
  expect(scaleOf(matches)).toBe(5);
});

test("the scale is the largest amount, unless it dwarfs the rest", () => {
  expect(scaleOf([of("可享", 30), of("可享", 180)])).toBe(180);
  expect(scaleOf([of("可享", 30), of("可享", 12_000), of("可享", 180)])).toBe(180);
  expect(scaleOf([of("可享", 30)])).toBe(30);
  expect(scaleOf([])).toBe(1);
});
