/** Reading, checking and formatting documents. Heavy: carries the Markdown and YAML parsers. */
export { countNumbers } from "./fidelity/check-runs.ts";
export * from "./format/format-document.ts";
export * from "./read-library.ts";
export * from "./vocabulary/dossier-schema.ts";
export * from "./vocabulary/dossier-types.ts";
