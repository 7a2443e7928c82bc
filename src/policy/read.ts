/** Reading, checking and formatting documents. Heavy: carries the Markdown and YAML parsers. */
export * from "./format/format-document.ts";
export * from "./read-library.ts";
