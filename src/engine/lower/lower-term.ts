/** 降低: one term in one scope becomes nodes. Says what `evaluate` says, of every row at once; what it cannot say it refuses (Unlowered). */
import { divide, yearOf, type PeriodUnit, type Rational } from "#kernel";
import { lies, sayTerm, type SeriesEntry, type Term, type TermOf } from "#policy";
import { constantOf, unlowered, type Exp } from "./exp.ts";
import { enterpriseFact, recordField, yearlyFact } from "./facts.ts";
import { aggregate, holds, isExtreme, listed } from "./folds.ts";
import { nests, within } from "./nested.ts";
import { lowerNumber, lowerTruth, truthOf, type Scope } from "./scope.ts";
import {
  aligned, compareRanges, constantIn, constantNumber, fold, greatest, greatestBound, isOneOf, least, leastBound, mayBe, NONE_WORD, noneIn, openNumber, openTruth, pick,
  pointNumber, truthValue, type Low, type NumberValue, type TruthValue, type WordValue,
} from "./values.ts";

export function lower(term: Term, scope: Scope): Low {
  const { pool: p } = scope.plan;
  switch (term.op) {
    case "constant":
      return constant(term, scope);
    case "set":
      return constantSet(term, scope);
    case "home":
      return word(scope, scope.policy.region);
    case "moment":
      return moment(term, scope);
    case "fact":
      return enterpriseFact(term, scope);
    case "yearly":
      return yearlyFact(term, scope);
    case "field": {
      const row = term.frame === "本项" ? scope.own : scope.element;
      return row ? recordField(scope, row, term.name) : unlowered("没有记录可读");
    }
    case "derived":
      return lower(term.body, { ...scope, own: term.frame === "本项" ? scope.own : scope.element, element: null });
    case "variable":
      return lower(term.body, scope);
    case "arithmetic":
      return arithmetic(term, scope);
    case "compare":
      return comparison(term, scope);
    case "all": case "any": {
      const items = term.items.map((item) => truthOf(lower(item, scope), scope));
      return openTruth(p, (term.op === "all" ? p.and : p.or).apply(p, items.map((item) => item.truth)), p.allBits(items.map((item) => item.open)));
    }
    case "not": {
      const item = truthOf(lower(term.item, scope), scope);
      return truthValue(p.not(item.truth), item.open);
    }
    case "member":
      return member(term, scope);
    case "choose":
      return choose(term, scope);
    case "reading": {
      const name = scope.readings[term.id] ?? scope.compiled.doubts.get(term.id)?.fallback;
      const option = term.options.find((each) => each.name === name) ?? term.options[0];
      return option ? lower(option.term, scope) : unlowered(`存疑 ${term.id}`);
    }
    case "decision":
      return decision(term, scope);
    case "listed":
      return listed(term, scope);
    case "published":
      return published(term, scope);
    case "aggregate":
      return aggregate(term, scope);
    case "call":
      return call(term, scope);
    case "score":
      return unlowered("得分");
  }
}

const word = (scope: Scope, text: string): WordValue => ({ kind: "word", column: scope.plan.pool.text(text), domain: [text], limits: [], mayBeNone: false, open: scope.plan.pool.ZERO });

function constant(term: TermOf<"constant">, scope: Scope): Low {
  const { pool: p } = scope.plan;
  switch (term.value.kind) {
    case "truth":
      return truthValue(p.truth(term.value.truth), p.ZERO);
    case "number":
      return constantNumber(p, term.value.number);
    case "word":
      return word(scope, term.value.word);
    case "none":
      return { kind: "none", open: p.ZERO };
  }
}

function constantSet(term: TermOf<"set">, scope: Scope): Low {
  const words = term.items.map((item) => wordIn(item, scope));
  return { kind: "many", has: (text) => scope.plan.pool.truth(words.includes(text)), open: scope.plan.pool.ZERO };
}
function wordIn(term: Term, scope: Scope): string {
  const value = lower(term, scope);
  const text = value.kind === "word" ? constantOf(value.column) : null;
  return typeof text === "string" ? text : unlowered("集合里不是词");
}

