/** 比较 and 属于: which of two values is more, or whether one is (in) the other. */
import { and, not, or, type Truth } from "#kernel";
import type { Reference, Term, TermOf } from "#policy";
import { framed, type Context, type Explain, type Parts, type Reckon } from "../context.ts";
import { listOf, type Row } from "../dossier.ts";
import { compareRanges, ofTruth, rangeIn, truthIn, type Value } from "../value.ts";
import { notYet, type NotYet } from "./not-yet.ts";
import { lieIn, nests, orTooWide } from "./nested.ts";
import { node } from "./outcome.ts";

export function comparison(term: TermOf<"compare">, parts: Parts): Explain {
  const [left, right] = [parts.explain(term.left), parts.explain(term.right)];
  const compared = comparing(term, parts);
  return (context) => {
    const [a, b] = [left(context), right(context)];
    return orTooWide(term.left, node(term, ofTruth(compared(a.value, b.value, context)), [a, b]), a, b, context);
  };
}

export function comparisonValue(term: TermOf<"compare">, parts: Parts): Reckon {
  const [left, right] = [parts.reckon(term.left), parts.reckon(term.right)];
  const compared = comparing(term, parts);
  return (context) => ofTruth(compared(left(context), right(context), context));
}

function comparing(term: TermOf<"compare">, parts: Parts): (a: Value, b: Value, context: Context) => Truth {
  const { reference } = parts.compiled.library;
  const extreme = extremeOf(term, parts);
  if (!extreme) return (a, b) => compareValues(term, a, b, reference);
  return (a, b, context) => extreme(a, context) ?? compareValues(term, a, b, reference);
}

/**
 * `签订日期 = 最早(贷款 取 签订日期)` asks whether this record is the first. Its own date stands on both sides, so the two
 * sides are not compared as ranges: only the other records are.
 */
function extremeOf(term: TermOf<"compare">, { reckon, compiled }: Parts): ((field: Value, context: Context) => Truth | null) | null {
  const { left: field, right } = term;
  if (term.comparison !== "=" || right.op !== "aggregate" || (right.name !== "最早" && right.name !== "最晚") || right.where !== null) return null;
  if (field.op !== "field" || field.frame !== "本项" || right.take?.op !== "field" || right.take.name !== field.name) return null;
  const { record } = right;
  const take = reckon(right.take);
  const ahead = notYet(record, compiled.library.reference, term.at);
  const direction = right.name === "最早" ? "≤" : "≥";
  return (value, context) => {
    if (record !== context.ownKind) return null;
    const list = listOf(context.dossier, record);
    if (!list?.complete || !context.own) return null;
    const own = rangeIn(value);
    if (!own) return null;
    let truth: Truth = "是";
    for (const row of list.rows) {
      if (row === context.own) continue;
      const other = rangeIn(take(framed(context, context.own, context.ownKind, row, record)));
      truth = and(truth, unlessAhead(other ? compareRanges(direction, own, other) : "未定", row, context, ahead));
    }
    return truth;
  };
}

function unlessAhead(first: Truth, row: Row, context: Context, ahead: NotYet): Truth {
  const later = ahead(row, context);
  return later ? or(first, not(truthIn(later.value))) : first;
}

function compareValues(term: TermOf<"compare">, a: Value, b: Value, reference: Reference): Truth {
  const { comparison: operator } = term;
  if (a.kind === "none" || b.kind === "none") {
    const other = a.kind === "none" ? b : a;
    const same: Truth = other.kind === "none" ? "是" : (other.kind === "number" || other.kind === "words") && other.none ? "未定" : "否";
    return operator === "=" ? same : operator === "≠" ? not(same) : "否";
  }
  if (a.kind === "truth" && b.kind === "truth") {
    const same: Truth = a.truth === "未定" || b.truth === "未定" ? "未定" : a.truth === b.truth ? "是" : "否";
    return operator === "≠" ? not(same) : same;
  }
  if (a.kind === "number" && b.kind === "number") {
    const truth = compareRanges(operator, a, b);
    // 无 is neither above nor below anything, and differs from every number.
    if (!a.none && !b.none) return truth;
    return operator === "≠" ? or(truth, "未定") : and(truth, "未定");
  }
  if (a.kind === "words" && b.kind === "words") {
    const same = isSameWord(a.words, b.words) ? "是" : nests(term.left.type) ? within(term, a.words, b.words, reference) : overlap(a.words, b.words);
    const truth = a.none || b.none ? and(same, "未定") : same;
    return operator === "≠" ? not(truth) : truth;
  }
  return "未定";
}

const isSameWord = (a: readonly string[] | null, b: readonly string[] | null): boolean => a?.length === 1 && b?.length === 1 && a[0] === b[0];

function overlap(a: readonly string[] | null, b: readonly string[] | null): Truth {
  if (!a || !b) return "未定";
  if (a.length === 1 && b.length === 1) return a[0] === b[0] ? "是" : "否";
  return a.some((word) => b.includes(word)) ? "未定" : "否";
}

/** 地区, 行业: "is or lies within". */
function within(term: TermOf<"compare">, inner: readonly string[] | null, outer: readonly string[] | null, reference: Reference): Truth {
  if (!inner || !outer) return "未定";
  // A list's 地区 is part of its name: the city's list is not a district's, however its region lies.
  const named = term.left.op === "field" && term.left.record === "名单";
  let [every, none] = [true, true];
  for (const a of inner)
    for (const b of outer) {
      const lying = lieIn(term.left.type, a, b, reference);
      every &&= lying === "是";
      none &&= lying === "否" || (named && lying === "未定");
    }
  return every ? "是" : none ? "否" : "未定";
}

export function membershipValue(term: TermOf<"member">, { reckon, compiled }: Parts): Reckon {
  const [item, set] = [reckon(term.item), reckon(term.set)];
  const { reference } = compiled.library;
  return (context) => ofTruth(isMember(term.item, item(context), set(context), reference));
}

export function membership(term: TermOf<"member">, { explain, compiled }: Parts): Explain {
  const [item, set] = [explain(term.item), explain(term.set)];
  const { reference } = compiled.library;
  return (context) => {
    const [one, all] = [item(context), set(context)];
    const truth = isMember(term.item, one.value, all.value, reference);
    return orTooWide(term.item, node(term, ofTruth(truth), [one, all]), one, all, context);
  };
}

function isMember(asked: Term, item: Value, set: Value, reference: Reference): Truth {
  const words = set.kind === "many" ? set.words : null;
  if (!words) return "未定";
  if (item.kind === "many") return item.words === null ? "未定" : item.words.some((word) => words.includes(word)) ? "是" : "否";
  if (item.kind === "none") return "否";
  if (item.kind !== "words" || !item.words) return "未定";
  const truths = item.words.map((word) => lieInOneOf(asked, word, words, reference));
  const truth: Truth = truths.every((one) => one === "是") ? "是" : truths.every((one) => one === "否") ? "否" : "未定";
  return item.none ? and(truth, "未定") : truth;
}

function lieInOneOf(asked: Term, word: string, words: readonly string[], reference: Reference): Truth {
  let truth: Truth = "否";
  for (const one of words) truth = or(truth, lieIn(asked.type, word, one, reference));
  return truth;
}
