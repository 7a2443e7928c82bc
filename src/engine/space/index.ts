export { checkSpace, explanationOf, type SpaceReport } from "./explained.ts";
export { findInSpace } from "./find.ts";
export { SPACE_CODES, type SpaceCode, type SpaceFinding } from "./finding.ts";