function moment(term: TermOf<"moment">, scope: Scope): Low {
  const { pool: p } = scope.plan;
  switch (term.moment) {
    case "发生日":
      return scope.event;
    case "办理日":
      return scope.asked ?? pointNumber(p, p.int(scope.on));
    case "年度":
      return scope.year;
    case "申报年度":
      return pointNumber(p, p.int(yearOf(scope.on)));
  }
}

/** A period written as a number of years, months or days. */
function periodOf(term: Term, scope: Scope): { count: number; unit: PeriodUnit } {
  const value = constantIn(lowerNumber(term, scope));
  const unit = (["年", "月", "天"] as const).find((each) => term.type.kind === "number" && term.type.dimension[each] === 1) ?? "天";
  return typeof value === "number" ? { count: value, unit } : unlowered("期间不是定数");
}
function shifted(value: NumberValue, period: { count: number; unit: PeriodUnit }, times: 1 | -1, scope: Scope): NumberValue {
  const { pool: p } = scope.plan;
  const shift = (day: Exp): Exp => p.shift(day, period.count * times, period.unit);
  return { ...value, low: shift(value.low), high: shift(value.high) };
}

function arithmetic(term: TermOf<"arithmetic">, scope: Scope): Low {
  const { pool: p } = scope.plan;
  const [left, right] = [lower(term.left, scope), lower(term.right, scope)];
  if (left.kind === "none" || right.kind === "none") return { kind: "none", open: p.ZERO };
  if (left.kind !== "number" || right.kind !== "number") return unlowered("这里要的是数");
  if (term.left.type.kind === "day" && term.right.type.kind === "number") return shifted(left, periodOf(term.right, scope), term.operator === "−" ? -1 : 1, scope);
  const shape = { some: p.and(left.some, right.some), none: p.or(left.none, right.none) };
  const open = p.bits(left.open, right.open);
  switch (term.operator) {
    case "+": case "−": {
      const [a, b, scale] = aligned(p, left, right);
      const minus = term.operator === "−";
      return openNumber(p, { low: p.arithmetic(term.operator, a.low, minus ? b.high : b.low), high: p.arithmetic(term.operator, a.high, minus ? b.low : b.high), scale, positive: !minus && a.positive && b.positive, ...shape }, open);
    }
    case "×":
      return openNumber(p, { ...times(left, right, scope), ...shape }, open);
    case "÷": {
      const by = constantIn(right);
      if (by === null && constantOf(right.low) === 0n && constantOf(right.high) === null && left.positive && right.none === p.FALSE)
        return openNumber(p, { low: p.ZERO, high: p.if(p.compare("=", left.high, p.ZERO), p.ZERO, p.NO_INT), scale: 1n, positive: true, ...shape }, open);
      if (by === null || by === 0) return unlowered("除以一个要查的数");
      return openNumber(p, { ...timesConstant(left, divide(1, by), scope), ...shape }, open);
    }
  }
}

type Ends = Pick<NumberValue, "low" | "high" | "scale" | "positive">;

function timesConstant(value: NumberValue, by: Rational, scope: Scope): Ends {
  const { pool: p } = scope.plan;
  const { n, d } = typeof by === "number" ? { n: BigInt(by), d: 1n } : by;
  if (n === 0n) return { low: p.ZERO, high: p.ZERO, scale: 1n, positive: true };
  const end = (exp: Exp): Exp => p.arithmetic("×", exp, p.int(n));
  const [low, high] = n > 0n ? [value.low, value.high] : [value.high, value.low];
  return { low: end(low), high: end(high), scale: value.scale * d, positive: value.positive && n > 0n };
}

