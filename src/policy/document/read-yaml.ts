import { LineCounter, isMap, isScalar, isSeq, parseDocument, visit, type Node as YamlNode } from "yaml";
import type { Findings, Place } from "../diagnostic.ts";
import { findTraps } from "./yaml-traps.ts";

/** YAML as we use it: a carrier of text, lists and maps, nothing else. */
export type Entry = TextEntry | ListEntry | MapEntry;
export interface TextEntry {
  readonly kind: "text";
  readonly text: string;
  readonly at: Place;
}
export interface ListEntry {
  readonly kind: "list";
  readonly items: readonly Entry[];
  readonly at: Place;
}
export interface MapEntry {
  readonly kind: "map";
  readonly pairs: readonly Pair[];
  readonly at: Place;
}
export interface Pair {
  readonly key: string;
  readonly keyAt: Place;
  readonly value: Entry;
}

/** YAML's own messages, in words an official can act on. */
const MESSAGES: Readonly<Record<string, [message: string, hint: string]>> = {
  DUPLICATE_KEY: ["同一个键写了两次", "删去一个，或改成列表"],
  TAB_AS_INDENT: ["缩进用了制表符", "缩进只用空格，每级两个"],
  BAD_INDENT: ["缩进不齐", "同一级的键左端对齐，每级缩进两个空格"],
  MULTIPLE_DOCS: ["规则块里不能有 ---", "一个规则块只写一件事"],
  MULTILINE_IMPLICIT_KEY: ["这一行像是缺了冒号", "写作“键: 值”，冒号用半角且后面空一格"],
  MISSING_CHAR: ["缺一个符号（多半是冒号、引号或括号）", "写作“键: 值”，冒号用半角且后面空一格"],
  UNEXPECTED_TOKEN: ["有读不懂的符号", "值里有特殊符号时，改用分行写法"],
  BLOCK_AS_IMPLICIT_KEY: ["这里的缩进或冒号不对", "一行只写一个“键: 值”"],
  BAD_ALIAS: ["以 & 或 * 开头的写法不能用", "乘号写作 ×，并且写作 且"],
};

/**
 * Reads a block-style YAML map. Every scalar is text. Anchors, aliases, tags, quotes, flow maps and values that run over
 * a line are refused, each with how to write it.
 * @param start place of the first character of `text` in its file.
 */
export function readYaml(text: string, start: Place, findings: Findings): MapEntry | null {
  const traps = findTraps(text);
  for (const trap of traps) findings.report("块格式", { file: start.file, line: start.line + trap.line, column: start.column + trap.index }, trap.message, trap.hint);
  // What YAML itself would say after a trap is noise.
  if (traps.length > 0) return null;
  if (tooDeep(text)) {
    findings.report("块格式", start, "层次太多", "用 其中 把中间的量另起名字");
    return null;
  }
  const counter = new LineCounter();
  const document = parseDocument(text, { schema: "failsafe", lineCounter: counter, keepSourceTokens: true, uniqueKeys: true, strict: true });
  const place = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { file: start.file, line: start.line + line - 1, column: col + start.column - 1 };
  };
  const refused: { offset: number; message: string; hint: string }[] = [];
  const refuse = (offset: number, message: string, hint: string): void => void refused.push({ offset, message, hint });
  visit(document, {
    Alias(_key, node) {
      refuse(node.range?.[0] ?? 0, "以 * 开头的写法不能用", "乘号写作 ×，名称不要以 * 开头");
    },
    Map(_key, node) {
      if (node.flow) refuse(node.range?.[0] ?? 0, "不用花括号 {}", "改成分行：每行一个“键: 值”，下一级缩进两个空格");
      checkMarks(node, refuse);
    },
    Seq(_key, node) {
      checkMarks(node, refuse);
      // A comma inside [ ] cuts an expression without a word.
      for (const item of node.flow ? node.items : [])
        if (isScalar(item) && /[ (（]/.test(String(item.value))) refuse(item.range?.[0] ?? 0, `方括号里只写词，“${String(item.value)}”像是一个式子`, "改成分行的列表：每行以“- ”开头写一个条件");
    },
    Scalar(_key, node) {
      checkMarks(node, refuse);
      const [from = 0, to = 0] = node.range ?? [];
      if (node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE") refuse(from, "值不加半角引号", "去掉引号；需要引号时用中文引号“”");
      else if (node.type === "BLOCK_FOLDED" || node.type === "BLOCK_LITERAL") refuse(from, "值不能以 > 或 | 开头", "“大于”开头的行写作 超过 70分；长文字写成一行");
      else if (/\n.*:(?: |$)/m.test(text.slice(from, to))) refuse(from, "下一行的缩进不齐", "同一级的键左端对齐，每级缩进两个空格");
      else if (text.slice(from, to).includes("\n")) refuse(from, "一个值写到了下一行", "一个值写成一行；多个值改成列表，每行“- 值”");
    },
  });
  // YAML's own complaint about a line is weaker than ours, and one about a later line often follows from the first.
  const errors = [...document.errors, ...document.warnings];
  if (refused.length === 0)
    for (const error of errors.slice(0, 1)) {
      const [message, hint] = MESSAGES[error.code] ?? ["写法读不通", "块状缩进书写，一行一个“键: 值”"];
      refuse(error.pos[0], message, hint);
    }
  for (const { offset, message, hint } of refused) findings.report("块格式", place(offset), message, hint);
  if (refused.length > 0) return null;
  if (!isMap(document.contents)) {
    findings.report("块格式", start, "规则块里应是“键: 值”", "第一行写明是哪一种块，如“事项: 研发投入增长”");
    return null;
  }
  return toEntry(document.contents as YamlNode, place) as MapEntry;
}

/** Far above any rule: deeper nesting would run YAML out of stack. */
const MOST_LEVELS = 40;
const tooDeep = (text: string): boolean =>
  text.split("\n").some((line) => (/^[\s-]*/.exec(line)?.[0].length ?? 0) > MOST_LEVELS * 2 || [...line].filter((character) => character === "[" || character === "{").length > MOST_LEVELS);

function checkMarks(node: { anchor?: string | undefined; tag?: string | undefined; range?: readonly number[] | null | undefined; srcToken?: unknown }, refuse: (offset: number, message: string, hint: string) => void): void {
  const at = node.range?.[0] ?? 0;
  if (node.anchor) refuse(at, "以 & 开头的写法不能用", "“并且”写作 且");
  if (node.tag && !/^tag:yaml\.org,2002:(map|seq|str)$/.test(node.tag)) refuse(at, "以 ! 开头的写法不能用", "“不”写作 非");
}

function toEntry(node: unknown, place: (offset: number) => Place): Entry {
  if (isMap(node))
    return {
      kind: "map",
      at: place(node.range?.[0] ?? 0),
      pairs: node.items.map((pair) => {
        const key = pair.key as { value?: unknown; range?: readonly number[] };
        const keyAt = place(key.range?.[0] ?? 0);
        return { key: String(key.value ?? ""), keyAt, value: pair.value === null ? { kind: "text", text: "", at: keyAt } : toEntry(pair.value, place) };
      }),
    };
  if (isSeq(node)) return { kind: "list", at: place(node.range?.[0] ?? 0), items: node.items.map((item) => toEntry(item, place)) };
  if (isScalar(node)) return { kind: "text", text: String(node.value ?? "").trim(), at: place(node.range?.[0] ?? 0) };
  return { kind: "text", text: "", at: place(0) };
}

export const pairOf = (map: MapEntry, key: string): Pair | undefined => map.pairs.find((pair) => pair.key === key);
