import type { Context } from "hono";
import { refusalStatus, type Refusal } from "#contract";

/** Answers with a reason for programs and a sentence for people. */
export function refuse(c: Context, reason: Refusal["reason"], message: string): Response {
  const refusal: Refusal = { reason, message };
  c.header("Cache-Control", "no-store");
  return c.json(refusal, refusalStatus[reason]);
}
