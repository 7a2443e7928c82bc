/** Facts as nodes: a known one is its column, an unknown one its whole domain. */
import { columnType, DECIMALS, factNamed, kindNamed, listColumn, type Fact, type Kind, type TermOf } from "#policy";
import { unlowered, type Exp } from "./exp.ts";
import type { Plan, RowRef, Scope } from "./scope.ts";
import { truthValue, type Low, type NumberValue } from "./values.ts";

const SCALE = 10n ** BigInt(DECIMALS);

/**
 * @param present the row is there; else every field of it is unknown.
 * @param open what is missing while it is unknown.
 */
export function columnValue(scope: Scope, fact: Fact, source: RowRef["source"], present: Exp, open: Exp, kind: Kind | null, row: RowRef | null): Low {
  const { pool: p } = scope.plan;
  const type = columnType(fact);
  const column = row?.untold ? (type === "truth" ? p.OPEN : type === "text" || type === "words" ? p.text(null) : p.NO_INT)
    : scope.plan.column(source, fact.name, type === "truth" ? "truth" : type === "text" || type === "words" ? "text" : "int");
  const known = p.known(column);
  const missing = p.if(known, p.ZERO, open);
  switch (type) {
    case "truth":
      return truthValue(column, missing);
    case "words":
      return { kind: "many", has: (word) => p.has(column, word), open: missing };
    case "text": {
      const domain = fact.type.kind === "word" ? fact.type.words : null;
      const limits = (kind?.limits ?? []).filter((limit) => limit.field === fact.name && row !== null && !row.untold).map((limit) => ({ when: p.isTrue(p.oneOf(scope.plan.column(source, limit.by, "text"), [limit.when])), words: limit.words }));
      return { kind: "word", column, domain, limits, mayBeNone: fact.mayBeNone || fact.endMark, open: missing };
    }
    default: {
      const numeric = type === "money" || type === "count" || type === "decimal";
      const positive = numeric && !fact.negative;
      const bounds = { low: positive ? p.if(known, column, p.ZERO) : column, high: column };
      // An end mark that is not written has not happened; of a record nobody has told of it may have.
      if (fact.endMark) return { kind: "number", ...bounds, scale: 1n, some: p.or(known, p.not(present)), none: p.not(known), positive, open: p.if(p.or(known, present), p.ZERO, open) };
      if (fact.mayBeNone) return unlowered(`“${fact.name}”可以是无`);
      return { kind: "number", ...bounds, scale: type === "decimal" ? SCALE : 1n, some: p.TRUE, none: p.FALSE, positive, open: missing };
    }
  }
}

export function enterpriseFact(term: TermOf<"fact">, scope: Scope): Low {
  const fact = factNamed(scope.library.reference.enterprise, term.name);
  if (!fact) return unlowered(`企业.${term.name}`);
  return columnValue(scope, fact, scope.plan.enterprise, scope.plan.pool.TRUE, scope.plan.missing(`企业.${fact.name}`, fact.holder), null, null);
}

/** A field of a record. */
export function recordField(scope: Scope, row: RowRef, name: string): Low {
  const kind = kindNamed(scope.library.reference, row.kind);
  const fact = factNamed(kind, name);
  if (!kind || !fact) return unlowered(`${row.kind}.${name}`);
  const { pool: p } = scope.plan;
  const open = p.if(row.present, scope.plan.missing(`${row.kind}.${name}`, fact.holder), missingList(scope, row.kind));
  return columnValue(scope, fact, row.source, row.present, open, kind, row);
}

/** A field that must be a number, a day or a year. */
export function numberField(scope: Scope, row: RowRef, name: string): NumberValue {
  const value = recordField(scope, row, name);
  return value.kind === "number" ? value : unlowered(`${row.kind}.${name} 不是数`);
}

/** The list as a whole is what is missing. */
export function missingList(scope: Scope, kind: string): Exp {
  const fact = kind === "迁移" ? "企业.迁入日期" : kind;
  return scope.plan.missing(fact, kindNamed(scope.library.reference, kind)?.facts[0]?.holder ?? "企业", true);
}

/** The list is known to be whole. */
export function listIsWhole({ plan }: Scope, kind: string): Exp {
  return plan.without === kind ? plan.pool.FALSE : listColumnIsTrue(plan, kind);
}
export function listColumnIsTrue(plan: Plan, kind: string): Exp {
  if (plan.told.whole.has(kind)) return plan.pool.TRUE;
  return plan.pool.isTrue(plan.pool.column(plan.enterprise, listColumn(kind), "truth"));
}
