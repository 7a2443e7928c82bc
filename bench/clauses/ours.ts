/** 三条真实的条款 by our own evaluators. The yearly cap is the settlement's, so it is applied here to what the evaluators say. */
import { compileRule, type Columns, type Compiled } from "#engine/js";
import { assessRules, baseContext, compileLibrary, lowerRule, type Assessment, type CompiledRule, type Dossier, type LoweredRule, type Told } from "#engine/lower";
import { toInteger } from "#kernel";
import type { Library } from "#policy";
import { ON } from "./case.ts";

/** 高新技术企业认定（比例、最低、最高），区域股权市场融资（分档累进、年度最高），新技术新产品认定（每项、年度最高）. */
export const CLAUSES = ["昌政办发〔2025〕8号#5", "关于实施十大强企行动激发专精特新企业活力的若干措施#6b", "昌政办发〔2025〕8号#13"] as const;
export const ASKING = { on: ON, readings: {} };

/** @param told of every case, where that is known beforehand. */
export function loweredOf(library: Library, told?: Told): LoweredRule[] {
  const compiled = compileLibrary(library);
  return CLAUSES.map((id) => {
    const rule = compiled.rules.find((each) => each.id === id);
    const lowered = rule ? lowerRule(compiled, rule, ASKING, told) : "政策库里没有";
    if (typeof lowered === "string") throw new Error(`${id}：${lowered}`);
    return lowered;
  });
}

/** In 分; null = the engine does not give one amount. */
export type Paid = number | null;

/** All of a case's records lie in one year, so that one cap holds for their sum. */
export function javascriptOf(library: Library): (columns: Columns) => Paid[] {
  const runs = loweredOf(library).map((lowered) => compileRule(lowered, library.reference));
  return (columns) => runs.map((run) => paidOf(run, columns));
}
function paidOf(run: Compiled, columns: Columns): Paid {
  let sum = 0;
  let cap: number | null = null;
  for (const { settled, low, high, perYear } of run(columns)) {
    if (settled !== 0) continue;
    if (low !== high || low === null) return null;
    sum += Number(low);
    cap = perYear === null ? null : Number(perYear);
  }
  return cap !== null && sum > cap ? cap : sum;
}

/**
 * The public evaluator, all three clauses asked of one enterprise as `match` asks them; every reason is there to be read.
 * @param read what is read of an assessment beside what it pays.
 */
export function explainingOf(library: Library, read: (assessment: Assessment) => void = () => undefined): (dossier: Dossier) => Paid[] {
  const compiled = compileLibrary(library);
  const rules = CLAUSES.map((id) => compiled.rules.find((each) => each.id === id)).filter((rule) => rule !== undefined);
  return (dossier) => {
    const assessments = assessRules(rules, baseContext(compiled, dossier, ASKING));
    assessments.forEach(read);
    return rules.map((rule) => paidFor(rule, assessments));
  };
}

/** Every condition, the refused ones' too, and every step of every tree. */
export function readWhole({ judged, amount, because, missing, decisions }: Assessment): void {
  let steps = because.length + missing.size + decisions.size;
  const walk = ({ children }: { readonly children: readonly unknown[] }): void => {
    steps++;
    for (const child of children) walk(child as { readonly children: readonly unknown[] });
  };
  for (const { outcome } of judged) walk(outcome);
  if (amount) walk(amount);
  if (steps === 0) throw new Error("没有理由可读");
}
function paidFor(asked: CompiledRule, assessments: readonly Assessment[]): Paid {
  let sum = 0;
  let cap: number | null = null;
  for (const { rule, settled, gross, limits } of assessments) {
    if (rule !== asked || settled) continue;
    if (!gross || gross.low === null || gross.low !== gross.high) return null;
    sum += toInteger(gross.low);
    cap = limits.perYear === null ? null : toInteger(limits.perYear);
  }
  return cap !== null && sum > cap ? cap : sum;
}
