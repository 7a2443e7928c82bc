import { formatDay } from "#kernel";
import type { Library } from "#policy";
import type { Sample, ScenarioFile } from "./ports.ts";
import { readScenario } from "./scenarios/read-scenario.ts";
import type { Scenario } from "./scenarios/scenario.ts";

/** 样例企业: the stories of scenarios/ as something to try. A file that is not right is left to `huice test`. */
export function samplesOf(files: readonly ScenarioFile[], library: Library): Sample[] {
  return files.flatMap((file) => {
    const { scenario } = readScenario(file, library);
    const [first] = scenario?.questions ?? [];
    return scenario && first ? [{ id: scenario.id, name: scenario.name, summary: scenario.story, on: formatDay(first.on), titles: titlesIn(scenario), dossier: scenario.json }] : [];
  });
}

const titlesIn = ({ questions }: Scenario): string[] => [...new Set(questions.flatMap(({ titles, supposed }) => [...titles, ...supposed].map(({ title }) => title)))];
