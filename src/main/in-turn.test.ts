import { expect, test } from "vitest";
import { inTurn } from "./in-turn.ts";

const never = new AbortController().signal;

test("one at a time, in order; who waits is told how many are before", async () => {
  const { run } = inTurn();
  const said: string[] = [];
  let running = 0;
  const ask = (name: string, signal: AbortSignal = never): Promise<string> =>
    run(async () => {
      expect(++running).toBe(1);
      said.push(`${name} 开始`);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running--;
      return name;
    }, (before) => said.push(`${name} 前面 ${before} 个`), signal);
  const leaving = new AbortController();
  const answers = [ask("甲"), ask("乙"), ask("丙", leaving.signal), ask("丁")];
  leaving.abort();
  expect(await Promise.allSettled(answers)).toMatchObject([{ value: "甲" }, { value: "乙" }, { status: "rejected" }, { value: "丁" }]);
  expect(said).toEqual(["甲 开始", "乙 前面 1 个", "丙 前面 2 个", "丁 前面 3 个", "丁 前面 2 个", "丁 前面 1 个", "乙 开始", "丁 开始"]);
});

test("work that fails does not stop the next", async () => {
  const { run } = inTurn();
  const bad = run(() => Promise.reject(new Error("坏了")), () => {}, never);
  const good = run(async () => 1, () => {}, never);
  await expect(bad).rejects.toThrow("坏了");
  expect(await good).toBe(1);
});
