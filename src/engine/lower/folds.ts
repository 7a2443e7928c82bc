/** Over the records of a list: registers, aggregates, and what is asked of all of them. Each becomes one Fold. */
import { kindNamed, lies, RECORD_KEY, type TermOf } from "#policy";
import { unlowered, type Exp, type Fold } from "./exp.ts";
import { listIsWhole, missingList, numberField, recordField } from "./facts.ts";
import { within } from "./nested.ts";
import { lowerTruth, type RowRef, type Scope } from "./scope.ts";
import { compareRanges, isOneOf, openNumber, openTruth, truthValue, type Low, type NumberValue, type TruthValue } from "./values.ts";

const REGION = { kind: "region" } as const;

type Figure = Fold["figures"][number];

/** A row of the list, and the scope in which its fields are read as 元素. */
function rowOf(kind: string, scope: Scope): { row: RowRef; inner: Scope } {
  const row: RowRef = { source: scope.plan.foldSource(kind, scope.depth), kind, present: scope.plan.pool.TRUE };
  return { row, inner: { ...scope, element: row, depth: scope.depth + 1 } };
}

/** Of a list nobody has told of there is no row. */
const gather = ({ plan }: Scope, source: RowRef["source"], figures: readonly Figure[]): readonly Exp[] =>
  source.table === plan.without ? figures.map(({ empty }) => plan.pool.int(empty)) : plan.pool.fold(source, figures);

const counted = (scope: Scope, when: Exp): Figure => ({ gather: "sum", item: scope.plan.pool.if(when, scope.plan.pool.int(1), scope.plan.pool.ZERO), empty: 0n });
const gathered = (item: Exp): Figure => ({ gather: "bits", item, empty: 0n });

/** A record of a later day, or of a year that is not over, is not there yet (SEMANTICS §4). */
export function happened(row: RowRef, scope: Scope): TruthValue {
  const { pool: p } = scope.plan;
  const kind = kindNamed(scope.library.reference, row.kind);
  const name = kind?.year ?? kind?.event ?? null;
  if (!kind || name === null) return truthValue(p.TRUE, p.ZERO);
  const said = numberField(scope, row, name);
  const day = kind.year ? p.yearEnd(said.low) : said.low;
  return openTruth(p, p.compare("≤", day, p.int(scope.on)), said.open);
}

/** Is there one: yes when one surely is, open while one may be or nobody has told of all. */
function exists(kind: string, test: TruthValue, source: RowRef["source"], scope: Scope): TruthValue {
  const { pool: p } = scope.plan;
  const [sure, perhaps, bits] = gather(scope, source, [counted(scope, test.truth), counted(scope, p.not(p.known(test.truth))), gathered(p.if(p.known(test.truth), p.ZERO, test.open))]) as [Exp, Exp, Exp];
  const whole = listIsWhole(scope, kind);
  const truth = p.case([{ when: p.compare("<", p.ZERO, sure), then: p.TRUE }, { when: p.not(whole), then: p.OPEN }, { when: p.compare("<", p.ZERO, perhaps), then: p.OPEN }], p.FALSE);
  return openTruth(p, truth, p.bits(bits, p.if(whole, p.ZERO, missingList(scope, kind))));
}

const allOf = (scope: Scope, tests: readonly TruthValue[]): TruthValue => {
  const { pool: p } = scope.plan;
  return openTruth(p, p.and(...tests.map((test) => test.truth)), p.allBits(tests.map((test) => test.open)));
};

/** `day` is on or before the end mark; an absent end mark has not happened. */
function beforeEnd(day: NumberValue, end: NumberValue, inclusive: boolean, scope: Scope): Exp {
  const { pool: p } = scope.plan;
  const before = compareRanges(p, inclusive ? "≤" : "<", day, end);
  return p.case([{ when: p.not(end.some), then: p.TRUE }, { when: end.none, then: p.or(before, p.OPEN) }], before);
}

/** 持有: 认定日期 ≤ day ≤ 有效期至, not yet revoked. */
export function holds(title: string, scope: Scope): Low {
  const { pool: p } = scope.plan;
  const { row } = rowOf("资质", scope);
  const kind = recordField(scope, row, "类别");
  if (kind.kind !== "word") return unlowered("资质.类别");
  const isTitle = isOneOf(p, kind, [title]);
  const day = scope.event;
  const [from, to, revoked] = ["认定日期", "有效期至", "撤销日期"].map((name) => numberField(scope, row, name)) as [NumberValue, NumberValue, NumberValue];
  const held = p.and(isTitle, compareRanges(p, "≤", from, day), compareRanges(p, "≤", day, to), beforeEnd(day, revoked, false, scope));
  return exists("资质", openTruth(p, held, p.allBits([kind.open, from.open, to.open, revoked.open, day.open])), row.source, scope);
}

