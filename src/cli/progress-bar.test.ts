import { expect, test } from "vitest";
import { progressBar } from "./progress-bar.ts";

function drawn(redraws: boolean, steps: readonly (readonly [time: number, done: number])[]): string[] {
  let time = 0;
  const texts: string[] = [];
  const bar = progressBar({ now: () => time, write: (text) => texts.push(text), redraws }, "合成企业");
  for (const [at, done] of steps) {
    time = at;
    bar.report(done, 2_000_000);
  }
  bar.end();
  return texts;
}

test("nothing for a second, then a bar that is drawn again and cleared at the end", () => {
  expect(drawn(true, [[10, 0], [999, 1_000_000]])).toEqual([]);
  expect(drawn(true, [[10, 0], [1_000, 500_000], [1_199, 600_000], [1_200, 1_000_000]])).toEqual([
    "\r\u001b[K合成企业 ██████░░░░░░░░░░░░░░░░░░ 25%　500,000 / 2,000,000 家，还要约 3 秒",
    "\r\u001b[K合成企业 ████████████░░░░░░░░░░░░ 50%　1,000,000 / 2,000,000 家，还要约 2 秒",
    "\r\u001b[K",
  ]);
});

test("a resumed run is timed by what it does itself", () => {
  expect(drawn(true, [[100, 1_000_000], [2_000, 1_500_000]])[0]).toContain("还要约 2 秒");
});

test("where nothing can be drawn again, a line every ten seconds", () => {
  const texts = drawn(false, [[10, 0], [1_000, 500_000], [10_999, 900_000], [11_000, 1_000_000]]);
  expect(texts).toHaveLength(2);
  expect(texts[1]).toMatch(/^合成企业 .*50%.*\n$/);
});
