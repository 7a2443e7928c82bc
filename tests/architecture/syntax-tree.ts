/** A node of the parser's tree, read loosely: the rules look at a few kinds and walk past the others. */
export type Node = { readonly type: string; readonly start: number; readonly [field: string]: unknown };

/** Visits every node with its parent and the field it stands in. */
export function visit(node: Node, see: (node: Node, parent: Node | undefined, field: string) => void): void {
  const walk = (each: Node, parent: Node | undefined, field: string): void => {
    see(each, parent, field);
    for (const [name, value] of Object.entries(each)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (isNode(child)) walk(child, each, name);
      }
    }
  };
  walk(node, undefined, "");
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as Node).type === "string";
}

/** The name of an identifier, or the text of a string literal. */
export function nameOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  const name = node.type === "Literal" ? node["value"] : node["name"];
  return typeof name === "string" ? name : undefined;
}
