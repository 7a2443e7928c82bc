/**
 * 求值: one term in one context. The explaining evaluator: every result keeps its children, so that the answer can be
 * taken apart down to the facts. Total: whatever the facts, it returns a value.
 */
import { addRanges, and, divideRanges, multiplyRanges, not, or, subtractRanges, yearOf, type Range, type Truth } from "#kernel";
import type { Term, TermOf } from "#policy";
import type { Context, Outcome } from "../context.ts";
import { listOf } from "../dossier.ts";
import { compareRanges, isDefinite, joinValues, NONE, ofNumber, ofRange, ofTruth, ofWord, rangeIn, truthIn, type Value } from "../value.ts";
import { aggregate, notYet } from "./aggregates.ts";
import { callFunction } from "./functions.ts";
import { score } from "./scores.ts";
import { enterpriseFact, recordField, yearlyFact } from "./facts.ts";
import { periodOf, shiftRange } from "./periods.ts";
import { known, node, NO_DECISIONS, NOTHING_MISSING } from "./outcome.ts";
import { lieIn, nests, orTooWide } from "./nested.ts";
import { listed, published } from "./registers.ts";

const NOT_NUMBER: Range = { low: null, high: null };

export function evaluate(term: Term, context: Context): Outcome {
  switch (term.op) {
    case "constant":
      return known(term, constantValue(term));
    case "set": {
      const items = term.items.map((item) => evaluate(item, context));
      return node(term, { kind: "many", words: items.flatMap((item) => (item.value.kind === "words" ? (item.value.words ?? []) : [])) }, items);
    }
    case "home":
      return known(term, ofWord(context.policy.region));
    case "moment":
      return moment(term, context);
    case "fact":
      return enterpriseFact(term, context);
    case "yearly":
      return yearlyFact(term, context);
    case "field":
      return recordField(term, term.record, term.name, term.frame === "本项" ? context.own : context.element, context);
    case "derived": {
      const row = term.frame === "本项" ? context.own : context.element;
      const inner = evaluate(term.body, { ...context, own: row, ownKind: term.record, element: null, elementKind: null });
      return node(term, inner.value, [inner]);
    }
    case "variable": {
      const inner = evaluate(term.body, context);
      return node(term, inner.value, [inner]);
    }
    case "arithmetic":
      return arithmetic(term, context);
    case "compare":
      return comparison(term, context);
    case "all": case "any":
      return logic(term, context);
    case "not": {
      const item = evaluate(term.item, context);
      return node(term, ofTruth(not(truthIn(item.value))), [item]);
    }
    case "member":
      return member(term, context);
    case "choose":
      return choose(term, context);
    case "reading": {
      const fallback = context.compiled.doubts.get(term.id)?.fallback;
      const name = context.readings[term.id] ?? fallback;
      const option = term.options.find((o) => o.name === name) ?? term.options[0];
      if (!option) throw new Error(`存疑 ${term.id} 没有读法`);
      context.used.set(term.id, option.name);
      const inner = evaluate(option.term, context);
      return node(term, inner.value, [inner]);
    }
    case "decision": {
      if (term.type.kind === "truth") return { ...known(term, ofTruth("未定")), decisions: new Set([term.text]) };
      const [low, high] = [term.low, term.high].map((end) => (end ? rangeIn(evaluate(end, context).value) : null));
      if (context.decidedLow) return known(term, ofRange({ low: low?.low ?? 0, high: low ? low.high : 0 }));
      return { ...known(term, ofRange({ low: low?.low ?? 0, high: high?.high ?? null })), decisions: new Set([term.text || "在原文范围内评定"]) };
    }
    case "score":
      return score(term, context, evaluate);
    case "listed":
      return listed(term, context, evaluate);
    case "published":
      return published(term, context, evaluate);
    case "aggregate":
      return aggregate(term, context, evaluate);
    case "call":
      return callFunction(term, context, evaluate);
  }
}

function constantValue(term: TermOf<"constant">): Value {
  const { value } = term;
  switch (value.kind) {
    case "truth":
      return ofTruth(value.truth ? "是" : "否");
    case "number":
      return ofNumber(value.number);
    case "word":
      return ofWord(value.word);
    case "none":
      return NONE;
  }
}

