import { padEnd } from "#kernel";
import type { Command } from "./arguments.ts";
import { COMMANDS } from "./commands.ts";

const LABEL = 24;

/** 总帮助. */
export function helpLines(): string[] {
  return [
    "惠策：惠企政策即代码。",
    "",
    "用法：huice 命令 [选项]",
    "",
    ...Object.values(COMMANDS).map((command: Command) => `  ${padEnd(`${command.name} ${command.usage}`.trim(), LABEL)}${command.summary}`),
    "",
    "每个命令的选项：huice 命令 --help",
    "退出码：0 好；1 查出问题；2 用法不对；3 输入读不了。",
    "政策库在别处时：HUICE_HOME=文件夹 huice …",
  ];
}

/** 一个命令的帮助. */
export function commandHelpLines(command: Command): string[] {
  return [
    command.summary,
    "",
    `用法：huice ${command.name} ${command.usage}`.trim(),
    "",
    ...command.options.map((option) => `  ${padEnd(`--${option.name}${option.placeholder ? ` ${option.placeholder}` : ""}`, LABEL)}${option.summary}`),
    "",
    `例如：${command.example}`,
  ];
}
