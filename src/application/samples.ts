import { formatDay } from "#kernel";
import type { Library } from "#policy";
import type { Sample, ScenarioFile } from "./ports.ts";
import { readScenario } from "./scenarios/read-scenario.ts";

/** 样例企业: the stories of scenarios/ as something to try. A file that is not right is left to `huice test`. */
export function samplesOf(files: readonly ScenarioFile[], library: Library): Sample[] {
  return files.flatMap((file) => {
    const { scenario } = readScenario(file, library);
    const [first] = scenario?.questions ?? [];
    return scenario && first ? [{ id: scenario.id, name: scenario.name, summary: scenario.story, on: formatDay(first.on), dossier: scenario.json }] : [];
  });
}
