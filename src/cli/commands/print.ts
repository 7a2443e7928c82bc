import { displayWidth, padEnd } from "#kernel";
import { findPolicy, findSections } from "#application";
import { isUnverified, type Policy, type QuoteLine, type Section } from "#policy";
import { sayBlock } from "#policy/say";
import type { GivenArguments } from "../arguments.ts";
import { wrap } from "../wrap.ts";
import { EXIT, findingsLines, openLibrary, stop, type CliParts, type Exit } from "../parts.ts";

/** 说: the text and, under each piece of it, what the machine understood, in Chinese. */
export async function print(parts: CliParts, given: GivenArguments): Promise<Exit> {
  const opened = await openLibrary(parts);
  if (!opened.ok) return opened.error;
  const { library, diagnostics } = opened.value;
  const [name = "", clause] = given.words;
  const policy = findPolicy(library, name);
  if (!policy.ok) return stop(parts, EXIT.usage, policy.error);
  const sections = clause === undefined ? null : findSections(policy.value, clause);
  if (sections && !sections.ok) return stop(parts, EXIT.usage, sections.error);
  const findings = diagnostics.filter(({ file }) => file === policy.value.file);
  if (findings.length > 0) stop(parts, EXIT.findings, `这份文件有 ${findings.length} 处问题，下面的复述可能不全：`, ...findingsLines(findings), "");
  const shown = sections ? sections.value : policy.value.sections;
  shown.forEach((section, index) => {
    if (index > 0) parts.out("");
    for (const line of sectionLines(section, policy.value, parts.columns)) parts.out(line);
  });
  return EXIT.good;
}

function sectionLines(section: Section, policy: Policy, columns: number): string[] {
  return [
    section.heading,
    ...section.runs.flatMap((run) => [
      ...run.quotes.filter((line) => line.text.trim() !== "").flatMap((line) => wrap(quoteText(line), columns - 4).map((text) => `  > ${text}`)),
      ...run.blocks.flatMap((block) => saidLines(sayBlock(block, policy), columns)),
    ]),
  ];
}

/** 要点 say their grade, so that nobody takes them for the official text. */
function quoteText({ text, label, grade }: QuoteLine): string {
  return grade === null ? text : `要点〔${grade}${isUnverified(grade) ? "，待核" : ""}〕${label === null ? "" : `${label}：`}${text}`;
}

function saidLines(said: ReturnType<typeof sayBlock>, columns: number): string[] {
  const labels = Math.max(0, ...said.map((line) => displayWidth(line.label)));
  return said.flatMap((line) => {
    const indent = 4 + labels + 2 + line.depth * 2;
    return wrap(line.text, Math.max(20, columns - indent)).map((text, index) => `    ${padEnd(index === 0 ? line.label : "", labels)}  ${"  ".repeat(line.depth)}${text}`);
  });
}