function times(a: NumberValue, b: NumberValue, scope: Scope): Ends {
  const { pool: p } = scope.plan;
  const [x, y] = [constantIn(a), constantIn(b)];
  if (y !== null) return timesConstant(a, y, scope);
  if (x !== null) return timesConstant(b, x, scope);
  if (!a.positive && !b.positive) return unlowered("两个可以为负的数相乘");
  if (!a.positive || !b.positive) return a.positive ? signedTimes(b, a, scope) : signedTimes(a, b, scope);
  const product = (left: Exp, right: Exp): Exp => p.case([{ when: p.compare("=", left, p.ZERO), then: p.ZERO }, { when: p.compare("=", right, p.ZERO), then: p.ZERO }], p.arithmetic("×", left, right));
  return { low: product(a.low, b.low), high: product(a.high, b.high), scale: a.scale * b.scale, positive: true };
}

/** @param a may be below zero. @param b cannot. */
function signedTimes(a: NumberValue, b: NumberValue, { plan: { pool: p } }: Scope): Ends {
  const nothing = { when: p.compare("=", b.high, p.ZERO), then: p.ZERO };
  const negative = (exp: Exp): Exp => p.compare("<", exp, p.ZERO);
  return {
    low: p.case([nothing, { when: negative(a.low), then: p.arithmetic("×", a.low, b.high) }], p.arithmetic("×", a.low, b.low)),
    high: p.case([nothing, { when: negative(a.high), then: p.arithmetic("×", a.high, b.low) }, { when: p.compare("=", a.high, p.ZERO), then: p.ZERO }], p.arithmetic("×", a.high, b.high)),
    scale: a.scale * b.scale, positive: false,
  };
}

function comparison(term: TermOf<"compare">, scope: Scope): Low {
  const { pool: p } = scope.plan;
  const extreme = isExtreme(term, scope);
  if (extreme) return extreme;
  const [left, right] = [lower(term.left, scope), lower(term.right, scope)];
  return orTooWide(term.left, openTruth(p, compareValues(term, left, right, scope), p.bits(left.open, right.open)), scope);
}

function compareValues(term: TermOf<"compare">, a: Low, b: Low, scope: Scope): Exp {
  const { pool: p } = scope.plan;
  const { comparison: operator } = term;
  const negated = (truth: Exp): Exp => (operator === "≠" ? p.not(truth) : truth);
  if (a.kind === "none" || b.kind === "none") {
    if (operator !== "=" && operator !== "≠") return p.FALSE;
    return negated(isNone(a.kind === "none" ? b : a, scope));
  }
  if (a.kind === "truth" && b.kind === "truth") return negated(p.compare("=", a.truth, b.truth));
  if (a.kind === "number" && b.kind === "number") {
    const plain = compareRanges(p, operator, a, b);
    const [some, none] = [p.and(a.some, b.some), p.or(a.none, b.none)];
    if (none === p.FALSE) return plain;
    // 无 is neither above nor below anything, and differs from every number.
    const mixed = operator === "≠" ? p.or(plain, p.OPEN) : p.and(plain, p.OPEN);
    if (operator !== "=" && operator !== "≠") return p.case([{ when: p.not(some), then: p.FALSE }, { when: none, then: mixed }], plain);
    const [x, y] = [isNone(a, scope), isNone(b, scope)];
    const same = p.case([{ when: p.not(a.some), then: y }, { when: p.not(b.some), then: x }], p.OPEN);
    return p.case([{ when: p.not(some), then: negated(same) }, { when: none, then: mixed }], plain);
  }
  if ((a.kind === "word" || a.kind === "choice") && (b.kind === "word" || b.kind === "choice")) {
    if (nests(term.left.type)) return negated(places(term, a, b, scope));
    const [fixed, asked] = b.kind === "word" && typeof constantOf(b.column) === "string" ? [b, a] : a.kind === "word" && typeof constantOf(a.column) === "string" ? [a, b] : [null, null];
    if (fixed && asked) return negated(isOneOf(p, asked, [String(constantOf(fixed.column))]));
    if (a.kind === "word" && b.kind === "word" && a.limits.length === 0 && b.limits.length === 0 && a.domain === null && b.domain === null && !a.mayBeNone && !b.mayBeNone) return negated(p.compare("=", a.column, b.column));
  }
  return unlowered(`比较 ${a.kind} 与 ${b.kind}`);
}

