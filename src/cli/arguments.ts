import { nearest, refuse, succeed, type Result } from "#kernel";

export interface Option {
  /** Without the dashes. */
  readonly name: string;
  /** `flag`: yes or no; `value`: the last one given counts once; `many`: every one counts. */
  readonly takes: "flag" | "value" | "many";
  /** What stands after it, for help: 日期. */
  readonly placeholder?: string;
  readonly summary: string;
}
export interface Command {
  readonly name: string;
  /** `档案…`, for help. */
  readonly usage: string;
  readonly summary: string;
  readonly least: number;
  readonly most: number;
  readonly options: readonly Option[];
  /** A line that can be copied. */
  readonly example: string;
}

export interface GivenArguments {
  readonly words: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, readonly string[]>;
}

/** Reads what follows the command. @returns one sentence when it is not as the command says. */
export function readArguments(command: Command, given: readonly string[]): Result<GivenArguments, string> {
  const words: string[] = [];
  const flags = new Set<string>();
  const values = new Map<string, string[]>();
  for (let index = 0; index < given.length; index++) {
    const word = given[index] ?? "";
    if (word === "--") {
      words.push(...given.slice(index + 1));
      break;
    }
    // A lone dash is standard input.
    if (!word.startsWith("-") || word === "-") {
      words.push(word);
      continue;
    }
    const [, dashed = word, attached] = /^(--?[^=]*)(?:=(.*))?$/s.exec(word) ?? [];
    const option = command.options.find((each) => dashed === `--${each.name}`);
    if (!option) return refuse(unknownOption(command, dashed));
    if (option.takes === "flag") {
      if (attached !== undefined) return refuse(`--${option.name} 后面不写值。`);
      flags.add(option.name);
      continue;
    }
    const value = attached ?? given[++index];
    if (value === undefined || value === "" || (attached === undefined && value.startsWith("--"))) return refuse(`--${option.name} 后面要写${option.placeholder ?? "值"}。`);
    const before = values.get(option.name) ?? [];
    if (option.takes === "value" && before.length > 0 && before[0] !== value) return refuse(`--${option.name} 写了两次：${before[0]} 和 ${value}。`);
    values.set(option.name, [...before, value]);
  }
  if (words.length < command.least) return refuse(`huice ${command.name} 后面要写${command.usage.split(" ").slice(0, command.least).join(" ")}。例如：${command.example}`);
  if (words.length > command.most) return refuse(`huice ${command.name} 用不着“${words[command.most] ?? ""}”。用法：huice ${command.name} ${command.usage}`.trim());
  return succeed({ words, flags, values });
}

function unknownOption(command: Command, dashed: string): string {
  const names = command.options.map((option) => option.name);
  const near = nearest(dashed.replace(/^-+/, ""), names);
  const known = names.length > 0 ? `可用：${names.map((name) => `--${name}`).join("、")}。` : "这个命令没有选项。";
  return `huice ${command.name} 没有选项“${dashed}”。${near ? `是不是想写“--${near}”？` : known}`;
}
