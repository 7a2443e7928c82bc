/** 命令行 `huice`. */
export type { CliParts } from "./parts.ts";
export { runCli } from "./run.ts";
