import { isMap, isScalar, isSeq, parseDocument, type Document, type Pair, type Scalar, type YAMLMap } from "yaml";
import { collectFindings } from "../diagnostic.ts";
import { readYaml, type Entry, type MapEntry } from "../document/read-yaml.ts";
import { usedNumbers } from "../fidelity/check-runs.ts";
import { sameNumber } from "../fidelity/numbers.ts";
import { FormatFailure, formatConditions, formatScores, formatValue } from "./format-value.ts";
import { FRONT_ORDER, GRANT_ORDER, orderOf } from "./key-order.ts";

const START = { file: "", line: 1, column: 1 };
const CONDITIONS = ["对象", "条件", "入", "自动入", "自动出", "复核", "优先"];
const VALUES = ["是", "为", "改为", "发生日", "申报年度"];
/** Keys that hold a value in one kind of block and words in another. */
const VALUES_OF: Readonly<Record<string, readonly string[]>> = { 比对: ["异常", "甲", "乙"], 日程: ["期限", "至"] };
const GRANT_VALUES = ["金额", "数量", "最低", "最高", "年度最高", "累计最高", "阶梯", "次数", "方式", "兑现"];

/** One fence. What cannot be read comes back as it was. */
export const formatBlock = (text: string): string =>
  reprint(text, (root, entry) => {
    const kind = entry.pairs[0]?.key ?? "";
    for (const pair of root.items) formatKey(pair, kind);
    arrange(root, entry);
  });

/** 文件头: text only, so only its order, spacing and indentation are canonical. */
export const formatFront = (text: string): string => reprint(text, (root) => sortPairs(root, FRONT_ORDER));

function reprint(text: string, change: (root: YAMLMap, entry: MapEntry) => void): string {
  const entry = soundEntry(text);
  if (!entry) return text;
  const document: Document = parseDocument(text, { schema: "failsafe" });
  const root = document.contents;
  if (!isMap(root)) return text;
  const before = meaningOf(root);
  try {
    change(root as YAMLMap, entry);
  } catch (error) {
    if (error instanceof FormatFailure) return text;
    throw error;
  }
  const printed = document.toString({ indent: 2, indentSeq: true, lineWidth: 0, minContentWidth: 0, flowCollectionPadding: false, singleQuote: null }).replace(/\n+$/, "");
  // The law, kept by construction: a value that YAML can only carry in quotes stays as the author wrote it.
  const again = soundEntry(printed);
  return again && sameSet(before, meaningOf(parseDocument(printed, { schema: "failsafe" }).contents)) ? printed : text;
}

function soundEntry(text: string): MapEntry | null {
  const findings = collectFindings();
  const entry = readYaml(text, START, findings);
  return findings.list.length > 0 ? null : entry;
}

/** Everything a map says, without spacing and without order of its keys. */
function meaningOf(node: unknown): string[] {
  const squeeze = (value: unknown): string => String(value).replace(/\s+/g, "");
  const walk = (inner: unknown): string => {
    if (isScalar(inner)) return squeeze(inner.value);
    if (isSeq(inner)) return `[${inner.items.map(walk).join("¦")}]`;
    if (isMap(inner)) return `{${inner.items.map((pair) => `${walk(pair.key)}:${walk(pair.value)}`).sort().join("¦")}}`;
    return "";
  };
  return isMap(node) ? node.items.map((pair) => `${walk(pair.key)}:${walk(pair.value)}`).sort() : [];
}

// Brackets an expression does not need are dropped, so they are not part of the meaning compared here.
const bare = (text: string): string => text.replace(/[()]/g, "");
const sameSet = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((text, index) => bare(text) === bare(b[index] ?? ""));

const keyOf = (pair: Pair): string => String((pair.key as Scalar | null)?.value ?? "");

function formatKey(pair: Pair, kind: string): void {
  const key = keyOf(pair);
  if (CONDITIONS.includes(key)) formatConditions(pair);
  else if (VALUES.includes(key) || VALUES_OF[kind]?.includes(key)) formatValue(pair);
  else if (key === "给予" && isMap(pair.value)) {
    for (const inner of pair.value.items as Pair[]) {
      if (GRANT_VALUES.includes(keyOf(inner))) formatValue(inner);
      else if (keyOf(inner) === "优先") formatConditions(inner);
    }
  } else if (key === "其中" && isMap(pair.value)) for (const inner of pair.value.items as Pair[]) formatValue(inner);
  else if (key === "指标") formatConditions(pair);
  else if (key === "评分") formatScores(pair);
}

/**
 * Canonical key order, as far as the numbers allow: they are checked against the quote in reading order, so an order of
 * keys that follows the text wins over ours.
 */
function arrange(root: YAMLMap, entry: MapEntry): void {
  const order = orderOf(entry.pairs[0]?.key ?? "");
  const given = (root.items as Pair[]).find((pair) => keyOf(pair) === "给予")?.value;
  const numbers = usedNumbers(entry);
  const unchanged = (sorted: MapEntry): boolean => {
    const after = usedNumbers(sorted);
    return after.length === numbers.length && after.every((number, index) => sameNumber(number, numbers[index] as typeof number));
  };
  const inGrant = (pairs: MapEntry["pairs"]): MapEntry["pairs"] => pairs.map((pair) => (pair.key === "给予" && pair.value.kind === "map" ? { ...pair, value: sorted(pair.value, GRANT_ORDER) } : pair));
  if (isMap(given) && unchanged({ ...entry, pairs: inGrant(entry.pairs) })) sortPairs(given as YAMLMap, GRANT_ORDER);
  if (unchanged(sorted(entry, order))) sortPairs(root, order);
}

const rank = (key: string, order: readonly string[]): number => (order.includes(key) ? order.indexOf(key) : order.length);
const sorted = (map: Extract<Entry, { kind: "map" }>, order: readonly string[]): MapEntry => ({ ...map, pairs: [...map.pairs].sort((a, b) => rank(a.key, order) - rank(b.key, order)) });
function sortPairs(map: YAMLMap, order: readonly string[]): void {
  (map.items as Pair[]).sort((a, b) => rank(keyOf(a), order) - rank(keyOf(b), order));
}