/** 在单: entered, not taken off, and not past 自动出, which needs no act. */
export function listed(term: TermOf<"listed">, scope: Scope): Low {
  const { pool: p } = scope.plan;
  const { regions } = scope.library.reference;
  const definition = scope.compiled.lists.find((list) => list.block.name === term.list && list.policy === scope.policy)
    ?? scope.compiled.lists.find((list) => list.block.name === term.list && lies(regions, term.region, list.block.region));
  const { row, inner } = rowOf("名单", scope);
  const [name, region] = [recordField(scope, row, "名单"), recordField(scope, row, "地区")];
  if (name.kind !== "word" || region.kind !== "word") return unlowered("名单");
  const [from, to] = [numberField(scope, row, "入库日期"), numberField(scope, row, "出库日期")];
  const day = scope.event;
  const exits = (definition?.block.autoExit ?? []).map((condition) => lowerTruth(condition.term, { ...inner, policy: definition?.policy ?? scope.policy, own: row, element: null, asked: day }));
  const exited = exits.length === 0 ? p.FALSE : p.and(...exits.map((exit) => exit.truth));
  const place = within(REGION, region.column, term.region, false, scope);
  const on = p.and(isOneOf(p, name, [term.list]), place, compareRanges(p, "≤", from, day), beforeEnd(day, to, true, scope), p.not(exited));
  return exists("名单", openTruth(p, on, p.allBits([name.open, region.open, from.open, to.open, day.open, ...exits.map((exit) => exit.open)])), row.source, scope);
}

/** 存在 计数 合计 最早 最晚. */
export function aggregate(term: TermOf<"aggregate">, scope: Scope): Low {
  const { pool: p } = scope.plan;
  const { row, inner } = rowOf(term.record, scope);
  const test = allOf(scope, [happened(row, scope), ...(term.where ? [lowerTruth(term.where, inner)] : [])]);
  if (term.name === "存在") return exists(term.record, test, row.source, scope);
  const [sure, perhaps] = [p.isTrue(test.truth), p.not(p.known(test.truth))];
  const whole = listIsWhole(scope, term.record);
  const untold = p.if(whole, p.ZERO, missingList(scope, term.record));
  const testOpen = p.if(perhaps, test.open, p.ZERO);
  if (term.name === "计数") {
    const [certain, open, bits] = gather(scope, row.source, [counted(scope, sure), counted(scope, perhaps), gathered(testOpen)]) as [Exp, Exp, Exp];
    return openNumber(p, { low: certain, high: p.if(whole, p.arithmetic("+", certain, open), p.NO_INT), scale: 1n, some: p.TRUE, none: p.FALSE, positive: true }, p.bits(bits, untold));
  }
  const take = term.take ? inner.lower(term.take, inner) : unlowered("没有写取什么");
  if (take.kind !== "number") return unlowered("取的不是数");
  const bits = gathered(p.bits(testOpen, p.if(p.or(sure, perhaps), take.open, p.ZERO)));
  switch (term.name) {
    case "合计":
      return total(take, sure, perhaps, bits, whole, untold, row, scope);
    case "最早": case "最晚":
      return extreme(term.name, take, sure, perhaps, bits, whole, untold, row, scope);
    default:
      return unlowered(term.name);
  }
}

function total(take: NumberValue, sure: Exp, perhaps: Exp, bits: Figure, whole: Exp, untold: Exp, row: RowRef, scope: Scope): Low {
  const { pool: p } = scope.plan;
  if (take.none !== p.FALSE || !take.positive) return unlowered("合计可以为负的数");
  const counts = p.or(sure, perhaps);
  const [low, high, unbounded, open] = gather(scope, row.source, [
    { gather: "sum", item: p.if(sure, take.low, p.ZERO), empty: 0n },
    { gather: "sum", item: p.if(counts, take.high, p.ZERO), empty: 0n },
    counted(scope, p.and(counts, p.not(p.known(take.high)))),
    bits,
  ]) as [Exp, Exp, Exp, Exp];
  const bounded = p.and(whole, p.compare("=", unbounded, p.ZERO));
  return openNumber(p, { low, high: p.if(bounded, high, p.NO_INT), scale: take.scale, some: p.TRUE, none: p.FALSE, positive: true }, p.bits(open, untold));
}

