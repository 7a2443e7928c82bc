import { z } from "zod";

/** 不受理：what every endpoint answers when it cannot. `reason` is for programs, `message` for people. */
export const refusalSchema = z.strictObject({
  reason: z.enum(["bad-request", "too-large", "not-found", "broken"]),
  message: z.string(),
});

export type Refusal = z.infer<typeof refusalSchema>;

/** One table from reason to HTTP status. */
export const refusalStatus = {
  "bad-request": 400,
  "too-large": 413,
  "not-found": 404,
  broken: 500,
} as const satisfies Record<Refusal["reason"], number>;
