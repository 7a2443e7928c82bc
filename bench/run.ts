/**
 * `npm run bench [-- --write] [-- --only 条款] [-- --size 2000000]`: how long answers take. Prints tables; asserts nothing, because
 * machines differ. `--write` keeps them in docs/benchmarks.md; `--size` is how many enterprises the city has.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { answer } from "./answer.ts";
import { browser } from "./browser.ts";
import { city } from "./city.ts";
import { clauses } from "./clauses/stage.ts";
import { machine, markdown, plain } from "./report.ts";
import type { Stage, Table } from "./stage.ts";

const CITY = "100000";
const { values } = parseArgs({ options: { size: { type: "string", default: CITY }, write: { type: "boolean", default: false }, only: { type: "string", multiple: true } } });
const size = Number(values.size);
if (!Number.isSafeInteger(size) || size < 1) {
  process.stderr.write(`--size 后面要写家数，正整数，这里是“${values.size}”。\n`);
  process.exit(2);
}
const STAGES: readonly Stage[] = [clauses, answer, browser, city(size)];
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
