import path from "node:path";
import type { Finding } from "./finding.ts";
import type { Project } from "./project.ts";

/** No file may reach itself through imports. Type imports count: they tie files together just as firmly for a reader. */
export function checkCycles(project: Project): Finding[] {
  const graph = importGraph(project);
  const done = new Set<string>();
  const findings: Finding[] = [];
  const walk = (file: string, trail: readonly string[]): void => {
    const from = trail.indexOf(file);
    if (from >= 0) {
      const cycle = [...trail.slice(from), file];
      findings.push({ rule: "cycle", file, line: 1, message: cycle.join(" → ") });
      return;
    }
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) walk(next, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
  return findings;
}

function importGraph({ files, doors }: Project): Map<string, string[]> {
  const sources = files.filter((file) => file.inSrc && !file.isTest);
  const known = new Set(sources.map((file) => file.path));
  const resolve = (from: string, specifier: string): string => {
    if (specifier.startsWith(".")) return path.posix.join(path.posix.dirname(from), specifier);
    return doors[specifier]?.slice(2) ?? specifier;
  };
  return new Map(
    sources.map((file) => [file.path, file.imports.map((each) => resolve(file.path, each.specifier)).filter((target) => known.has(target))]),
  );
}
