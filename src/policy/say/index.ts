export * from "./say-block.ts";
export * from "./say-term.ts";
