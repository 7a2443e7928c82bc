/** 译成 SQL: one text for DuckDB, PostgreSQL ≥ 15 and PGlite. */
export type { StatementOptions } from "./layers.ts";
export { OUTPUT_NAMES, possibleSql, statementOf, type Statement } from "./statement.ts";
export { settlementSql, type SettlementRequest } from "./settlement.ts";
