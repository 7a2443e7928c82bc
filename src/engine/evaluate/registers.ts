/** Reading registers on a day: lists and titles. */
import { and, not, or, type Truth } from "#kernel";
import { lies, type Term, type TermOf } from "#policy";
import { noDays, type CompiledLibrary, type Context, type Explain, type Outcome, type Parts, type Reckon } from "../context.ts";
import { listOf, type Row } from "../dossier.ts";
import { compareRanges, ofTruth, truthIn, type NumberValue, type Value } from "../value.ts";
import { untoldList } from "./aggregates.ts";
import { fieldReader, fieldValue } from "./facts.ts";
import { alsoMissing, NO_CHILDREN, node } from "./outcome.ts";

const ANY_DAY: NumberValue = { kind: "number", low: null, high: null, none: false };
const dayIn = (value: Value): NumberValue => (value.kind === "number" ? value : ANY_DAY);

/** `day` is on or before the end mark; an absent end mark has not happened. */
function beforeEnd(day: NumberValue, end: Value, inclusive: boolean): Truth {
  if (end.kind === "none") return "是";
  if (end.kind !== "number") return "未定";
  const truth = compareRanges(inclusive ? "≤" : "<", day, end);
  return end.none ? or(truth, "未定") : truth;
}

/** Whether a row of a register is one that is asked for, and what was looked at to see it. */
interface Tested {
  readonly truth: Truth;
  readonly outcomes: readonly Outcome[];
}

/** Whether any row of a register is one that is asked for. */
function overRows(term: Term, kind: string, { library }: CompiledLibrary, test: (row: Row, context: Context) => Tested): Explain {
  const untold = untoldList(kind, library.reference);
  const nobody = node(term, ofTruth("否"), NO_CHILDREN);
  return (context) => {
    const list = listOf(context.dossier, kind);
    const more = list === null || !list.complete;
    if (!more && list.rows.length === 0) return nobody;
    let children: readonly Outcome[] = NO_CHILDREN;
    let relevant: readonly Outcome[] = NO_CHILDREN;
    let truth: Truth = more ? "未定" : "否";
    for (const row of list?.rows ?? []) {
      const { truth: holds, outcomes } = test(row, context);
      truth = or(truth, holds);
      if (holds !== "否") children = children.length === 0 ? outcomes : [...children, ...outcomes];
      if (holds === "未定") relevant = relevant.length === 0 ? outcomes : [...relevant, ...outcomes];
    }
    const outcome = node(term, ofTruth(truth), children, relevant);
    return more && truth === "未定" ? alsoMissing(outcome, untold) : outcome;
  };
}

/** Whether a row's 类别 or 名单 is the word asked for. */
function isWord(value: Value, word: string): Truth {
  if (value.kind !== "words" || !value.words) return "未定";
  return value.words.includes(word) ? (value.words.length === 1 ? "是" : "未定") : "否";
}

/** 持有: 认定日期 ≤ day ≤ 有效期至, not yet revoked (国科发火〔2016〕32号: 自颁发之日起有效). */
export function holds(term: TermOf<"call">, title: string, { compiled }: Parts): Explain {
  const field = (name: string) => fieldReader(term, "资质", name, compiled.library.reference);
  const [kindOf, fromOf, toOf, revokedOf] = [field("类别"), field("认定日期"), field("有效期至"), field("撤销日期")];
  return overRows(term, "资质", compiled, (row, context) => {
    const kind = kindOf(row);
    const isTitle = isWord(kind.value, title);
    if (isTitle === "否") return { truth: "否", outcomes: [kind] };
    const [from, to, revoked] = [fromOf(row), toOf(row), revokedOf(row)];
    return { truth: and(isTitle, isValid(dayIn(context.event.value), from.value, to.value, revoked.value)), outcomes: [kind, from, to, revoked, context.event] };
  });
}

const isValid = (day: NumberValue, from: Value, to: Value, revoked: Value): Truth =>
  and(compareRanges("≤", dayIn(from), day), and(to.kind === "none" ? "是" : compareRanges("≤", day, dayIn(to)), beforeEnd(day, revoked, false)));

export function holdsValue(title: string, { compiled: { library: { reference } } }: Parts): Reckon {
  const field = (name: string) => fieldValue("资质", name, reference);
  const [kindOf, fromOf, toOf, revokedOf] = [field("类别"), field("认定日期"), field("有效期至"), field("撤销日期")];
  return (context) => {
    const list = listOf(context.dossier, "资质");
    const day = dayIn(context.event.value);
    let truth: Truth = list?.complete ? "否" : "未定";
    for (const row of list?.rows ?? NO_ROWS) {
      const isTitle = isWord(kindOf(row), title);
      if (isTitle !== "否") truth = or(truth, and(isTitle, isValid(day, fromOf(row), toOf(row), revokedOf(row))));
    }
    return ofTruth(truth);
  };
}
const NO_ROWS: readonly Row[] = [];

/** 在单: entered, not taken off, and not past 自动出, which needs no act. */
export function listed(term: TermOf<"listed">, { compiled, explain }: Parts): Explain {
  const { regions } = compiled.library.reference;
  const field = (name: string) => fieldReader(term, "名单", name, compiled.library.reference);
  const [nameOf, regionOf, fromOf, toOf] = [field("名单"), field("地区"), field("入库日期"), field("出库日期")];
  const named = compiled.lists.filter((list) => list.block.name === term.list);
  const elsewhere = named.find((list) => lies(regions, term.region, list.block.region));
  return overRows(term, "名单", compiled, (row, context) => {
    const day = dayIn(context.event.value);
    const name = nameOf(row);
    const isList = isWord(name.value, term.list);
    if (isList === "否") return { truth: "否", outcomes: [name] };
    const definition = named.find((list) => list.policy === context.policy) ?? elsewhere;
    const [region, from, to] = [regionOf(row), fromOf(row), toOf(row)];
    const place: Truth = region.value.kind !== "words" || !region.value.words ? "未定" : region.value.words.some((r) => lies(regions, r, term.region)) ? "是" : "否";
    const inside: Context = { ...context, policy: definition?.policy ?? context.policy, own: row, ownKind: "名单", element: null, elementKind: null, asked: context.event, days: noDays() };
    const exits = (definition?.block.autoExit ?? []).map((condition) => explain(condition.term)(inside));
    const exited = exits.length === 0 ? "否" : exits.map((exit) => truthIn(exit.value)).reduce<Truth>(and, "是");
    const truth = [isList, place, compareRanges("≤", dayIn(from.value), day), beforeEnd(day, to.value, true), not(exited)].reduce<Truth>(and, "是");
    return { truth, outcomes: [name, region, from, to, ...exits, context.event] };
  });
}
