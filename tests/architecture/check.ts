import { checkCycles } from "./cycle-rule.ts";
import { checkEdges } from "./edge-rules.ts";
import type { Finding } from "./finding.ts";
import type { Project } from "./project.ts";
import { checkPurity } from "./pure-rules.ts";
import { checkStyle } from "./style-rules.ts";

/** Every rule over a whole project. */
export function check(project: Project): Finding[] {
  return [...checkEdges(project), ...checkCycles(project), ...checkPurity(project), ...checkStyle(project)];
}
