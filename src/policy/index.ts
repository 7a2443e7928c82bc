export * from "./diagnostic.ts";
export * from "./library.ts";
export * from "./model.ts";
export * from "./vocabulary/model.ts";
