import { parseDecimal, parseMoney, refuse, sign, succeed, type Result } from "#kernel";
import type { SimulatedCost } from "../ports.ts";

/** 离预算还有多少: 分 as text, below zero where it is passed; null = there is no upper bound, so nobody can say. */
export type Room = { readonly low: string; readonly high: string | null; readonly ceiling: string | null };
/** 预算: an amount, and what the law as it is and as it might be leave of it. */
export type BudgetCheck = { readonly amount: string; readonly before: Room; readonly after: Room };

/** @returns 分. */
export function readBudget(text: string): Result<bigint, string> {
  const amount = parseMoney(text, parseDecimal);
  if (typeof amount !== "number" || sign(amount) <= 0) return refuse(`预算“${text}”不是一个金额，写作 500万元、1.2亿元。`);
  return succeed(BigInt(amount));
}

export const checkBudget = (budget: bigint, before: SimulatedCost, after: SimulatedCost): BudgetCheck => ({ amount: budget.toString(), before: roomOf(budget, before), after: roomOf(budget, after) });

export function roomOf(budget: bigint, { low, high, ceiling }: SimulatedCost): Room {
  const left = (fen: string | null): string | null => (fen === null ? null : (budget - BigInt(fen)).toString());
  return { low: (budget - BigInt(low)).toString(), high: left(high), ceiling: left(ceiling) };
}
