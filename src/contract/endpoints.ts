import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { sampleSchema } from "./sample.ts";

/** Every endpoint, once. */
export const endpoints = {
  health: endpoint({
    method: "GET",
    path: "/healthz",
    summary: "服务是否在。",
    response: z.strictObject({ status: z.literal("ok") }),
  }),
  library: endpoint({
    method: "GET",
    path: "/api/library",
    summary: "整个规则库：全部政策、词表、公布数、事项表、地区表，已编译。",
    // The policy module reads it; repeating its shape here would be a second truth.
    response: z.json(),
  }),
  samples: endpoint({
    method: "GET",
    path: "/api/samples",
    summary: "样例企业，虚构。",
    response: z.array(sampleSchema).readonly(),
  }),
} as const;