/** Certainly 无, certainly not, or open. */
function isNone(value: Low, scope: Scope): Exp {
  const { pool: p } = scope.plan;
  switch (value.kind) {
    case "none":
      return p.TRUE;
    case "number":
      return p.case([{ when: p.not(value.none), then: p.FALSE }, { when: p.not(value.some), then: p.TRUE }], p.OPEN);
    case "word":
      return value.mayBeNone ? p.oneOf(value.column, [NONE_WORD]) : p.FALSE;
    case "choice":
      return p.case([{ when: p.not(value.none), then: p.FALSE }, { when: p.not(p.or(...value.possible.values())), then: p.TRUE }], p.OPEN);
    default:
      return p.FALSE;
  }
}

/** "Is or lies within", of places and industries. A wider one than asked for may still lie within. */
function places(term: TermOf<"compare">, a: Low, b: Low, scope: Scope): Exp {
  const { pool: p } = scope.plan;
  if (a.kind !== "word" || b.kind !== "word" || b.mayBeNone) return unlowered(`地区的比较：${sayTerm(term)}`);
  const outer = constantOf(b.column);
  // A list's 地区 is part of its name: the city's list is not a district's, however its region lies.
  const wider = !(term.left.op === "field" && term.left.record === "名单");
  const { regions } = scope.library.reference;
  const truth = typeof outer === "string" ? within(term.left.type, a.column, outer, wider, scope)
    : p.case(regions.map(({ name }) => ({ when: p.oneOf(b.column, [name]), then: within(term.left.type, a.column, name, wider, scope) })), p.OPEN);
  return a.mayBeNone ? p.case([{ when: p.oneOf(a.column, [NONE_WORD]), then: p.FALSE }], truth) : truth;
}

/** Both sides are told and it is still open: what is told is too wide, and is asked for again. */
function orTooWide(asked: Term, truth: TruthValue, scope: Scope): TruthValue {
  const { plan } = scope;
  const { pool: p } = plan;
  if (!nests(asked.type) || (asked.op !== "fact" && asked.op !== "field")) return truth;
  const name = asked.op === "fact" ? `企业.${asked.name}` : `${asked.record}.${asked.name}`;
  const again = p.if(p.known(truth.truth), p.ZERO, p.if(p.compare("=", truth.open, p.ZERO), plan.missing(name, "企业"), p.ZERO));
  return { ...truth, open: p.bits(truth.open, again) };
}

function member(term: TermOf<"member">, scope: Scope): Low {
  const { pool: p } = scope.plan;
  const item = lower(term.item, scope);
  if (term.set.op === "published") return inPublished(item, term.set, scope);
  if (term.set.op !== "set") return unlowered("属于");
  const words = term.set.items.map((each) => wordIn(each, scope));
  switch (item.kind) {
    case "none":
      return truthValue(p.FALSE, p.ZERO);
    case "many":
      return openTruth(p, p.or(...words.map((text) => item.has(text))), item.open);
    case "word": {
      if (!nests(term.item.type)) return openTruth(p, isOneOf(p, item, words), item.open);
      const inside = p.or(...words.map((each) => within(term.item.type, item.column, each, true, scope)));
      return orTooWide(term.item, openTruth(p, inside, item.open), scope);
    }
    case "choice":
      return openTruth(p, isOneOf(p, item, words), item.open);
    default:
      return unlowered("属于");
  }
}

