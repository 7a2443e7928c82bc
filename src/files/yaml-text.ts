import { Composer, isAlias, isCollection, isMap, isScalar, isSeq, Lexer, LineCounter, Parser, type Document, type Node } from "yaml";
import { refuse, succeed, type Result } from "#kernel";
import type { FileRefusal, Placed } from "#application/ports";
import { DEEP_HINT, MAX_DEPTH, TOO_DEEP } from "./json-text.ts";
import { refuseFile } from "#application/refusals";

/** Open collections the parser may hold; the exact limit is counted afterwards on the tree. Its own steps nest far less. */
const MAX_OPEN = 4 * MAX_DEPTH;
/** Each alias is looked up through the whole document. */
const MAX_ALIASES = 200;
/** Values that aliases write out again: a few lines of aliases of aliases would otherwise make billions. */
const MAX_REPEATED = 100_000;

/** YAML 1.2 core: dates stay text. Values only, with the line of each. */
export function readYaml(path: string, text: string): Result<Placed, FileRefusal> {
  const lines = new LineCounter();
  const document = compose(path, text, lines);
  if (!document.ok) return document;
  const [error] = document.value.errors;
  if (error) return refuseFile(path, `不是正确的 YAML（${sayError(error.code)}）`, "核对这一行的缩进、冒号后的空格和引号", lines.linePos(error.pos[0]).line);
  const lineOf = new Map<string, number>();
  const walk: Walk = { document: document.value, lines, lineOf, path, aliases: 0, repeated: 0 };
  try {
    const value = plain(document.value.contents, [], [], walk);
    return succeed({ value, lineOf: (keys) => nearestLine(lineOf, keys) });
  } catch (problem) {
    if (problem instanceof Unusable) return refuse(problem.refusal);
    throw problem;
  }
}

/** The parser keeps its own stack and is stopped early; the composer after it is recursive and must not see a deep tree. */
function compose(path: string, text: string, lines: LineCounter): Result<Document.Parsed, FileRefusal> {
  const parser = new Parser(lines.addNewLine);
  const tokens = [];
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > MAX_OPEN) return refuseFile(path, TOO_DEEP, DEEP_HINT, lines.linePos(parser.offset).line);
  }
  tokens.push(...parser.end());
  const composer = new Composer({ version: "1.2", schema: "core", lineCounter: lines });
  const documents = [...composer.compose(tokens, true, text.length)];
  const [first, second] = documents;
  if (!first) return refuseFile(path, "文件里没有内容", "核对是不是选对了文件");
  if (second) return refuseFile(path, "一个文件里写了几份 YAML", "用 --- 分开的各份请存成各自的文件", lines.linePos(second.range[0]).line);
  return succeed(first as Document.Parsed);
}

interface Walk {
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
  readonly lineOf: Map<string, number>;
  readonly path: string;
  aliases: number;
  repeated: number;
}

/** Carries a refusal out of the recursion; never leaves this file. */
class Unusable extends Error {
  readonly refusal: FileRefusal;
  constructor(refusal: FileRefusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

const WRITE_OUT = "不用 & 和 *，把内容直接写出来";
const keyOf = (keys: readonly (string | number)[]): string => JSON.stringify(keys);

/** @param above the collections this value stands in: an alias to one of them would never end. */
function plain(node: Node | null, keys: readonly (string | number)[], above: readonly Node[], walk: Walk): unknown {
  const at = node?.range ? walk.lines.linePos(node.range[0]).line : null;
  const stop = (message: string, hint: string): never => {
    throw new Unusable({ path: walk.path, line: at, message, hint });
  };
  if (walk.aliases > MAX_ALIASES || (walk.aliases > 0 && ++walk.repeated > MAX_REPEATED)) stop("YAML 的引用太多", WRITE_OUT);
  if (above.length > MAX_DEPTH) stop(TOO_DEEP, DEEP_HINT);
  if (at !== null && !walk.lineOf.has(keyOf(keys))) walk.lineOf.set(keyOf(keys), at);
  if (node === null) return null;
  if (isAlias(node)) {
    walk.aliases++;
    const target = node.resolve(walk.document);
    if (!target) return stop(`引用的“*${node.source}”没有定义`, WRITE_OUT);
    if (above.includes(target)) return stop(`引用“*${node.source}”绕回了自己`, WRITE_OUT);
    return plain(target, keys, above, walk);
  }
  if (isScalar(node)) return node.value;
  const inside = isCollection(node) ? [...above, node] : above;
  if (isSeq(node)) return node.items.map((item, index) => plain(item as Node | null, [...keys, index], inside, walk));
  if (!isMap(node)) return stop("这里的 YAML 读不懂", "写成“键: 值”");
  return Object.fromEntries(
    node.items.map((pair) => {
      const key = isScalar(pair.key) ? String(pair.key.value) : stop("键应是一个词", "写成“键: 值”，键里不用括号和引用");
      const place = [...keys, key];
      if (isScalar(pair.key) && pair.key.range) walk.lineOf.set(keyOf(place), walk.lines.linePos(pair.key.range[0]).line);
      // fromEntries defines own keys, so that __proto__ is a name like any other, and refused as unknown later.
      return [key, plain(pair.value as Node | null, place, inside, walk)];
    }),
  );
}

/** A key that is not there is told at the nearest place that is. */
function nearestLine(lineOf: ReadonlyMap<string, number>, keys: readonly (string | number)[]): number {
  for (let length = keys.length; length >= 0; length--) {
    const line = lineOf.get(keyOf(keys.slice(0, length)));
    if (line !== undefined) return line;
  }
  return 1;
}

const ERRORS: Readonly<Record<string, string>> = {
  BAD_INDENT: "缩进不对", TAB_AS_INDENT: "缩进用了制表符", DUPLICATE_KEY: "同一个键写了两次", MISSING_CHAR: "少了符号", UNEXPECTED_TOKEN: "多了符号",
  BLOCK_AS_IMPLICIT_KEY: "一行里写了两个键", MULTILINE_IMPLICIT_KEY: "键跨了行", BAD_ALIAS: "引用不对", BAD_SCALAR_START: "值的开头要加引号", MULTIPLE_DOCS: "写了几份", IMPOSSIBLE: "结构读不通",
};
const sayError = (code: string): string => ERRORS[code] ?? code;
