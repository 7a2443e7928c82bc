import { runScenarios, sayRefusal } from "#application";
import { checkLibrary } from "#application/documents";
import { sayDiagnostic } from "#policy";
import type { GivenArguments } from "../arguments.ts";
import { EXIT, stop, type CliParts, type Exit } from "../parts.ts";

/** 试: examples and scenarios. Documents with mistakes are told too: what runs on them proves nothing. */
export function test(parts: CliParts, given: GivenArguments): Exit {
  const folder = parts.folder();
  if (!folder.ok) return stop(parts, EXIT.input, sayRefusal(folder.error));
  const documents = folder.value.documents();
  if (!documents.ok) return stop(parts, EXIT.input, sayRefusal(documents.error));
  const checked = checkLibrary(documents.value);
  const ran = checked.library.policies.length === 0 ? { scenarios: 0, questions: 0, claims: 0, diagnostics: [] } : runScenarios(folder.value.scenarios(), checked.library);
  const diagnostics = [...checked.diagnostics, ...ran.diagnostics];
  if (given.flags.has("json")) parts.out(JSON.stringify({ diagnostics, examples: checked.examples, scenarios: ran.scenarios, questions: ran.questions, claims: ran.claims }));
  else {
    for (const diagnostic of diagnostics) parts.out(sayDiagnostic(diagnostic));
    const counts = `样例 ${checked.examples} 个；场景 ${ran.scenarios} 个，共 ${ran.questions} 问、${ran.claims} 项期望`;
    parts.out(`${counts}。${diagnostics.length === 0 ? "全部相符。" : `${diagnostics.length} 处不符。`}`);
  }
  return diagnostics.length === 0 ? EXIT.good : EXIT.findings;
}
