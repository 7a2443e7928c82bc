/** 应用: use cases by noun, on a library that is already read. What they need from outside comes through `ports.ts`. */
export { assessDossier, type AssessedDossier } from "./assess-dossier.ts";
export { calendarOfDossier, type EnterpriseCalendar } from "./calendar.ts";
export { cardsOf, type Card, type CardField } from "./card.ts";
export { findFacts, kindsOf, type NamedFact } from "./facts.ts";
export { cluesOfDossier, type DossierClues } from "./find-clues.ts";
export { findPolicy, findRules, findSections, rulesOf, type NamedRule } from "./find.ts";
export { explainMatches, matchDossier, type ExplainedMatch, type Explanation } from "./match-dossier.ts";
export { readReadings } from "./open-questions.ts";
export * from "./ports.ts";
export { samplesOf } from "./samples.ts";
export { sayRefusal } from "./say-refusal.ts";
export { runScenarios, type ScenarioReport } from "./scenarios/run-scenarios.ts";
export { supposeDossier, type SupposedDossier } from "./suppose-dossier.ts";
export { assessableTitle, holdableTitle } from "./titles.ts";
