/** 降低: one term in one scope becomes nodes. Says what `evaluate` says, of every row at once; what it cannot say it refuses (Unlowered). */
import { yearOf } from "#kernel";
import type { Term, TermOf } from "#policy";
import { arithmetic } from "./arithmetic.ts";
import { call } from "./calls.ts";
import { choose } from "./choice.ts";
import { comparison, member } from "./comparison.ts";
import { unlowered } from "./exp.ts";
import { enterpriseFact, recordField } from "./facts.ts";
import { aggregate, listed } from "./folds.ts";
import { published } from "./published.ts";
import { lowerNumber, truthOf, wordIn, type Scope } from "./scope.ts";
import { aligned, constantNumber, openTruth, pointNumber, truthValue, type Low, type NumberValue, type WordValue } from "./values.ts";
import { yearlyFact } from "./yearly.ts";

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
