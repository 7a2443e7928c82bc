export { endpoints } from "./endpoints.ts";
export type { Endpoint } from "./endpoint.ts";
export { refusalSchema, refusalStatus, type Refusal } from "./refusal.ts";
export { sampleSchema } from "./sample.ts";
