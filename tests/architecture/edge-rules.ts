import path from "node:path";
import type { Finding } from "./finding.ts";
import type { Project } from "./project.ts";
import type { Import, SourceFile } from "./source-file.ts";

/** Who imports whom: the table, the doors, and relative paths that stay at home. */
export function checkEdges(project: Project): Finding[] {
  return [...checkDoors(project), ...project.files.flatMap((file) => checkFile(project, file))];
}

function checkFile(project: Project, file: SourceFile): Finding[] {
  if (file.inSrc && !project.table.has(file.module)) {
    return [{ rule: "module", file: file.path, line: 1, message: `"${file.module}" has no row in docs/architecture.md` }];
  }
  return file.imports.flatMap((each) => {
    const problem = checkImport(project, file, each);
    return problem ? [{ ...problem, file: file.path, line: each.line }] : [];
  });
}

function checkImport(project: Project, file: SourceFile, { specifier }: Import): Pick<Finding, "rule" | "message"> | undefined {
  if (specifier === "?") return file.inSrc ? { rule: "edge", message: "a computed import cannot be checked; write the name out" } : undefined;
  if (specifier.startsWith(".")) return checkRelative(file, specifier);
  if (!specifier.startsWith("#")) return undefined;
  if (!(specifier in project.doors)) return { rule: "door", message: `${specifier} is not a door in package.json#imports` };
  if (!file.inSrc || file.isTest) return undefined;
  const target = moduleOfDoor(specifier);
  if (target === file.module) return { rule: "door", message: `${specifier} is this module's own door; use a relative path` };
  if (project.table.get(file.module)?.has(target)) return undefined;
  return { rule: "edge", message: `${file.module} may not import ${target}` };
}

function checkRelative(file: SourceFile, specifier: string): Pick<Finding, "rule" | "message"> | undefined {
  const target = path.posix.join(path.posix.dirname(file.path), specifier);
  const home = file.inSrc ? `src/${file.module}/` : "";
  const stays = file.inSrc ? target.startsWith(home) : !target.startsWith("src/");
  if (stays) return undefined;
  return { rule: "relative", message: `${specifier} reaches into another module; use a door` };
}

/** A door bears the name of its module and opens into that module's folder. */
function checkDoors({ doors, table }: Project): Finding[] {
  return Object.entries(doors).flatMap(([door, target]) => {
    const module = moduleOfDoor(door);
    if (table.has(module) && target.startsWith(`./src/${module}/`)) return [];
    return [{ rule: "door", file: "package.json", line: 1, message: `${door} does not open into a module of the table` }];
  });
}

function moduleOfDoor(door: string): string {
  return door.slice(1).split("/")[0] ?? "";
}
