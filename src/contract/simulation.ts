import { z } from "zod";
import { MOST_VALUES } from "#engine";

/** 分, as text: sums over a city may pass what a number holds exactly. */
const fenSchema = z.string().regex(/^-?\d+$/);
const boundSchema = fenSchema.nullable();
const countSchema = z.int().nonnegative();

const MOST_CHANGES = 20;
const name = (longest: number) => z.string().min(1).max(longest);
/** A name without a folder: documents of the library are named by theirs. */
const fileName = name(200).regex(/^[^/\\]+$/);
const readingsSchema = z.record(name(100), name(20)).default({});
const figureSchema = { rule: name(200), part: name(100), from: name(40) };

/** 仿真的问题. */
export const simulateRequestSchema = z.strictObject({
  on: z.string().max(10),
  readings: readingsSchema,
  changes: z.array(z.strictObject({ ...figureSchema, to: name(40) })).max(MOST_CHANGES).readonly().default([]),
  reformReadings: readingsSchema,
  /** `500万元`. */
  budget: name(40).nullable().default(null),
  sweep: z.strictObject({ ...figureSchema, values: z.array(name(40)).min(1).max(MOST_VALUES).readonly() }).nullable().default(null),
});

/** 换一版文件. */
export const diffRequestSchema = z.strictObject({
  on: z.string().max(10),
  readings: readingsSchema,
  /** The policy's id. */
  document: name(200),
  name: fileName,
  text: z.string(),
  source: z.strictObject({ name: fileName, text: z.string() }).nullable().default(null),
});

/** What a body may weigh; a policy document is some 100 KB. */
export const MOST_BYTES = { simulate: 64 * 1024, diff: 4 * 1024 * 1024 } as const;

export const cityStateSchema = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("none") }),
  z.strictObject({ state: z.literal("making"), done: countSchema, of: countSchema }),
  z.strictObject({ state: z.literal("opening") }),
  z.strictObject({ state: z.literal("ready"), size: countSchema, synthetic: z.boolean(), seed: z.int().nullable() }),
  z.strictObject({ state: z.literal("refused"), message: z.string() }),
]);

const costSchema = z.strictObject({
  low: fenSchema, high: boundSchema, ceiling: boundSchema, unbounded: z.strictObject({ high: countSchema, ceiling: countSchema }), sure: countSchema, possible: countSchema,
});
const movedSchema = z.strictObject({ enterprises: countSchema, amount: fenSchema });
const shiftSchema = z.strictObject({
  by: z.enum(["地区", "划型", "领域", "资质"]), name: z.string(), before: fenSchema, after: fenSchema, sureBefore: countSchema, sureAfter: countSchema, winners: countSchema, losers: countSchema,
});
const simulationSchema = z.strictObject({
  size: countSchema, synthetic: z.boolean(), clauses: z.array(z.string()).readonly(), before: costSchema, after: costSchema, winners: movedSchema, losers: movedSchema, mayMove: z.strictObject({ more: countSchema, less: countSchema }),
  shifts: z.array(shiftSchema).readonly(),
});
const roomSchema = z.strictObject({ low: fenSchema, high: boundSchema, ceiling: boundSchema });

const answerSchema = z.strictObject({
  on: z.string(),
  reform: z.strictObject({ change: z.string(), simulation: simulationSchema, budget: z.strictObject({ amount: fenSchema, before: roomSchema, after: roomSchema }).nullable() }).nullable(),
  sweep: z.strictObject({
    of: z.strictObject({ rule: z.string(), part: z.string(), from: z.string() }), size: countSchema, synthetic: z.boolean(), before: costSchema,
    points: z.array(z.strictObject({ value: z.string(), change: z.string(), cost: costSchema, winners: movedSchema, losers: movedSchema, room: roomSchema.nullable() })).readonly(),
  }).nullable(),
});
const documentSchema = z.strictObject({ id: z.string(), title: z.string() });
const reportSchema = z.strictObject({
  on: z.string(), before: documentSchema, after: documentSchema,
  clauses: z.array(z.strictObject({
    clause: z.string(), name: z.string(), rule: z.string().nullable(), kind: z.enum(["新增", "取消", "修改", "只改文字"]),
    lines: z.array(z.strictObject({ label: z.string(), before: z.string().nullable(), after: z.string().nullable() })).readonly(),
  })).readonly(),
  simulation: simulationSchema,
  enterprises: z.array(z.strictObject({ key: countSchema, name: z.string(), region: z.string(), before: fenSchema, after: fenSchema })).readonly(),
});

/** One line of an answer that takes its time: how it goes, and last the answer or why there is none. */
const eventsWith = <Answer extends z.ZodType>(answer: Answer) => z.discriminatedUnion("event", [
  z.strictObject({ event: z.literal("waiting"), before: countSchema }),
  z.strictObject({ event: z.literal("checking") }),
  z.strictObject({ event: z.literal("working"), done: countSchema, of: countSchema }),
  z.strictObject({ event: z.literal("answer"), answer }),
  z.strictObject({
    event: z.literal("refused"), message: z.string(),
    findings: z.array(z.strictObject({ file: z.string(), line: countSchema, column: countSchema, code: z.string(), message: z.string(), hint: z.string().optional() })).readonly(),
  }),
]);
export const simulateEventSchema = eventsWith(answerSchema);
export const diffEventSchema = eventsWith(reportSchema);

export type SimulateRequest = z.infer<typeof simulateRequestSchema>;
export type DiffRequest = z.infer<typeof diffRequestSchema>;
export type CityState = z.infer<typeof cityStateSchema>;
export type Cost = z.infer<typeof costSchema>;
export type Shift = z.infer<typeof shiftSchema>;
export type Simulation = z.infer<typeof simulationSchema>;
export type SimulateAnswer = z.infer<typeof answerSchema>;
export type DiffReport = z.infer<typeof reportSchema>;
export type SimulateEvent = z.infer<typeof simulateEventSchema>;
export type DiffEvent = z.infer<typeof diffEventSchema>;