/** Named in a published catalogue of the year: open until the catalogue is published. */
function inPublished(item: Low, term: TermOf<"published">, scope: Scope): Low {
  const { plan, library } = scope;
  const { pool: p } = plan;
  const series = library.reference.series.find((each) => each.name === term.series);
  if (!series || series.by !== "年度" || series.unpublished === "评定" || item.kind !== "word") return unlowered(`公布数 ${term.series}`);
  const when = lowerNumber(term.when, scope);
  const entries = series.entries.filter((entry) => lies(library.reference.regions, scope.policy.region, entry.region));
  const published = entries.map((entry) => ({ when: p.compare("=", when.low, p.int(entry.key)), then: isOneOf(p, item, entry.words ?? []) }));
  const some = p.or(...published.map((row) => p.isTrue(row.when)));
  const missing = p.if(p.known(when.low), p.if(some, p.ZERO, plan.missing(`公布.${series.name}`, scope.responsible ?? series.publisher)), when.open);
  return openTruth(p, p.case(published, p.OPEN), p.bits(item.open, missing));
}

/** The first row that holds; rows an open condition may take are joined. */
function choose(term: TermOf<"choose">, scope: Scope): Low {
  const { pool: p } = scope.plan;
  const subject = term.subject ? lower(term.subject, scope) : null;
  const worded = subject && (subject.kind === "word" || subject.kind === "choice") ? subject : null;
  // While every key is a word, what no key has named yet is what the subject may still be.
  const domain = worded?.kind === "word" ? worded.domain : worded ? [...worded.possible.keys()] : null;
  const maySubjectBeNone = worded?.kind === "word" ? noneIn(p, worded) : (worded?.none ?? p.FALSE);
  const build = (index: number, left: readonly string[] | null): Low => {
    const row = term.cases[index];
    if (!row) return term.otherwise ? lower(term.otherwise, scope) : { kind: "none", open: p.ZERO };
    const named = equalWords(row.when);
    if (left && named && !named.some((each) => left.includes(each))) return build(index + 1, left);
    const remaining = left && named ? left.filter((each) => !named.includes(each)) : left;
    const when = lowerTruth(row.when, scope);
    const [then, rest] = [lower(row.then, scope), build(index + 1, remaining)];
    const exhausted = worded && remaining && named ? p.not(p.or(maySubjectBeNone, ...remaining.map((each) => mayBe(p, worded, each)))) : p.FALSE;
    const impossible = worded && left && named ? p.not(p.or(...named.filter((each) => left.includes(each)).map((each) => mayBe(p, worded, each)))) : p.FALSE;
    const joined = p.allBits([when.open, then.open, rest.open, ...(subject ? [subject.open] : [])]);
    return fold(p, [{ when: p.isTrue(when.truth), to: "a" }, { when: p.isFalse(when.truth), to: "b" }, { when: impossible, to: "b" }, { when: exhausted, to: "a" }], then, rest, joined);
  };
  const value = build(0, domain);
  return settled(subject ? { ...value, open: p.bits(value.open, subject.open) } : value, scope);
}

/** Definite values need nothing more, whatever is open below them. */
function settled(value: Low, scope: Scope): Low {
  const { pool: p } = scope.plan;
  return value.kind === "number" ? openNumber(p, value, value.open) : value.kind === "truth" ? openTruth(p, value.truth, value.open) : value;
}

/** The words a row's key stands for, when it is nothing but words. */
function equalWords(when: Term): readonly string[] | null {
  if (when.op === "any") {
    const words = when.items.map(equalWords);
    return words.every((each) => each !== null) ? words.flatMap((each) => each ?? []) : null;
  }
  return when.op === "compare" && when.comparison === "=" && when.right.op === "constant" && when.right.value.kind === "word" && when.left.type.kind === "word" ? [when.right.value.word] : null;
}

function decision(term: TermOf<"decision">, scope: Scope): Low {
  const { plan } = scope;
  const { pool: p } = plan;
  if (term.type.kind === "truth") return truthValue(p.OPEN, plan.decision(term.text));
  const [low, high] = [term.low, term.high].map((end) => (end ? lowerNumber(end, scope) : null)) as [NumberValue | null, NumberValue | null];
  const zero = constantNumber(p, 0);
  const from = low ?? zero;
  if (scope.decidedLow) return { ...(low ?? zero), open: p.ZERO };
  const [a, b, scale] = aligned(p, from, high ?? zero);
  return { kind: "number", low: a.low, high: high ? b.high : p.NO_INT, scale, some: p.TRUE, none: p.FALSE, positive: from.positive, open: plan.decision(term.text || "在原文范围内评定") };
}

