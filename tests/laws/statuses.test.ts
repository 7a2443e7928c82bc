/** Laws of the seven statuses, and of what is said to be missing. */
import { expect, test } from "vitest";
import type { Match } from "#engine";
import { CHANGPING, SHIJINGSHAN, YIZHUANG } from "../engine/asking.ts";
import { always, answerOf, caseOf, describeCase, halfKnown } from "./asked.ts";
import { forget } from "./random-dossier.ts";

const say = (seed: number, m: Match): string => `${describeCase(seed)} ${m.rule} ${m.record?.label ?? ""} ${m.status} ${JSON.stringify(m.net)} 缺 ${m.missing.map((each) => each.fact).join("、")}`;

test("待补充 lists what is missing; every other status lists nothing", () => {
  always(120, (seed) => {
    for (const m of halfKnown(seed).answer.matches) expect(m.missing.length > 0, say(seed, m)).toBe(m.status === "待补充");
  });
});

test("需评审 names what a person decides; 可享, 已享 and refusals leave nothing to a person", () => {
  always(120, (seed) => {
    for (const m of halfKnown(seed).answer.matches) if (m.status !== "待补充") expect(m.discretion !== null, say(seed, m)).toBe(m.status === "需评审");
  });
});

test("可享 is one sum of money, or none where the text has no figure", () => {
  always(120, (seed) => {
    for (const m of halfKnown(seed).answer.matches) if (m.status === "可享" && m.net) expect(m.net.low, say(seed, m)).toBe(m.net.high);
  });
});

test("what is refused or already paid gets nothing more", () => {
  always(120, (seed) => {
    for (const m of halfKnown(seed).answer.matches) if (["不适用", "不符合", "已享", "已失效"].includes(m.status) && m.net) expect(m.net, say(seed, m)).toEqual({ low: 0, high: 0 });
  });
});

test("nothing is missing twice, everyone who holds it is named, and a record it names is there", () => {
  always(120, (seed) => {
    const { json, answer } = halfKnown(seed);
    for (const m of answer.matches) {
      const keys = m.missing.map((each) => `${each.fact}|${each.year}|${each.record}`);
      expect(new Set(keys).size, say(seed, m)).toBe(keys.length);
      for (const each of m.missing) {
        expect(each.from, say(seed, m)).not.toBe("");
        if (each.record !== null) expect(rowsOf(json[each.fact.split(".")[0]!])[each.record], say(seed, m)).toBeDefined();
      }
    }
  });
});
const rowsOf = (list: unknown): readonly unknown[] => (Array.isArray(list) ? list : ((list as { 记录?: unknown[] } | undefined)?.记录 ?? []));

test("one definite false beats everything unknown: the dishonest are never asked for more", () => {
  always(80, (seed) => {
    const asking = caseOf(seed);
    let json: Record<string, unknown> = { ...asking.json, 企业: { ...asking.json.企业, 严重违法失信主体: true } };
    for (let left = 12; left > 0; left--) {
      const next = forget(json, asking.chance);
      if (next.what !== "企业.严重违法失信主体") json = next.dossier;
    }
    for (const m of answerOf(json, asking).matches) if (m.policy === CHANGPING || m.policy === YIZHUANG) expect(["不符合", "不适用"], say(seed, m)).toContain(m.status);
  });
});

test("an enterprise registered outside is 不适用 to every district, whatever else is unknown", () => {
  always(40, (seed) => {
    const asking = caseOf(seed);
    let json: Record<string, unknown> = { ...asking.json, 企业: { ...asking.json.企业, 注册地: "京外" } };
    for (let left = 12; left > 0; left--) {
      const next = forget(json, asking.chance);
      if (next.what !== "企业.注册地") json = next.dossier;
    }
    for (const m of answerOf(json, asking).matches) if ([CHANGPING, YIZHUANG, SHIJINGSHAN].includes(m.policy)) expect(m.status, say(seed, m)).toBe("不适用");
  });
});
