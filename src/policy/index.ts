/** The typed documents and how to say them. Reading them is a door of its own (`#policy/read`), because it carries the parsers. */
export * from "./block.ts";
export * from "./children.ts";
export * from "./diagnostic.ts";
export * from "./library.ts";
export * from "./model.ts";
export * from "./say/say-term.ts";
export * from "./term.ts";
export * from "./unit.ts";
export type * from "./vocabulary/dossier.gen.ts";
export * from "./vocabulary/model.ts";
export * from "./vocabulary/tables.ts";
export * from "./vocabulary/industry.ts";
