/** Reading, checking and formatting documents. Heavy: carries the Markdown and YAML parsers. */
export * from "./read-library.ts";
