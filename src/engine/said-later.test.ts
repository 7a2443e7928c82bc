import { describe, expect, test } from "vitest";
import type { Match, Reason } from "./answer.ts";
import { saidLater } from "./said-later.ts";

const reason: Reason = { text: "第五条", value: "30万元", truth: null, from: null, missing: [], at: null, children: [] };
const before: Omit<Match, "reason" | "citation" | "readings"> = {
  policy: "甲", clause: "第五条", item: "认定", rule: "甲#5", kind: "事项", form: "资金", beneficiary: "企业", record: null, status: "可享",
  gross: null, net: null, event: null, payYear: 2026, delivery: null, responsible: [], missing: [], discretion: null, yieldsTo: null, because: "条件都满足",
};
const after: Pick<Match, "citation" | "readings"> = { citation: { file: "甲.md", clause: "第五条", sentence: "……", line: 1 }, readings: {} };

function counted(): { readonly match: Match; readonly times: () => number } {
  let times = 0;
  const say = (): Reason => {
    times++;
    return reason;
  };
  return { match: saidLater(before, say, after), times: () => times };
}

describe("理由到读时才说", () => {
  test("没有人读就不说，读几次都只说一次", () => {
    const { match, times } = counted();
    expect(match.status).toBe("可享");
    expect(times()).toBe(0);
    expect(match.reason).toBe(match.reason);
    expect(times()).toBe(1);
  });

  test("写成 JSON、抄一份、传给别处，都与普通的属性一样，位置也一样", () => {
    const plain: Match = { ...before, reason, ...after };
    expect(JSON.stringify(counted().match)).toBe(JSON.stringify(plain));
    expect(JSON.stringify({ ...counted().match })).toBe(JSON.stringify(plain));
    expect(structuredClone(counted().match)).toEqual(plain);
    expect(Object.keys(counted().match)).toEqual(Object.keys(plain));
    expect(counted().match).toEqual(plain);
  });
});
