/** 仿真: what is asked of a whole city. A door of its own, because it carries the compilers and an answer for one enterprise does not need them. */
export type { Version } from "../versions.ts";
export { readBudget, roomOf, type BudgetCheck, type Room } from "./budget.ts";
export type { Asked, CityService, CityState, DiffQuestion, QuestionRefusal, Told } from "./city-service.ts";
export { compareVersions, rulesDiffering, type ChangedClause, type ChangedLine } from "./compare-versions.ts";
export { diffDocuments, type DiffReport } from "./diff-documents.ts";
export { planSimulation, runSimulation, type SimulateAnswer, type SimulatePlan, type SimulateQuestion, type Sweep, type SweepPoint } from "./simulate-question.ts";
