/** 比较, 属于: certain, impossible, or open. */
import { sayTerm, type Term, type TermOf } from "#policy";
import { constantOf, unlowered, type Exp } from "./exp.ts";
import { isExtreme } from "./folds.ts";
import { nests, within } from "./nested.ts";
import { inPublished } from "./published.ts";
import { wordIn, type Scope } from "./scope.ts";
import { compareRanges, isOneOf, NONE_WORD, openTruth, truthValue, type Low, type TruthValue } from "./values.ts";

export function comparison(term: TermOf<"compare">, scope: Scope): Low {
  const { pool: p } = scope.plan;
  const extreme = isExtreme(term, scope);
  if (extreme) return extreme;
  const [left, right] = [scope.lower(term.left, scope), scope.lower(term.right, scope)];
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

export function member(term: TermOf<"member">, scope: Scope): Low {
  const { pool: p } = scope.plan;
  const item = scope.lower(term.item, scope);
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
