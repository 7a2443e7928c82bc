import { expect, test } from "vitest";
import type { Answer, Match, Status } from "#engine";
import { groupsOf, scaleOf } from "./sort-matches.ts";

const of = (status: Status, high: number | null, kind: Match["kind"] = "事项") => ({ status, kind, net: kind === "事项" ? { low: 0, high } : null, gross: null }) as Match;

test("groups stand in reading order, the most money first, what has no figure last", () => {
  const matches = [of("不适用", 1), of("可享", 0, "服务"), of("可享", 5), of("待补充", 3), of("可享", 9), of("待补充", null), of("可享", 0, "参照")];
  const groups = groupsOf({ matches } as unknown as Answer);
  expect(groups.map(({ status }) => status)).toEqual(["可享", "待补充", "不适用"]);
  expect(groups[0]?.matches.map(({ net, kind }) => net?.high ?? kind)).toEqual([9, 5, "参照", "服务"]);
  expect(groups[1]?.matches.map(({ net }) => net?.high)).toEqual([null, 3]);
});

test("the scale is the largest amount, unless it dwarfs the rest", () => {
  expect(scaleOf([of("可享", 30), of("可享", 180)])).toBe(180);
  expect(scaleOf([of("可享", 30), of("可享", 12_000), of("可享", 180)])).toBe(180);
  expect(scaleOf([of("可享", 30)])).toBe(30);
  expect(scaleOf([])).toBe(1);
});