/** With an uncertain record the extreme may be it, or may be without it. */
function extreme(name: "最早" | "最晚", take: NumberValue, sure: Exp, perhaps: Exp, bits: Figure, whole: Exp, untold: Exp, row: RowRef, scope: Scope): Low {
  const { pool: p } = scope.plan;
  const first = name === "最早";
  const possible = p.and(p.or(sure, perhaps), take.some);
  const certain = p.and(sure, take.some, p.not(take.none));
  const [near, far] = first ? [take.low, take.high] : [take.high, take.low];
  const [gatherNear, gatherFar] = first ? (["least", "greatest"] as const) : (["greatest", "least"] as const);
  const [count, unboundedNear, best, sures, sureFar, unboundedFar, uncertainFar, open] = gather(scope, row.source, [
    counted(scope, possible),
    counted(scope, p.and(possible, p.not(p.known(near)))),
    { gather: gatherNear, item: p.if(possible, near, p.NO_INT), empty: null },
    counted(scope, certain),
    { gather: gatherNear, item: p.if(certain, far, p.NO_INT), empty: null },
    counted(scope, p.and(possible, p.not(p.known(far)))),
    { gather: gatherFar, item: p.if(possible, far, p.NO_INT), empty: null },
    bits,
  ]) as [Exp, Exp, Exp, Exp, Exp, Exp, Exp, Exp];
  const isPositive = (exp: Exp): Exp => p.compare("<", p.ZERO, exp);
  const none = p.not(isPositive(sures));
  const nearEnd = p.if(p.or(p.not(whole), isPositive(unboundedNear)), p.NO_INT, best);
  const farEnd = p.case([{ when: p.not(none), then: sureFar }, { when: p.not(whole), then: p.NO_INT }, { when: isPositive(unboundedFar), then: p.NO_INT }], uncertainFar);
  const empty = p.and(p.not(isPositive(count)), whole);
  return openNumber(p, {
    low: first ? nearEnd : farEnd, high: first ? farEnd : nearEnd, scale: take.scale,
    some: p.not(empty), none, positive: take.positive,
  }, p.bits(open, untold));
}

/** `签订日期 = 最早(贷款 取 签订日期)`: whether this record is the first. Only the other records are compared. */
export function isExtreme(term: TermOf<"compare">, scope: Scope): Low | null {
  const { left, right } = term;
  if (term.comparison !== "=" || right.op !== "aggregate" || (right.name !== "最早" && right.name !== "最晚") || right.where !== null) return null;
  if (left.op !== "field" || left.frame !== "本项" || right.take?.op !== "field" || right.take.name !== left.name || right.record !== scope.own?.kind || !scope.own) return null;
  const { pool: p } = scope.plan;
  const { row } = rowOf(right.record, scope);
  const [own, other] = [numberField(scope, scope.own, left.name), numberField(scope, row, left.name)];
  const there = happened(row, scope);
  const another = p.not(p.compare("=", p.column(row.source, RECORD_KEY, "int"), p.column(scope.own.source, RECORD_KEY, "int")));
  const first = p.or(p.not(there.truth), compareRanges(p, right.name === "最早" ? "≤" : "≥", own, other));
  const [later, open, bits] = gather(scope, row.source, [counted(scope, p.and(another, p.isFalse(first))), counted(scope, p.and(another, p.not(p.known(first)))), gathered(p.if(another, p.bits(other.open, there.open), p.ZERO))]) as [Exp, Exp, Exp];
  const whole = listIsWhole(scope, right.record);
  const truth = p.case([{ when: p.not(whole), then: p.OPEN }, { when: p.compare("<", p.ZERO, later), then: p.FALSE }, { when: p.compare("<", p.ZERO, open), then: p.OPEN }], p.TRUE);
  const rest = p.bits(own.open, p.bits(bits, p.if(whole, p.ZERO, missingList(scope, right.record))));
  return openTruth(p, truth, rest);
}

/** `发生在迁入之后`: no move into this region came after the event (SEMANTICS §1). */
export function arrived(event: NumberValue, scope: Scope): TruthValue {
  const { pool: p } = scope.plan;
  const { row } = rowOf("迁移", scope);
  const day = numberField(scope, row, "日期");
  const place = (name: string): TruthValue => {
    const field = recordField(scope, row, name);
    if (field.kind !== "word") return unlowered(`迁移.${name}`);
    return openTruth(p, within(REGION, field.column, scope.policy.region, true, scope), p.if(p.known(field.column), scope.plan.missing(`迁移.${name}`, "市场监管部门"), field.open));
  };
  const [left, entered] = [place("迁出地"), place("迁入地")];
  const later = p.isTrue(p.compare("<", p.int(scope.on), day.low));
  const matters = p.not(p.or(p.isFalse(entered.truth), p.isTrue(left.truth), later));
  const after = compareRanges(p, "≥", event, day);
  const concerned = p.and(matters, p.not(p.isTrue(after)));
  const certain = p.and(concerned, p.isFalse(after), p.isTrue(entered.truth), p.isFalse(left.truth));
  const perhaps = p.and(concerned, p.not(certain));
  const unknown = (truth: TruthValue): Exp => p.if(p.known(truth.truth), p.ZERO, truth.open);
  const [elsewhere, open, bits] = gather(scope, row.source, [
    counted(scope, certain), counted(scope, perhaps),
    gathered(p.if(perhaps, p.allBits([unknown(left), unknown(entered), p.if(p.known(after), p.ZERO, p.bits(day.open, event.open))]), p.ZERO)),
  ]) as [Exp, Exp, Exp];
  const whole = listIsWhole(scope, "迁移");
  const truth = p.case([{ when: p.compare("<", p.ZERO, elsewhere), then: p.FALSE }, { when: p.not(whole), then: p.OPEN }, { when: p.compare("<", p.ZERO, open), then: p.OPEN }], p.TRUE);
  return openTruth(p, truth, p.bits(bits, p.if(whole, p.ZERO, missingList(scope, "迁移"))));
}
