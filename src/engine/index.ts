export * from "./answer.ts";
export type { Dossier } from "./dossier.ts";
export { runExamples, type ExampleReport } from "./examples/run-examples.ts";
export { match } from "./match.ts";
export { nextQuestions } from "./next-questions.ts";
export { readDossier, type DossierProblem } from "./read-dossier.ts";
export { sayRange } from "./reasons.ts";
export { whatItTakes } from "./what-it-takes.ts";
