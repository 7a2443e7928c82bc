/**
 * `npm run bench [-- --write] [-- --only 条款]`: how long answers take. Prints tables; asserts nothing, because machines differ.
 * `--write` keeps them in docs/benchmarks.md.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { answer } from "./answer.ts";
import { browser } from "./browser.ts";
import { clauses } from "./clauses/stage.ts";
import { machine, markdown, plain } from "./report.ts";
import type { Stage, Table } from "./stage.ts";

const STAGES: readonly Stage[] = [clauses, answer, browser];

const { values } = parseArgs({ options: { write: { type: "boolean", default: false }, only: { type: "string", multiple: true } } });
const only = values.only ?? STAGES.map((stage) => stage.name);
const strange = only.filter((name) => !STAGES.some((stage) => stage.name === name));
if (strange.length > 0 || (values.write && values.only)) {
  process.stderr.write(strange.length > 0 ? `没有“${strange.join("、")}”这一阶段；有 ${STAGES.map((stage) => stage.name).join("、")}。\n` : "--write 要写全部阶段，不能与 --only 一起用。\n");
  process.exit(2);
}

const tables: Table[] = [];
process.stdout.write(`${machine()}\n`);
for (const stage of STAGES.filter(({ name }) => only.includes(name))) {
  for (const table of await stage.run((line) => void process.stderr.write(`${line}\n`))) {
    tables.push(table);
    process.stdout.write(`\n${plain(table)}\n`);
  }
}
if (values.write) {
  writeFileSync(fileURLToPath(new URL("../docs/benchmarks.md", import.meta.url)), markdown(tables));
  process.stdout.write("\n写在 docs/benchmarks.md。\n");
}
