import { isMap, isScalar, isSeq, type Node, type Pair, type Scalar } from "yaml";
import { collectFindings } from "../diagnostic.ts";
import { formatExpression } from "../expression/format.ts";
import { parseExpression } from "../expression/parse.ts";

/** The fence holds something that cannot be read; it is left as it is. */
export class FormatFailure extends Error {}

const START = { file: "", line: 1, column: 1 };
/** `> 70分` cannot begin a YAML value, so a row of 按 may say it in words. */
const BOUNDS = /^(超过|不足|不满|≥|≤|>|<|≠)\s*(.+)$/;

function expression(text: string): string {
  const syntax = parseExpression(text, START, collectFindings());
  if (!syntax) throw new FormatFailure();
  return formatExpression(syntax);
}

function rewrite(node: Node | null | unknown, change: (text: string) => string): void {
  if (isScalar(node)) (node as Scalar).value = change(String(node.value ?? "").trim());
}

/** A value: an expression, a table by subject, a table by conditions, or a reading. */
export function formatValue(pair: Pair): void {
  formatNode(pair.value);
}

function formatNode(node: unknown): void {
  if (isScalar(node)) return rewrite(node, expression);
  if (isSeq(node)) {
    for (const item of node.items) {
      const row = isMap(item) ? (item.items[0] as Pair | undefined) : undefined;
      if (!row) throw new FormatFailure();
      rewrite(row.key, (key) => (key === "否则" ? key : expression(key)));
      formatNode(row.value);
    }
    return;
  }
  if (!isMap(node)) throw new FormatFailure();
  const [head, ...rows] = node.items as Pair[];
  const kind = isScalar(head?.key) ? String(head.key.value) : "";
  if (kind !== "按" && kind !== "依") throw new FormatFailure();
  if (kind === "按") formatNode(head?.value);
  for (const row of rows) {
    if (kind === "按") rewrite(row.key, (key) => (key === "否则" ? key : key.split(" 或 ").map(subjectKey).join(" 或 ")));
    formatNode(row.value);
  }
}

function subjectKey(key: string): string {
  const [, bound, rest] = BOUNDS.exec(key) ?? [];
  return bound === undefined ? expression(key) : `${bound} ${expression(rest ?? "")}`;
}

/** 对象, 条件, 入 …: `- 标签: 值` or `- 值`; a label is words and stays. */
export function formatConditions(pair: Pair): void {
  const items: readonly unknown[] = isSeq(pair.value) ? pair.value.items : [pair.value];
  for (const item of items) {
    const first = isMap(item) ? (item.items[0] as Pair | undefined) : undefined;
    const key = isScalar(first?.key) ? String(first.key.value) : "";
    if (!first || key === "按" || key === "依") formatNode(item);
    // `复核:` may be a map of labelled conditions.
    else for (const labelled of (item as { items: Pair[] }).items) formatNode(labelled.value);
  }
}

/** 评分: 大项 → 最高 and 小项. */
export function formatScores(pair: Pair): void {
  if (!isMap(pair.value)) throw new FormatFailure();
  for (const section of pair.value.items as Pair[]) {
    if (!isMap(section.value)) throw new FormatFailure();
    for (const item of section.value.items as Pair[]) formatNode(item.value);
  }
}
