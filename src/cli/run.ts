import { nearest } from "#kernel";
import { readArguments, type Command, type GivenArguments } from "./arguments.ts";
import { COMMANDS, type CommandName } from "./commands.ts";
import { commandHelpLines, helpLines } from "./help.ts";
import { EXIT, printable, stop, type CliParts, type Exit } from "./parts.ts";

type Run = (parts: CliParts, given: GivenArguments) => Exit | Promise<Exit>;

/** Each is loaded when it is asked for: an answer should not wait for the parsers that `check` needs. */
const LOAD: Readonly<Record<CommandName, () => Promise<Run>>> = {
  check: async () => (await import("./commands/check.ts")).check,
  test: async () => (await import("./commands/test.ts")).test,
  coverage: async () => (await import("./commands/coverage.ts")).coverage,
  fmt: async () => (await import("./commands/fmt.ts")).fmt,
  print: async () => (await import("./commands/print.ts")).print,
  match: async () => (await import("./commands/match.ts")).match,
  explain: async () => (await import("./commands/explain.ts")).explain,
  assess: async () => (await import("./commands/assess.ts")).assess,
  suppose: async () => (await import("./commands/suppose.ts")).suppose,
  clues: async () => (await import("./commands/clues.ts")).clues,
  calendar: async () => (await import("./commands/calendar.ts")).calendar,
  card: async () => (await import("./commands/card.ts")).card,
  population: async () => (await import("./commands/population.ts")).population,
  snapshot: async () => (await import("./commands/snapshot.ts")).snapshot,
  run: async () => (await import("./commands/run.ts")).run,
  simulate: async () => (await import("./commands/simulate.ts")).simulate,
  diff: async () => (await import("./commands/diff.ts")).diff,
  facts: async () => (await import("./commands/facts.ts")).facts,
};

const isCommand = (word: string): word is CommandName => Object.hasOwn(COMMANDS, word);
const HELP_WORDS: readonly string[] = ["--help", "-h", "help"];

/** The command `huice`. @returns its exit code: 0 good, 1 findings, 2 wrong usage, 3 bad input. */
export async function runCli(words: readonly string[], given: CliParts): Promise<Exit> {
  const parts: CliParts = { ...given, out: (line) => given.out(printable(line)), err: (line) => given.err(printable(line)) };
  const [name, ...rest] = words;
  if (name === undefined) return stop(parts, EXIT.usage, ...helpLines());
  if (HELP_WORDS.includes(name)) return tell(parts, rest[0] !== undefined && isCommand(rest[0]) ? commandHelpLines(COMMANDS[rest[0]]) : helpLines());
  if (!isCommand(name)) {
    const near = nearest(name, Object.keys(COMMANDS));
    return stop(parts, EXIT.usage, `没有命令“${name}”。${near ? `是不是想写“huice ${near}”？` : ""}全部命令：huice --help`);
  }
  const command: Command = COMMANDS[name];
  if (rest.includes("--help") || rest.includes("-h")) return tell(parts, commandHelpLines(command));
  const read = readArguments(command, rest);
  if (!read.ok) return stop(parts, EXIT.usage, read.error);
  const run = await LOAD[name]();
  return run(parts, read.value);
}

function tell(parts: CliParts, lines: readonly string[]): Exit {
  for (const line of lines) parts.out(line);
  return EXIT.good;
}
