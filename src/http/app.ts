import { Hono } from "hono";
import { endpoints } from "#contract";
import type { LibraryPort, SamplesPort } from "#application/ports";
import { page } from "./page.ts";
import { refuse } from "./refuse.ts";
import { securityHeaders } from "./security-headers.ts";
import { textAnswer } from "./text-answer.ts";

/** What the server is made of. */
export type AppParts = {
  readonly library: LibraryPort;
  readonly samples: SamplesPort;
  /** The folder of the built page. */
  readonly webFolder: string;
  /** Where a bug is written down; the visitor gets a sentence. */
  readonly report: (bug: unknown) => void;
};

/** The whole server as one function from request to response; `main` gives it a port, tests call it directly. */
export function createApp({ library, samples, webFolder, report }: AppParts): Hono {
  const app = new Hono();
  app.use(securityHeaders);

  app.get(endpoints.health.path, (c) => c.json({ status: "ok" }));
  const libraryAnswer = textAnswer();
  app.get(endpoints.library.path, async (c) => libraryAnswer(c, await library()));
  const samplesAnswer = textAnswer();
  app.get(endpoints.samples.path, async (c) => samplesAnswer(c, JSON.stringify(await samples())));
  app.all("/api/*", (c) => refuse(c, "not-found", `没有 ${c.req.method} ${c.req.path} 这个接口。`));

  app.route("/", page(webFolder));
  app.notFound((c) => refuse(c, "not-found", "没有这个文件。"));
  app.onError((bug, c) => {
    report(bug);
    return refuse(c, "broken", "服务出了差错，已经记下。您的数据没有改动，请稍后再试。");
  });
  return app;
}
