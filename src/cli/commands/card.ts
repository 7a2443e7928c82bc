import { displayWidth, padEnd } from "#kernel";
import { cardsOf, findPolicy, findSections } from "#application";
import type { GivenArguments } from "../arguments.ts";
import { wrap } from "../wrap.ts";
import { EXIT, findingsLines, openLibrary, stop, type CliParts, type Exit } from "../parts.ts";

const NAME_WIDTH = displayWidth("依据文件");

/** 政策卡片 of one clause or of all clauses of a policy. */
export async function card(parts: CliParts, given: GivenArguments): Promise<Exit> {
  const opened = await openLibrary(parts);
  if (!opened.ok) return opened.error;
  const { library, diagnostics } = opened.value;
  const [name = "", clause] = given.words;
  const policy = findPolicy(library, name);
  if (!policy.ok) return stop(parts, EXIT.usage, policy.error);
  const sections = clause === undefined ? null : findSections(policy.value, clause);
  if (sections && !sections.ok) return stop(parts, EXIT.usage, sections.error);
  const cards = cardsOf(library, policy.value, sections ? sections.value : null);
  if (cards.length === 0) return stop(parts, EXIT.usage, `${policy.value.id}${clause ?? ""}没有给企业的事项、服务或指引，没有卡片。用 huice print 看它说了什么。`);
  const findings = diagnostics.filter(({ file }) => file === policy.value.file);
  if (findings.length > 0) stop(parts, EXIT.findings, `这份文件有 ${findings.length} 处问题，卡片可能不全：`, ...findingsLines(findings), "");
  if (given.flags.has("json")) parts.out(JSON.stringify(cards));
  else
    cards.forEach(({ clause: number, item, rule, fields }, index) => {
      if (index > 0) parts.out("");
      parts.out(`${number} ${item}　${rule}`);
      for (const { name: label, lines } of fields)
        lines.flatMap((line) => wrap(line, parts.columns - NAME_WIDTH - 4)).forEach((line, at) => parts.out(`  ${padEnd(at === 0 ? label : "", NAME_WIDTH)}  ${line}`));
    });
  return EXIT.good;
}
