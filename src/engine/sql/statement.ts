/** 一条规则的查询. */
import { ENTERPRISE_KEY, listColumn, RECORD_KEY } from "#policy";
import { constantOf, type Exp } from "../lower/exp.ts";
import type { LoweredRule, Needs, Outputs } from "../lower/lower-rule.ts";
import { hasFold, isTotal } from "../lower/parts.ts";
import { given } from "../lower/rebuilt.ts";
import type { Standing } from "../lower/standing.ts";
import { Layers, type StatementOptions } from "./layers.ts";
import { quoted } from "./print-exp.ts";

export interface Statement {
  readonly sql: string;
  readonly columns: readonly string[];
}
/** Outputs under the names they have in the result. */
export const OUTPUT_NAMES: Readonly<Record<keyof Outputs, string>> = {
  presence: "候选", settled: "定", scope: "适用", merit: "符合", hasGross: "有额", low: "毛低", high: "毛高", undecided: "不待评", open: "缺",
  event: "发生日", year: "年度", nextYear: "次年", ladder: "阶梯", perYear: "年度最高", lifetime: "累计最高", expense: "支出",
};

/** What else a statement gives with `standing`. */
export const STANDING_NAMES: Readonly<Record<keyof Standing, string>> = { times: "次数", subject: "标的", subjectOpen: "标的未定" };

export function statementOf(lowered: LoweredRule, options: StatementOptions): Statement {
  if (!options.live && lowered.plan.told.whole.size > 0) throw new Error("what is told of all leaves out those who have no record");
  const left = options.live ? ofThoseLeft(lowered) : (exp: Exp): Exp => exp;
  const outputs = [...named(lowered.outputs, OUTPUT_NAMES), ...(options.standing ? named(lowered.standing, STANDING_NAMES) : [])].map(([name, exp]) => [name, left(exp)] as const);
  const layers = new Layers({ ...lowered, outputs: outputs.map(([, exp]) => exp) }, options);
  for (const [, exp] of outputs) layers.need(exp);
  const keys = [ENTERPRISE_KEY, RECORD_KEY];
  const final = outputs.map(([name, exp]) => `${layers.print(exp, layers.depth)} AS ${quoted(name)}`);
  const rows = layers.from(layers.depth);
  const settled = left(lowered.outputs.settled);
  const tests = [...layers.tests(layers.depth), ...(options.live && constantOf(settled) !== 0n ? [`${layers.print(settled, layers.depth)} IN (0, 3)`] : [])];
  const where = tests.length > 0 ? ` WHERE ${tests.join(" AND ")}` : "";
  const sql = `${nameOf(lowered, options)}${layers.before()}SELECT t.${quoted(ENTERPRISE_KEY)}, t.${quoted(RECORD_KEY)}, ${[...final, ...(options.carried ?? []).map((name) => `t.${quoted(name)}`)].join(", ")} FROM (${rows}) t${where}`;
  return { sql, columns: [...keys, ...outputs.map(([name]) => name)] };
}

const named = <Names extends string>(exps: Readonly<Record<Names, Exp>>, names: Readonly<Record<Names, string>>): [name: string, exp: Exp][] => (Object.keys(names) as Names[]).map((name) => [names[name], exps[name]]);

/** Whoever fails what is needed has been left out: of the others it is not asked again. */
function ofThoseLeft({ plan: { pool: p }, needs, outputs }: LoweredRule): (exp: Exp) => Exp {
  const facts = new Map<Exp, Exp>();
  const isNot = (exp: Exp): void => void (exp.op === "constant" || facts.set(exp, p.FALSE));
  for (const need of needs) {
    if (isTotal(need) && need.op !== "constant") p.certain(need, true, facts);
    isNot(p.isFalse(need));
  }
  for (const each of [p.isFalse(outputs.scope), p.isFalse(outputs.merit), p.compare("=", outputs.presence, p.ZERO)]) isNot(each);
  return given(p, facts);
}

/** A comment before the statement: which clause of which version of the documents. */
const nameOf = ({ rule }: LoweredRule, { version }: StatementOptions): string => (version === undefined ? "" : `/* ${rule.id.replaceAll("*/", "* /")} 政策库 ${version.replaceAll(/[^\w]/g, "")} */ `);

/**
 * 可能适用的企业: a query of the keys of those who are not ruled out whatever their records are.
 * @param halfTold only those of whose records of this kind some are told, and not all.
 */
export function possibleSql({ plan, possible, kind }: Needs, table: StatementOptions["table"], halfTold: string | null = null): string {
  const { pool } = plan;
  const own = [...(possible.op === "and" ? possible.items : [possible])].filter((item) => !hasFold(item));
  const layers = new Layers({ plan, driver: null, year: pool.NO_INT, outputs: [possible], needs: [...own, ...(halfTold === null ? [] : [pool.isFalse(pool.column(plan.enterprise, listColumn(halfTold), "truth"))])], without: null }, { table, live: true });
  layers.need(possible);
  const key = quoted(ENTERPRISE_KEY);
  const listed = kind === null ? "" : ` AND t.${key} IN (SELECT ${key} FROM ${table(kind)} UNION ALL SELECT ${key} FROM ${table(plan.enterprise.table)} WHERE ${quoted(listColumn(kind))} IS NOT TRUE)`;
  const rows = layers.from(layers.depth);
  const query = `SELECT t.${key} FROM (${rows}) t WHERE (${layers.print(possible, layers.depth)}) IS NOT FALSE${listed}`;
  const before = layers.before();
  // So that it can stand beside others in a UNION.
  return before === "" ? query : `SELECT ${key} FROM (${before}${query}) p`;
}
