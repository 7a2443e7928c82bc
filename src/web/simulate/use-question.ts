import { useEffect, useState } from "react";
import type { z } from "zod";
import { refusalSchema } from "#contract";

/** What every question that takes its time is answered with, line by line. */
type Line<Answer> =
  | { readonly event: "waiting"; readonly before: number }
  | { readonly event: "checking" }
  | { readonly event: "working"; readonly done: number; readonly of: number }
  | { readonly event: "answer"; readonly answer: Answer }
  | { readonly event: "refused"; readonly message: string; readonly findings: readonly Finding[] };
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly message: string;
  readonly hint?: string | undefined;
}
export type Progress = Extract<Line<never>, { event: "waiting" | "checking" | "working" }> | { readonly event: "asked" };
export type Asked<Answer> =
  | { readonly state: "idle" }
  | { readonly state: "under way"; readonly progress: Progress }
  | { readonly state: "answered"; readonly answer: Answer }
  | { readonly state: "refused"; readonly message: string; readonly findings: readonly Finding[] };

interface Ask<Answer> {
  readonly path: string;
  readonly response: z.ZodType<Line<Answer>>;
}

/** Answers of this visit: going back shows at once what was there. */
const remembered = new Map<string, unknown>();
const KEPT = 12;

/**
 * Asks again whenever the question is another; one that is left is given up.
 * @param body null = nothing is asked yet. @param keep answers are worth keeping.
 * @param attempt another number asks the same again, where there is no answer yet.
 */
export function useQuestion<Answer>({ path, response }: Ask<Answer>, body: string | null, keep: boolean, attempt: number): Asked<Answer> {
  const known = body === null ? undefined : (remembered.get(path + body) as Answer | undefined);
  const [told, setTold] = useState<{ readonly body: string; readonly asked: Asked<Answer> } | null>(null);
  useEffect(() => {
    if (body === null || remembered.has(path + body)) return undefined;
    const leaving = new AbortController();
    const tell = (asked: Asked<Answer>): void => {
      if (leaving.signal.aborted) return;
      if (keep && asked.state === "answered") remember(path + body, asked.answer);
      setTold({ body, asked });
    };
    void ask(path, response, body, leaving.signal, tell);
    return () => leaving.abort();
  }, [path, response, body, keep, attempt]);
  if (body === null) return { state: "idle" };
  if (known !== undefined) return { state: "answered", answer: known };
  return told?.body === body ? told.asked : { state: "under way", progress: { event: "asked" } };
}

function remember(key: string, answer: unknown): void {
  remembered.set(key, answer);
  for (const [oldest] of [...remembered].slice(0, Math.max(0, remembered.size - KEPT))) remembered.delete(oldest);
}

const CUT_OFF = "回答没有送完，连接断了。请看网络是否通，服务是否还在运行，然后再试一次。";

async function ask<Answer>(path: string, schema: z.ZodType<Line<Answer>>, body: string, signal: AbortSignal, tell: (asked: Asked<Answer>) => void): Promise<void> {
  const refuse = (message: string): void => tell({ state: "refused", message, findings: [] });
  tell({ state: "under way", progress: { event: "asked" } });
  try {
    const response = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body, signal });
    if (!response.ok || !response.body) {
      const refusal = refusalSchema.safeParse(await response.json().catch(() => null));
      return refuse(refusal.success ? refusal.data.message : `服务没有回答（${response.status}）。请稍后再试。`);
    }
    for await (const text of linesOf(response.body)) {
      const line = schema.parse(JSON.parse(text));
      if (line.event === "answer") return tell({ state: "answered", answer: line.answer });
      if (line.event === "refused") return tell({ state: "refused", message: line.message, findings: line.findings });
      tell({ state: "under way", progress: line });
    }
    refuse(CUT_OFF);
  } catch {
    if (!signal.aborted) refuse(CUT_OFF);
  }
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + part.value).split("\n");
    rest = lines.pop() ?? "";
    yield* lines.filter((line) => line !== "");
  }
  if (rest !== "") yield rest;
}