function published(term: TermOf<"published">, scope: Scope): Low {
  const { plan, library } = scope;
  const { pool: p } = plan;
  const { regions, series: all } = library.reference;
  const series = all.find((each) => each.name === term.series);
  if (!series || series.type.kind !== "number") return unlowered(`公布数 ${term.series}`);
  const when = lowerNumber(term.when, scope);
  const entries = series.entries.filter((entry) => lies(regions, scope.policy.region, entry.region));
  const valueOf = (entry: SeriesEntry): NumberValue => constantNumber(p, entry.number ?? 0);
  const missing = plan.missing(`公布.${series.name}`, scope.responsible ?? series.publisher);
  const unpublished: NumberValue = series.unpublished === "评定"
    ? scope.decidedLow ? constantNumber(p, 0) : { ...constantNumber(p, 0), high: p.int(1), open: plan.decision(`${series.name}尚未公布`) }
    : { ...constantNumber(p, 0), high: p.NO_INT, open: missing };
  const point = p.known(when.low);
  // Of dates the latest first: it hides the earlier ones.
  const ordered = series.by === "年度" ? entries : [...entries].sort((a, b) => b.key - a.key);
  const rows = ordered.map((entry) => ({ when: series.by === "年度" ? p.compare("=", when.low, p.int(entry.key)) : p.compare("≤", p.int(entry.key), when.low), value: valueOf(entry) }));
  const known = rows.reduceRight<Low>((rest, row) => pick(p, row.when, row.value, rest), unpublished);
  const dated = series.by === "日期" && series.knownTo !== null ? pick(p, p.compare("<", p.int(series.knownTo), when.low), unpublished, known) : known;
  const open: NumberValue = { ...constantNumber(p, 0), high: p.NO_INT, open: when.open };
  return pick(p, point, dated, open);
}

function call(term: TermOf<"call">, scope: Scope): Low {
  const { pool: p } = scope.plan;
  const arg = (index: number): Term => term.args[index] ?? unlowered(`${term.name} 少了参数`);
  switch (term.name) {
    case "持有": {
      const title = arg(0);
      return holds(title.op === "constant" && title.value.kind === "word" ? title.value.word : unlowered("持有"), scope);
    }
    case "近": {
      const date = lowerNumber(arg(0), scope);
      const on = pointNumber(p, p.int(scope.on));
      const since = shifted(on, periodOf(arg(1), scope), -1, scope);
      const near = p.and(compareRanges(p, "≤", since, date), compareRanges(p, "≤", date, on));
      return openTruth(p, p.if(date.some, near, p.FALSE), date.open);
    }
    case "满": {
      const from = lowerNumber(arg(0), scope);
      const until = lowerNumber(arg(2), scope);
      const full = compareRanges(p, "≥", until, shifted(from, periodOf(arg(1), scope), 1, scope));
      return openTruth(p, p.if(from.some, full, p.FALSE), p.bits(from.open, until.open));
    }
    case "年": {
      const day = lowerNumber(arg(0), scope);
      return openNumber(p, { ...day, low: p.year(day.low), high: p.year(day.high) }, day.open);
    }
    case "取小": case "取大":
      return extremeOf(term, scope);
    case "首个已知": {
      const args = term.args.map((each) => lowerNumber(each, scope));
      const joined = args.slice(1).reduce<Low>((all, each) => fold(p, [], all, each, p.bits(all.open, each.open)), args[0] ?? unlowered("首个已知"));
      return args.reduceRight<Low>((rest, each) => pick(p, p.and(p.isTrue(p.compare("=", each.low, each.high)), p.not(each.none)), { ...each, open: p.ZERO }, rest), settled(joined, scope));
    }
    case "累进":
      return progressive(term, scope);
    case "天数":
      return days(term, scope);
    default:
      return unlowered(term.name);
  }
}

