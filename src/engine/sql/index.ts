/** 译成 SQL: one text for DuckDB, PostgreSQL ≥ 15 and PGlite. */
export { OUTPUT_NAMES, possibleSql, statementOf, type Statement, type StatementOptions } from "./statement.ts";
