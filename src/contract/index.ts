export { endpoints } from "./endpoints.ts";
export type { Endpoint } from "./endpoint.ts";
export { refusalSchema, refusalStatus, type Refusal } from "./refusal.ts";
export { sampleSchema } from "./sample.ts";
export {
  MOST_BYTES, type CityState, type Cost, type DiffEvent, type DiffReport, type DiffRequest, type Shift, type SimulateAnswer, type SimulateEvent, type SimulateRequest, type Simulation,
} from "./simulation.ts";