/** 天数 of a year that is not told: any number of days. Days of a known year are counted one by one, which these compilers do not. */
function days(term: TermOf<"call">, scope: Scope): Low {
  const { pool: p } = scope.plan;
  const year = lowerNumber(term.args[2] ?? unlowered("天数"), scope);
  const [low, high] = [constantOf(year.low), constantOf(year.high)];
  if (low === undefined || high === undefined || (low === high && low !== null)) return unlowered("逐日计数");
  const condition = term.args[3];
  const anyDay: NumberValue = { ...pointNumber(p, p.NO_INT), open: p.ZERO };
  const never = condition ? p.isFalse(lowerTruth(condition, { ...scope, event: anyDay, year: anyDay, asked: anyDay, element: null }).truth) : p.FALSE;
  const args = term.args.slice(0, 3).map((each) => scope.lower(each, scope).open);
  return openNumber(p, { ...pointNumber(p, p.ZERO, true), high: p.if(never, p.ZERO, p.int(366)) }, p.allBits(args));
}

/** 超额累进: each rate on the part between its start and the next. Rising, so both ends of a range may be taken. */
function progressive(term: TermOf<"call">, scope: Scope): Low {
  const { pool: p } = scope.plan;
  const [first, ...steps] = term.args.map((each) => lowerNumber(each, scope));
  if (!first?.positive) return unlowered("累进可以为负的数");
  let scale = first.scale;
  const parts = steps.flatMap((start, index) => {
    const rate = index % 2 === 0 ? constantIn(steps[index + 1] ?? unlowered("累进")) : null;
    if (rate === null) return [];
    const { n, d } = typeof rate === "number" ? { n: BigInt(rate), d: 1n } : rate;
    const next = steps[index + 2];
    scale = [first, start, ...(next ? [next] : [])].reduce<NumberValue>((all, each) => aligned(p, all, { ...each, scale: each.scale * d })[0], { ...first, scale }).scale;
    return [{ start, next, n, d }];
  });
  const sum = (end: "low" | "high"): Exp => parts.reduce((total, { start, next, n, d }) => {
    const at = (value: NumberValue): Exp => p.arithmetic("×", value[end === "low" ? "low" : "high"], p.int(scale / d / value.scale));
    const value = at(first);
    const [from, to] = [at(start), next ? at(next) : null];
    const inside = to ? least(p, value, to) : value;
    const above = p.case([{ when: p.compare("≤", inside, from), then: p.ZERO }], p.arithmetic("−", inside, from));
    return p.arithmetic("+", total, p.arithmetic("×", above, p.int(n)));
  }, p.ZERO);
  return openNumber(p, { low: sum("low"), high: sum("high"), scale, some: first.some, none: first.none, positive: true }, first.open);
}

function extremeOf(term: TermOf<"call">, scope: Scope): Low {
  const { pool: p } = scope.plan;
  const values = term.args.map((each) => lower(each, scope));
  if (values.some((value) => value.kind === "none")) return { kind: "none", open: p.ZERO };
  const numbers = values.map((value) => (value.kind === "number" ? value : unlowered(term.name)));
  const small = term.name === "取小";
  return numbers.reduce((left, right): NumberValue => {
    const [a, b, scale] = aligned(p, left, right);
    const low = small ? least(p, a.low, b.low) : greatestBound(p, a.low, b.low);
    const high = small ? leastBound(p, a.high, b.high) : greatest(p, a.high, b.high);
    // A side that lies wholly beyond the result can no longer decide it.
    const decides = (side: NumberValue): Exp => p.if(p.isTrue(small ? p.compare("<", high, side.low) : p.compare("<", side.high, low)), p.ZERO, side.open);
    return openNumber(p, { low, high, scale, some: p.and(a.some, b.some), none: p.or(a.none, b.none), positive: a.positive && b.positive }, p.bits(decides(a), decides(b)));
  });
}
