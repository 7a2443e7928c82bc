import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { stream } from "hono/streaming";
import type { z } from "zod";
import type { Asked, Told } from "#application/simulation";
import { refuse } from "./refuse.ts";

const READ_AS = "application/x-ndjson; charset=utf-8";

/** A body that is too large is not read. */
export const atMost = (bytes: number, hint: string): MiddlewareHandler => bodyLimit({ maxSize: bytes, onError: (c) => refuse(c, "too-large", `送来的内容超过 ${Math.round(bytes / 1024)} KB，没有读。${hint}`) });

type Ask<Question, Answer> = (question: Question, tell: (told: Told) => void, signal: AbortSignal) => Asked<Answer>;

/**
 * Answers line by line: how it goes, then the answer or why there is none. A visitor who goes away gives the question up.
 * @param ask begins, or refuses at once.
 */
export async function askInLines<Question, Answer>(c: Context, schema: z.ZodType<Question>, ask: Ask<Question, Answer>, report: (bug: unknown) => void): Promise<Response> {
  const question = schema.safeParse(await c.req.json().catch(() => undefined));
  if (!question.success) return refuse(c, "bad-request", sayIssues(question.error));
  const given = new AbortController();
  // What is told before the answer begins is kept for it.
  const early: Told[] = [];
  let tell = (told: Told): void => void early.push(told);
  const asked = ask(question.data, (told) => tell(told), given.signal);
  if (!asked.ok) return refuse(c, "bad-request", asked.error);
  c.header("Content-Type", READ_AS);
  c.header("Cache-Control", "no-store");
  // Proxies that gather an answer before passing it on would hide how it goes.
  c.header("X-Accel-Buffering", "no");
  return stream(c, async (lines) => {
    lines.onAbort(() => given.abort());
    const write = (line: unknown): Promise<unknown> => lines.write(`${JSON.stringify(line)}\n`);
    tell = (told) => void write(told);
    early.forEach((told) => tell(told));
    try {
      const answered = await asked.value;
      await write(answered.ok ? { event: "answer", answer: answered.value } : { event: "refused", ...answered.error });
    } catch (bug) {
      // Nobody listens any more, or it is a mistake of ours.
      if (given.signal.aborted) return;
      report(bug);
      await write({ event: "refused", message: "计算出了差错，已经记下。请再试一次。", findings: [] });
    }
  });
}

function sayIssues({ issues }: z.ZodError): string {
  const [first] = issues;
  return `请求读不懂${first ? `：${first.path.join(".") || "整个请求"}${first.code === "too_big" ? "太长或太多" : "写得不对"}` : ""}。请刷新页面再试。`;
}