function moment(term: TermOf<"moment">, context: Context): Outcome {
  switch (term.moment) {
    case "发生日":
      return { ...context.event, term };
    case "办理日":
      return context.asked ? { ...context.asked, term } : known(term, ofNumber(context.on), "问询日");
    case "年度":
      return { ...context.year, term };
    case "申报年度":
      return known(term, ofNumber(yearOf(context.on)), "问询日所在年度");
  }
}

function arithmetic(term: TermOf<"arithmetic">, context: Context): Outcome {
  const [left, right] = [evaluate(term.left, context), evaluate(term.right, context)];
  const children = [left, right];
  if (left.value.kind === "none" || right.value.kind === "none") return node(term, NONE, children);
  const [a, b] = [rangeIn(left.value) ?? NOT_NUMBER, rangeIn(right.value) ?? NOT_NUMBER];
  const none = (left.value.kind === "number" && left.value.none) || (right.value.kind === "number" && right.value.none);
  const { left: leftTerm, right: rightTerm, operator } = term;
  if (leftTerm.type.kind === "day" && rightTerm.type.kind === "number") {
    const period = periodOf(rightTerm, b);
    return node(term, ofRange(shiftRange(a, period, operator === "−" ? -1 : 1), none), children);
  }
  switch (operator) {
    case "+":
      return node(term, ofRange(addRanges(a, b), none), children);
    case "−":
      return node(term, ofRange(subtractRanges(a, b), none), children);
    case "×":
      return node(term, ofRange(multiplyRanges(a, b), none), children);
    case "÷": {
      // A quotient by a definite zero has no value; rules guard it, and an unguarded one stays open instead of becoming 0.
      const quotient = divideRanges(a, b);
      return quotient ? node(term, ofRange(quotient, none), children) : { ...node(term, ofRange(NOT_NUMBER), children), decisions: NO_DECISIONS, missing: NOTHING_MISSING };
    }
  }
}

function comparison(term: TermOf<"compare">, context: Context): Outcome {
  const [left, right] = [evaluate(term.left, context), evaluate(term.right, context)];
  const extreme = isExtreme(term, context);
  if (extreme) return node(term, ofTruth(extreme), [left, right]);
  return orTooWide(term.left, node(term, ofTruth(compareValues(term, left.value, right.value, context)), [left, right]), left, right, context);
}

/**
 * `签订日期 = 最早(贷款 取 签订日期)` asks whether this record is the first. Its own date stands on both sides, so the two
 * sides are not compared as ranges: only the other records are.
 */
function isExtreme(term: TermOf<"compare">, context: Context): Truth | null {
  const { left, right } = term;
  if (term.comparison !== "=" || right.op !== "aggregate" || (right.name !== "最早" && right.name !== "最晚") || right.where !== null) return null;
  if (left.op !== "field" || left.frame !== "本项" || right.take?.op !== "field" || right.take.name !== left.name || right.record !== context.ownKind) return null;
  const list = listOf(context.dossier, right.record);
  if (!list?.complete || !context.own) return null;
  const own = rangeIn(evaluate(left, context).value);
  if (!own) return null;
  return list.rows.filter((row) => row !== context.own).reduce<Truth>((truth, row) => {
    const other = rangeIn(evaluate(right.take as Term, { ...context, element: row, elementKind: right.record }).value);
    const first = other ? compareRanges(right.name === "最早" ? "≤" : "≥", own, other) : "未定";
    const later = notYet(right.record, row, context, term.at);
    return and(truth, later ? or(first, not(truthIn(later.value))) : first);
  }, "是");
}

function compareValues(term: TermOf<"compare">, a: Value, b: Value, context: Context): Truth {
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
    const { type } = term.left;
    const same = nests(type) ? within(term, a.words, b.words, context) : overlap(a.words, b.words);
    const truth = a.none || b.none ? and(same, "未定") : same;
    return operator === "≠" ? not(truth) : truth;
  }
  return "未定";
}

function overlap(a: readonly string[] | null, b: readonly string[] | null): Truth {
  if (!a || !b) return "未定";
  if (!a.some((word) => b.includes(word))) return "否";
  return a.length === 1 && b.length === 1 ? "是" : "未定";
}

