/** 理由树: an assessment said node by node, with the value at each. */
import { sayMoney, type Range } from "#kernel";
import { sayTerm, sayTermIn } from "#policy";
import type { Missing, Reason } from "./answer.ts";
import type { Assessment } from "./assess-rule.ts";
import type { Outcome } from "./context.ts";
import { sayValue } from "./say-value.ts";

/** Deeper than this a reader is no longer helped; the facts are above it in every rule written so far. */
const DEEPEST = 12;

export function reasonOf(assessment: Assessment, net: Range | null): Reason {
  const { rule, judged, amount } = assessment;
  const said = (outcome: Outcome, depth: number): Reason => sayOutcome(outcome, depth, rule.policy.region);
  const conditions = judged.map((j): Reason => {
    const inner = said(j.outcome, 0);
    const text = j.condition ? (j.label ? `${j.label}：${inner.text}` : inner.text) : j.label;
    return { ...inner, text, value: j.truth, truth: j.truth, at: j.condition?.at ?? rule.block.at };
  });
  const money = amount ? [{ ...said(amount, 0), text: `金额：${sayTerm(amount.term)}` }] : [];
  return {
    text: `${rule.section.clause} ${rule.block.item}`,
    value: net ? sayRange(net) : assessment.gross ? sayRange(assessment.gross) : "原文无数额",
    truth: null, from: null, missing: namesOf(assessment.missing), at: rule.block.at,
    children: [...conditions, ...money],
  };
}

/** `30万元`, `5万元至50万元`, `不低于5万元`. */
export function sayRange(range: Range): string {
  const [low, high] = [range.low ?? 0, range.high];
  if (high === null) return low === 0 ? "金额未定" : `不低于${sayMoney(low)}`;
  const [from, to] = [sayMoney(low), sayMoney(high)];
  return from === to ? from : `${from}至${to}`;
}

/** One node and what is below it. @param region what 本地区 means in this text. */
export function sayOutcome(outcome: Outcome, depth: number, region: string): Reason {
  const { term, value } = outcome;
  return {
    text: sayTermIn(term, region),
    value: sayValue(value, term.type),
    truth: value.kind === "truth" ? value.truth : null,
    from: outcome.from,
    missing: namesOf(outcome.missing),
    at: term.at.line > 0 ? term.at : null,
    children: depth >= DEEPEST ? [] : outcome.children.filter(worthSaying).map((child) => sayOutcome(child, depth + 1, region)),
  };
}

const NOBODY: readonly string[] = [];
const namesOf = (missing: ReadonlyMap<string, Missing>): readonly string[] => (missing.size === 0 ? NOBODY : Array.from(missing.values(), ({ fact }) => fact));

/** Constants say nothing that the sentence above them has not said. */
const worthSaying = (outcome: Outcome): boolean => outcome.term.op !== "constant" && outcome.term.op !== "set" && outcome.term.op !== "home";
