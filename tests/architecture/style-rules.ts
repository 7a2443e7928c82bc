import type { Finding } from "./finding.ts";
import type { Project } from "./project.ts";
import type { SourceFile } from "./source-file.ts";
import { isNode, nameOf, visit, type Node } from "./syntax-tree.ts";

const NAMELESS_FOLDERS = new Set(["util", "utils", "common", "helper", "helpers", "shared", "misc", "lib"]);

/** House style, as far as a machine can see it. */
export function checkStyle(project: Project): Finding[] {
  return project.files.flatMap((file) => [...checkPath(file), ...(file.inSrc ? checkSyntax(file) : [])]);
}

function checkPath({ path }: SourceFile): Finding[] {
  const parts = path.split("/");
  const name = parts.pop() ?? "";
  const folder = parts.find((part) => NAMELESS_FOLDERS.has(part));
  const findings: Finding[] = [];
  if (folder !== undefined) findings.push({ rule: "folder", file: path, line: 1, message: `"${folder}" does not say what lives there` });
  if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.d|\.gen)?\.tsx?$/.test(name)) findings.push({ rule: "file-name", file: path, line: 1, message: "file names are kebab-case" });
  return findings;
}

function checkSyntax(file: SourceFile): Finding[] {
  const findings: Finding[] = [];
  visit(file.program, (node) => {
    const what = unwanted(node);
    if (what !== undefined) findings.push({ rule: "syntax", file: file.path, line: file.lineAt(node.start), message: `no ${what} here` });
  });
  return findings;
}

function unwanted(node: Node): string | undefined {
  switch (node.type) {
    case "ExportDefaultDeclaration":
      return "default export";
    case "ExportSpecifier":
      return nameOf(node["exported"]) === "default" ? "default export" : undefined;
    case "TSEnumDeclaration":
      return "enum";
    case "TSModuleDeclaration":
      // `declare module "*.css"` and `declare global` have no name of their own.
      return isNode(node["id"]) && node["id"].type === "Identifier" && node["global"] !== true ? "namespace" : undefined;
    case "TSAnyKeyword":
      return "any";
    default:
      return undefined;
  }
}