/** 地区, 行业: "is or lies within". */
function within(term: TermOf<"compare">, inner: readonly string[] | null, outer: readonly string[] | null, context: Context): Truth {
  if (!inner || !outer) return "未定";
  // A list's 地区 is part of its name: the city's list is not a district's, however its region lies.
  const named = term.left.op === "field" && term.left.record === "名单";
  const truths = inner.flatMap((a) => outer.map((b) => lieIn(term.left.type, a, b, context)));
  return truths.every((t) => t === "是") ? "是" : truths.every((t) => t === "否" || (named && t === "未定")) ? "否" : "未定";
}

function logic(term: TermOf<"all" | "any">, context: Context): Outcome {
  const children = term.items.map((item) => evaluate(item, context));
  const truths = children.map((child) => truthIn(child.value));
  const truth = term.op === "all" ? truths.reduce(and, "是") : truths.reduce(or, "否");
  return node(term, ofTruth(truth), children, children.filter((_child, index) => truths[index] === "未定"));
}

function member(term: TermOf<"member">, context: Context): Outcome {
  const [item, set] = [evaluate(term.item, context), evaluate(term.set, context)];
  const words = set.value.kind === "many" ? set.value.words : null;
  const truth = ((): Truth => {
    if (!words) return "未定";
    if (item.value.kind === "many") return item.value.words === null ? "未定" : ofBoolean(item.value.words.some((word) => words.includes(word)));
    if (item.value.kind === "none") return "否";
    if (item.value.kind !== "words" || !item.value.words) return "未定";
    const truths = item.value.words.map((word) => words.map((one) => lieIn(term.item.type, word, one, context)).reduce(or, "否"));
    const truth: Truth = truths.every((one) => one === "是") ? "是" : truths.every((one) => one === "否") ? "否" : "未定";
    return item.value.none ? and(truth, "未定") : truth;
  })();
  return orTooWide(term.item, node(term, ofTruth(truth), [item, set]), item, set, context);
}

const ofBoolean = (value: boolean): Truth => (value ? "是" : "否");

/** The first row that holds. Rows an open subject may take are joined; a word the subject cannot be any more is left out. */
function choose(term: TermOf<"choose">, context: Context): Outcome {
  const subject = term.subject ? evaluate(term.subject, context) : null;
  let left: readonly string[] | null = subject?.value.kind === "words" && !subject.value.none ? subject.value.words : null;
  const children: Outcome[] = subject ? [subject] : [];
  const relevant: Outcome[] = subject && !isDefinite(subject.value) ? [subject] : [];
  let value: Value | null = null;
  let done = false;
  // Rows that give 无 matter only if a row after them gives something: else it is 无 either way.
  let idle: Outcome[] = [];
  for (const row of term.cases) {
    const word = equalWord(row.when);
    if (left && word && !word.some((w) => left?.includes(w))) continue;
    const when = evaluate(row.when, context);
    const truth = truthIn(when.value);
    if (truth === "否") {
      if (!subject) children.push(when);
      continue;
    }
    const then = evaluate(row.then, context);
    if (!subject) children.push(when);
    children.push(then);
    if (then.value.kind === "none") idle.push(when, then);
    else {
      relevant.push(...idle, when, then);
      idle = [];
    }
    value = value ? joinValues(value, then.value) : then.value;
    if (left && word) left = left.filter((w) => !word.includes(w));
    if (truth === "是" || left?.length === 0) {
      done = true;
      break;
    }
  }
  if (!done) {
    const rest = term.otherwise ? evaluate(term.otherwise, context) : null;
    if (rest) {
      children.push(rest);
      relevant.push(...(rest.value.kind === "none" ? [] : idle), rest);
    }
    // 没有一行适用 = not covered.
    value = value ? joinValues(value, rest?.value ?? NONE) : (rest?.value ?? NONE);
  }
  return node(term, value ?? NONE, children, relevant);
}

/** The words a row's key stands for, when it is nothing but words. */
export function equalWord(when: Term): readonly string[] | null {
  if (when.op === "any") {
    const words = when.items.map(equalWord);
    return words.every((w) => w !== null) ? words.flatMap((w) => w ?? []) : null;
  }
  return when.op === "compare" && when.comparison === "=" && when.right.op === "constant" && when.right.value.kind === "word" && when.left.type.kind === "word" ? [when.right.value.word] : null;
}
