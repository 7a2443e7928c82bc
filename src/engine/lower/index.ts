/** 降低: rules as nodes, for the compilers; and what the explaining evaluator says of the same rules, to hold them equal. */
export { assessRule, assessRules, type Assessment } from "../assess-rule.ts";
export { compileLibrary, type CompiledLibrary, type CompiledRule, type Outcome } from "../context.ts";
export { evaluate } from "../evaluate/evaluate.ts";
export { listOf } from "../dossier.ts";
export type { Dossier, Given, Row, RecordList } from "../dossier.ts";
export { baseContext, verdictsOf, type Verdict } from "../match.ts";
export { rangeIn } from "../value.ts";
export { isCounted } from "../settle/counted.ts";
export { groupsOf, standsAlone } from "./components.ts";
export type { Bit } from "./scope.ts";
export { kindsRead, rulesReading } from "./reads.ts";
export { toldOf, toldSql, type Told } from "./told-columns.ts";
export type { LowerAsking } from "./candidates.ts";
export { lowerRule, needsOf, type LoweredRule, type Needs, type Outputs } from "./lower-rule.ts";
