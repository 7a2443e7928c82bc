import { parseSync } from "oxc-parser";
import { isNode, nameOf, visit, type Node } from "./syntax-tree.ts";

export type Import = { readonly specifier: string; readonly line: number };

/** 源文件：parsed, with what the rules ask of it. Paths are relative to the repository, with slashes. */
export type SourceFile = {
  readonly path: string;
  /** The folder under src, or the top folder for tests, bench and scripts. */
  readonly module: string;
  readonly inSrc: boolean;
  /** A unit test beside its file may use tools that the module itself may not. */
  readonly isTest: boolean;
  readonly program: Node;
  readonly imports: readonly Import[];
  readonly lineAt: (offset: number) => number;
};

const IMPORTING = new Set(["ImportDeclaration", "ExportNamedDeclaration", "ExportAllDeclaration", "ImportExpression", "TSImportType"]);

export function parseSource(path: string, text: string): SourceFile {
  const { program: parsed, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`);
  const program = parsed as unknown as Node;
  const [top = "", second = ""] = path.split("/");
  const inSrc = top === "src";
  const lineAt = (offset: number) => text.slice(0, offset).split("\n").length;
  return {
    path,
    module: inSrc ? second : top,
    inSrc,
    isTest: /\.test\.tsx?$/.test(path),
    program,
    imports: importsOf(program, lineAt),
    lineAt,
  };
}

function importsOf(program: Node, lineAt: (offset: number) => number): Import[] {
  const imports: Import[] = [];
  visit(program, (node) => {
    if (!IMPORTING.has(node.type) || !isNode(node["source"])) return;
    // A computed name cannot be checked, so it is kept as one that no rule allows.
    const specifier = (node["source"].type === "Literal" ? nameOf(node["source"]) : undefined) ?? "?";
    imports.push({ specifier: specifier.replace(/\?.+$/, ""), line: lineAt(node.start) });
  });
  return imports;
}
