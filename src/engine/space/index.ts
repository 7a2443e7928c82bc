export { checkSpace, explanationOf, type SpaceReport } from "./explained.ts";
export { findInSpace } from "./find.ts";
export type { SpaceFinding } from "./finding.ts";
