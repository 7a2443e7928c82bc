import { readFileSync } from "node:fs";
import { cpus, totalmem, version as system } from "node:os";
import { displayWidth } from "#kernel";
import type { Table } from "./stage.ts";

const versionOf = (name: string): string => (JSON.parse(readFileSync(new URL(`../node_modules/${name}/package.json`, import.meta.url), "utf8")) as { version: string }).version;

export function machine(): string {
  const [cpu] = cpus();
  return `机器：${cpu?.model.trim() ?? "未知"} × ${cpus().length}，内存 ${Math.round(totalmem() / 2 ** 30)} GiB；${process.platform} ${system()}；Node ${process.version}，DuckDB ${versionOf("@duckdb/node-api")}，PGlite ${versionOf("@electric-sql/pglite")}`;
}

/** For a terminal: columns as wide as their widest cell. */
export function plain({ title, head, rows, notes }: Table): string {
  const widths = head.map((name, column) => Math.max(displayWidth(name), ...rows.map((row) => displayWidth(row[column] ?? ""))));
  const line = (cells: readonly string[]): string => cells.map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - displayWidth(cell))).join("  ").trimEnd();
  return [title, line(head), ...rows.map(line), ...notes.map((note) => `· ${note}`)].join("\n");
}

const cells = (row: readonly string[]): string => `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;

export function markdown(tables: readonly Table[]): string {
  const sections = tables.map(({ title, head, rows, notes }) => [`## ${title}`, "", cells(head), cells(head.map(() => "---")), ...rows.map(cells), "", ...notes.map((note) => `* ${note}`)].join("\n"));
  return `# 测得的快慢

由 \`npm run bench -- --write\` 写成，不手改；换一台机器，数就不同，比例稳些。测的时候机器上还有没有别的事，看不出来：比例与同一次运行里的别的行比。

${machine()}

${sections.join("\n\n")}
`;
}
