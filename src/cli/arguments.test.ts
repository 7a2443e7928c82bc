import { expect, test } from "vitest";
import { readArguments } from "./arguments.ts";
import { COMMANDS } from "./commands.ts";

const { match, explain, test: testing } = COMMANDS;

test("words, flags and values are told apart, `=` or not", () => {
  const read = readArguments(match, ["甲.json", "--on=2026-06-30", "--reading", "I-05=乙", "--reading=I-07=丙", "--json", "-", "--", "--odd.json"]);
  expect(read.ok && [read.value.words, [...read.value.flags], [...read.value.values]]).toEqual([
    ["甲.json", "-", "--odd.json"], ["json"], [["on", ["2026-06-30"]], ["reading", ["I-05=乙", "I-07=丙"]]],
  ]);
});

test.each([
  [match, [], "huice match 后面要写档案…。例如：huice match 档案.json --on 2026-06-30"],
  [match, ["a", "--jsn"], "huice match 没有选项“--jsn”。是不是想写“--json”？"],
  [match, ["a", "--verbose"], "huice match 没有选项“--verbose”。可用：--on、--reading、--all、--json、--help。"],
  [match, ["a", "--on"], "--on 后面要写日期。"],
  [match, ["a", "--on", "--json"], "--on 后面要写日期。"],
  [match, ["a", "--on=2026-01-01", "--on=2026-01-02"], "--on 写了两次：2026-01-01 和 2026-01-02。"],
  [match, ["a", "--json=1"], "--json 后面不写值。"],
  [explain, ["a"], "huice explain 后面要写档案 编号。例如：huice explain 档案.json '昌政办发〔2025〕8号#5'"],
  [testing, ["a"], "huice test 用不着“a”。用法：huice test"],
] as const)("%# is refused with a sentence", (command, given, sentence) => {
  expect(readArguments(command, given)).toEqual({ ok: false, error: sentence });
});
