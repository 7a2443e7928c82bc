import type { Place } from "../diagnostic.ts";
import { pairOf, type Entry, type MapEntry } from "../document/read-yaml.ts";
import { parseExpression } from "../expression/parse.ts";
import type { Case, Comparison, Term, Type } from "../term.ts";
import { agrees, fail, joined, sayType, truthType, Unresolved, type Resolver, type Scope } from "./scope.ts";
import { comparison, resolve, resolveTruth } from "./resolve-expression.ts";

const WORDED: readonly (readonly [string, Comparison])[] = [["超过 ", ">"], ["不足 ", "<"], ["不满 ", "<"]];
const SYMBOLED = ["≥", "≤", ">", "<", "≠"] as const;

/**
 * A value anywhere is one of four: an expression, a table by subject (按), a table by conditions, a reading (依).
 * @param expected type wanted by the key, or null.
 */
export function resolveValue(entry: Entry, scope: Scope, expected: Type | null): Term {
  if (entry.kind === "text") return expression(entry.text, entry.at, scope, expected);
  if (entry.kind === "list") return byConditions(entry.items, entry.at, scope, expected);
  if (pairOf(entry, "按")) return bySubject(entry, scope, expected);
  if (pairOf(entry, "依")) return byReading(entry, scope, expected);
  fail(scope, "块格式", entry.at, "这里应是一个值", "写一个算式；或“按: 级别”加各行；或“- 条件: 值”的列表；或“依: I-05”加 甲、乙");
}

function expression(text: string, at: Place, scope: Scope, expected: Type | null): Term {
  if (text === "") fail(scope, "块格式", at, "这里缺一个值", "在冒号后面写上值；没有的整行删去");
  const syntax = parseExpression(text, at, scope.findings);
  if (!syntax) throw new Unresolved();
  return resolve(syntax, scope, expected);
}

/** Every branch is read even when one fails, so that all mistakes are told at once. */
function branches<T>(items: readonly T[], read: (item: T) => Term | null): Term[] {
  let failed = false;
  const terms: Term[] = [];
  for (const item of items) {
    try {
      const term = read(item);
      if (term) terms.push(term);
    } catch (error) {
      if (!(error instanceof Unresolved)) throw error;
      failed = true;
    }
  }
  if (failed) throw new Unresolved();
  return terms;
}

function unify(terms: readonly Term[], scope: Scope): Type {
  let type: Type = terms[0]?.type ?? { kind: "none" };
  for (const term of terms) {
    if (!agrees(type, term.type)) fail(scope, "量纲不符", term.at, `各行的单位不同：${sayType(type)} 与 ${sayType(term.type)}`, "各行要给同一种量；是不是漏了单位？");
    type = joined(type, term.type);
  }
  return type;
}

function byConditions(items: readonly Entry[], at: Place, scope: Scope, expected: Type | null): Term {
  const cases: Case[] = [];
  let otherwise: Term | null = null;
  const last = items.at(-1);
  const rest = last?.kind === "map" ? pairOf(last, "否则") : undefined;
  // Where the last row is a word, the other rows may be new words: `- 随迁日期 ≠ 无: 新迁入`.
  if (expected === null && rest && resolveValue(rest.value, scope, null).type.kind === "word") expected = { kind: "word", words: null };
  branches(items, (item) => {
    const pair = item.kind === "map" && item.pairs.length === 1 ? item.pairs[0] : undefined;
    if (!pair) fail(scope, "块格式", item.at, "条件表的每一行应是“- 条件: 值”", "最后一行可写“- 否则: 值”");
    if (otherwise) fail(scope, "块格式", item.at, "“否则”后面不能再有行", "把“否则”移到最后");
    const then = resolveValue(pair.value, scope, expected);
    if (pair.key === "否则") otherwise = then;
    else {
      const syntax = parseExpression(pair.key, pair.keyAt, scope.findings);
      if (!syntax) throw new Unresolved();
      cases.push({ when: resolveTruth(syntax, scope), then });
    }
    return null;
  });
  return { op: "choose", subject: null, cases, otherwise, type: unify([...cases.map((c) => c.then), ...(otherwise ? [otherwise] : [])], scope), at };
}

function bySubject(map: MapEntry, scope: Scope, expected: Type | null): Term {
  const [first, ...rows] = map.pairs;
  if (first?.key !== "按") fail(scope, "块格式", map.at, "“按”要写在第一行", "第一行写“按: 级别”，下面每行“取值: 值”");
  const subject = resolveValue(first.value, scope, null);
  const cases: Case[] = [];
  let otherwise: Term | null = null;
  branches(rows, (row) => {
    if (otherwise) fail(scope, "块格式", row.keyAt, "“否则”后面不能再有行", "把“否则”移到最后");
    if (row.key === "否则") otherwise = resolveValue(row.value, scope, expected);
    else cases.push({ when: test(subject, row.key, row.keyAt, scope), then: resolveValue(row.value, scope, expected) });
    return null;
  });
  if (cases.length === 0) fail(scope, "块格式", map.at, "“按”下面没有行", "每行写“取值: 金额”");
  return { op: "choose", subject, cases, otherwise, type: unify([...cases.map((c) => c.then), ...(otherwise ? [otherwise] : [])], scope), at: map.at };
}

/** A row's key: a value (`国际`), several (`国家知识产权示范企业 或 国家知识产权优势企业`), or a bound (`≥ 35%`, `超过 0%`). */
function test(subject: Term, key: string, at: Place, scope: Scope): Term {
  const one = (text: string): Term => {
    const worded = WORDED.find(([word]) => text.startsWith(word));
    const symbol = SYMBOLED.find((s) => text.startsWith(s));
    const operator: Comparison = worded ? worded[1] : (symbol ?? "=");
    const rest = worded ? text.slice(worded[0].length) : symbol ? text.slice(symbol.length).trim() : text;
    return comparison(operator, subject, expression(rest, at, scope, subject.type), scope, at);
  };
  const parts = key.split(" 或 ").map(one);
  return parts.length === 1 ? (parts[0] as Term) : { op: "any", items: parts, type: truthType, at };
}

function byReading(map: MapEntry, scope: Scope, expected: Type | null): Term {
  const [first, ...rows] = map.pairs;
  if (first?.key !== "依" || first.value.kind !== "text") fail(scope, "块格式", map.at, "“依”要写在第一行，后面是存疑的编号", "写作“依: I-05”");
  const id = first.value.text;
  const doubt = scope.doubts.get(id);
  if (!doubt) fail(scope, "未知存疑", first.value.at, `没有编号为“${id}”的存疑`, `在本块的 存疑 下写明 ${id}：问、各读法、默认、据`);
  scope.usedReadings.add(id);
  const names = doubt.readings.map((reading) => reading.name);
  for (const row of rows)
    if (!names.includes(row.key)) fail(scope, "未知读法", row.keyAt, `存疑 ${id} 没有读法“${row.key}”`, `可用：${names.join("、")}`);
  for (const name of names)
    if (!rows.some((row) => row.key === name)) fail(scope, "未知读法", map.at, `存疑 ${id} 的读法“${name}”在这里没有写值`, "每种读法写一行");
  const options = rows.map((row) => row.key);
  const terms = branches(rows, (row) => resolveValue(row.value, scope, expected));
  return { op: "reading", id, options: options.map((name, index) => ({ name, term: terms[index] as Term })), type: unify(terms, scope), at: map.at };
}

/** Expressions and values contain each other; the scope carries this pair so that the files need not. */
export const resolver: Resolver = { expression: resolve, truth: resolveTruth, value: resolveValue };
