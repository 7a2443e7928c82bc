/** 应用: use cases by noun. What they need from outside comes through `ports.ts`. */
export { cardsOf, type Card, type CardField } from "./card.ts";
export { checkLibrary, readDocuments, type CheckReport } from "./check-library.ts";
export { coverageOf, type Coverage } from "./coverage.ts";
export { findFacts, kindsOf, type NamedFact } from "./facts.ts";
export { findPolicy, findRules, findSections, rulesOf, type NamedRule } from "./find.ts";
export { explainMatches, matchDossier, type ExplainedMatch, type Explanation } from "./match-dossier.ts";
export { readReadings } from "./open-questions.ts";
export * from "./ports.ts";
export { samplesOf } from "./samples.ts";
export { runScenarios, type ScenarioReport } from "./scenarios/run-scenarios.ts";
