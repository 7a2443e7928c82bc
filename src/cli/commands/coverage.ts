import { findPolicy, sayRefusal } from "#application";
import { coverageOf, coverageOfTables, readDocuments, type Coverage } from "#application/documents";
import type { GivenArguments } from "../arguments.ts";
import { wrap } from "../wrap.ts";
import { EXIT, stop, type CliParts, type Exit } from "../parts.ts";
import { table } from "../table.ts";

/** 覆盖: how much of each text stands under rules, and what it leaves open. */
export function coverage(parts: CliParts, given: GivenArguments): Exit {
  const folder = parts.folder();
  if (!folder.ok) return stop(parts, EXIT.input, sayRefusal(folder.error));
  const documents = folder.value.documents();
  if (!documents.ok) return stop(parts, EXIT.input, sayRefusal(documents.error));
  const checked = readDocuments(documents.value);
  let all = [...coverageOf(checked), ...coverageOfTables(documents.value)];
  const [name] = given.words;
  if (name !== undefined) {
    const policy = findPolicy(checked.library, name);
    if (!policy.ok) return stop(parts, EXIT.usage, policy.error);
    all = all.filter((each) => each.policy.id === policy.value.id);
  }
  if (given.flags.has("json")) parts.out(JSON.stringify(all));
  else for (const line of linesOf(all, parts.columns)) parts.out(line);
  return all.some((each) => each.findings > 0) ? EXIT.findings : EXIT.good;
}

function linesOf(all: readonly Coverage[], columns: number): string[] {
  const right = "right" as const;
  const counts = table(
    [{ title: "政策", flexible: true }, { title: "句", align: right }, { title: "引文", align: right }, { title: "块", align: right }, { title: "数", align: right }, { title: "落实", align: right }, { title: "说明", align: right }, { title: "存疑", align: right }, { title: "待核", align: right }, { title: "样例", align: right }, { title: "问题", align: right }],
    all.map(({ policy, sentences, quotes, blocks, numbers, questions, unverified, examples, findings }) => [
      policy.id, ...[sentences, quotes, blocks.reduce((sum, { count }) => sum + count, 0), numbers.bound + numbers.explained + numbers.open, numbers.bound, numbers.explained, questions.length, unverified.length, examples, findings].map(String),
    ]),
    columns,
  );
  const details = all.flatMap(({ policy, blocks, questions, unverified }) => [
    "",
    policy.id === policy.title ? policy.title : `${policy.id} ${policy.title}`,
    ...(blocks.length > 0 ? [`  块：${blocks.map(({ kind, count }) => `${kind} ${count}`).join("、")}`] : []),
    ...questions.flatMap((question) => {
      const readings = question.readings.map(({ name, text }) => `${name}${name === question.fallback ? "（默认）" : ""} ${text}`).join("；");
      return wrap(`${question.id} ${question.question}？${readings}。据：${question.ground}`, columns - 6).map((line, index) => `${index === 0 ? "  " : "      "}${line}`);
    }),
    ...unverified.flatMap(({ kind, name: label, text, grade, at }) =>
      wrap(`待核〔${grade}〕${kind} ${label}${text === "" ? "" : `：${text}`}（${at.file}:${at.line}）`, columns - 6).map((line, index) => `${index === 0 ? "  " : "      "}${line}`)),
  ]);
  return [...counts, ...details];
}
