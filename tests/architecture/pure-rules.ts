import { builtinModules } from "node:module";
import type { Finding } from "./finding.ts";
import type { Project } from "./project.ts";
import type { SourceFile } from "./source-file.ts";
import { nameOf, visit, type Node } from "./syntax-tree.ts";

const FORBIDDEN = new Set(["Date", "Intl", "Function", "eval", "console", "process", "globalThis"]);

/** Same inputs, same bytes: nothing in a pure module may ask the clock, chance, the machine or its language. */
export function checkPurity(project: Project): Finding[] {
  return project.files.filter((file) => file.inSrc && !file.isTest && project.pure.has(file.module)).flatMap(checkFile);
}

function checkFile(file: SourceFile): Finding[] {
  const findings: Finding[] = [];
  const add = (line: number, what: string) => findings.push({ rule: "pure", file: file.path, line, message: `${what} in a pure module` });
  for (const { specifier, line } of file.imports) {
    if (specifier.startsWith("node:") || builtinModules.includes(specifier)) add(line, specifier);
  }
  visit(file.program, (node, parent, field) => {
    const what = impurity(node, parent, field);
    // The one exception: this folder turns rules into JavaScript.
    if (what === undefined || (what === "Function" && file.path.startsWith("src/engine/js/"))) return;
    add(file.lineAt(node.start), what);
  });
  return findings;
}

function impurity(node: Node, parent: Node | undefined, field: string): string | undefined {
  const name = nameOf(node);
  if (name === undefined) return undefined;
  if (isMemberName(parent, field)) return /^toLocale|^localeCompare$/.test(name) ? name : undefined;
  if (node.type !== "Identifier" || isLabel(parent, field)) return undefined;
  if (FORBIDDEN.has(name)) return name;
  if (name !== "Math") return undefined;
  // Math may only be asked for a named function, or `random` comes in through the back.
  const asked = parent?.type === "MemberExpression" && field === "object" ? nameOf(parent["property"]) : undefined;
  return asked === undefined || asked === "random" ? "Math.random" : undefined;
}

/** `x.name`, `x['name']` and `{ name } = x`. */
function isMemberName(parent: Node | undefined, field: string): boolean {
  return (parent?.type === "MemberExpression" && field === "property") || (parent?.type === "Property" && field === "key");
}

/** A name that refers to nothing: the key of a property, the imported side of an import, the right of `A.B`. */
function isLabel(parent: Node | undefined, field: string): boolean {
  if (parent === undefined) return false;
  if (field === "key") return parent["computed"] !== true;
  return (parent.type === "ImportSpecifier" && field === "imported") || (parent.type === "TSQualifiedName" && field === "right");
}
