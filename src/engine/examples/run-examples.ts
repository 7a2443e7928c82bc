/** 样例: runs the tables an official signs, row by row, and says where the documents give something else. */
import { blocksOf, type Diagnostic, type ExampleTable, type Library, type Place } from "#policy";
import { compileLibrary, type CompiledLibrary } from "../context.ts";
import { readExample, type ExampleRow } from "./read-cells.ts";
import { runRuleExample } from "./run-rule-example.ts";
import { runTitleExample } from "./run-title-example.ts";

export interface ExampleReport {
  readonly count: number;
  readonly diagnostics: readonly Diagnostic[];
}

type Run = (example: ExampleRow, at: Place) => readonly Diagnostic[];

/** @returns how many examples were run and a diagnostic at each row that does not hold. */
export function runExamples(library: Library): ExampleReport {
  const compiled = compileLibrary(library);
  const reports: ExampleReport[] = [];
  for (const rule of compiled.rules) {
    const { kind, item, examples, at } = rule.block;
    if (kind === "事项" && isEmpty(examples)) reports.push(lacking(at, `事项“${item}”没有样例`, "至少写：正常、每个边界、封顶、一个未知"));
    reports.push(runTables(examples, compiled, (example, row) => runRuleExample(rule, example, row, library)));
  }
  for (const policy of library.policies)
    for (const { block } of blocksOf(policy)) {
      if (block.kind !== "认定") continue;
      if (isEmpty(block.examples)) reports.push(lacking(block.at, `认定“${block.title}”没有样例`, "每个条件、每一档评分都写到：恰好到、差一点、一个未知"));
      reports.push(runTables(block.examples, compiled, (example, row) => runTitleExample(policy, block, example, row, library)));
    }
  return { count: reports.reduce((sum, { count }) => sum + count, 0), diagnostics: reports.flatMap(({ diagnostics }) => diagnostics) };
}

const isEmpty = (tables: readonly ExampleTable[]): boolean => tables.every((table) => table.rows.length === 0);
const lacking = (at: Place, message: string, hint: string): ExampleReport => ({ count: 0, diagnostics: [{ ...at, code: "缺样例", message, hint }] });

function runTables(tables: readonly ExampleTable[], compiled: CompiledLibrary, run: Run): ExampleReport {
  const readings = new Map([...compiled.doubts].map(([id, doubt]) => [id, doubt.readings.map((reading) => reading.name)]));
  const diagnostics: Diagnostic[] = [];
  const told = new Set<string>();
  let count = 0;
  for (const table of tables)
    for (const row of table.rows) {
      count++;
      const example = readExample(table, row.cells, compiled.library.reference, readings);
      // A wrong column is wrong in every row; it is told once, at the first.
      for (const { message, hint } of example.problems)
        if (!told.has(message)) diagnostics.push({ ...(message.startsWith("列名") ? table.at : row.at), code: "样例格式", message: `样例“${example.name}”：${message}`, hint });
      if (example.problems.length === 0) diagnostics.push(...run(example, row.at).filter((d) => d.code !== "样例格式" || !told.has(said(d, example))));
      for (const d of diagnostics.filter((each) => each.line === row.at.line)) told.add(said(d, example));
      for (const { message } of example.problems) told.add(message);
    }
  return { count, diagnostics };
}

/** What a finding says, whichever row says it. */
const said = (d: Diagnostic, example: ExampleRow): string => d.message.replace(`样例“${example.name}”`, "");
