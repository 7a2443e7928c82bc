import { z } from "zod";
import { endpoint, question } from "./endpoint.ts";
import { sampleSchema } from "./sample.ts";
import { cityStateSchema, diffEventSchema, diffRequestSchema, simulateEventSchema, simulateRequestSchema } from "./simulation.ts";

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
  city: endpoint({
    method: "GET",
    path: "/api/city",
    summary: "仿真所用的一座城市，准备到哪一步了。",
    response: cityStateSchema,
  }),
  beginCity: endpoint({
    method: "POST",
    path: "/api/city",
    summary: "准备这座城市；已经好了的、正在准备的，不再做一遍。",
    response: cityStateSchema,
  }),
  simulate: question({
    path: "/api/simulate",
    summary: "政策仿真：改几个数、换几种读法、扫描一个数，花多少、多少家、谁得谁失。一次算一个，按先后排队。",
    request: simulateRequestSchema,
    response: simulateEventSchema,
  }),
  diff: question({
    path: "/api/diff",
    summary: "差异报告：一份文件的新一版，条款怎样变，花多少、谁得谁失。新文件只用来算，不保存。",
    request: diffRequestSchema,
    response: diffEventSchema,
  }),
} as const;
