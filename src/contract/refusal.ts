import { z } from "zod";

/** 不受理：what every endpoint answers when it cannot. `reason` is for programs, `message` for people. */
export const refusalSchema = z.strictObject({
  reason: z.enum(["not-found", "broken"]),
  message: z.string(),
});

export type Refusal = z.infer<typeof refusalSchema>;

/** One table from reason to HTTP status. */
export const refusalStatus = {
  "not-found": 404,
  broken: 500,
} as const satisfies Record<Refusal["reason"], number>;
