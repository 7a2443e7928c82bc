import { Hono } from "hono";
import { endpoints, MOST_BYTES } from "#contract";
import type { LibraryPort, SamplesPort } from "#application/ports";
import type { CityService } from "#application/simulation";
import { askInLines, atMost } from "./ask-in-lines.ts";
import { page } from "./page.ts";
import { refuse } from "./refuse.ts";
import { securityHeaders } from "./security-headers.ts";
import { textAnswer } from "./text-answer.ts";

const NOT_KEPT = { "Cache-Control": "no-store" } as const;

/** What the server is made of. */
export type AppParts = {
  readonly library: LibraryPort;
  readonly samples: SamplesPort;
  readonly city: CityService;
  /** The folder of the built page. */
  readonly webFolder: string;
  /** Where a bug is written down; the visitor gets a sentence. */
  readonly report: (bug: unknown) => void;
};

/** The whole server as one function from request to response; `main` gives it a port, tests call it directly. */
export function createApp({ library, samples, city, webFolder, report }: AppParts): Hono {
  const app = new Hono();
  app.use(securityHeaders);

  app.get(endpoints.health.path, (c) => c.json({ status: "ok" }));
  const libraryAnswer = textAnswer();
  app.get(endpoints.library.path, async (c) => libraryAnswer(c, await library()));
  const samplesAnswer = textAnswer();
  app.get(endpoints.samples.path, async (c) => samplesAnswer(c, JSON.stringify(await samples())));
  const { simulate, diff } = endpoints;
  app.get(endpoints.city.path, (c) => c.json(city.state(), 200, NOT_KEPT));
  app.post(endpoints.beginCity.path, (c) => {
    city.begin();
    return c.json(city.state(), 200, NOT_KEPT);
  });
  app.post(simulate.path, atMost(MOST_BYTES.simulate, "一次要改的没有这样多，请核对。"), (c) => askInLines(c, simulate.request, city.simulate, report));
  app.post(diff.path, atMost(MOST_BYTES.diff, "一份政策文件不会这样大，请核对。"), (c) => askInLines(c, diff.request, city.diff, report));
  app.all("/api/*", (c) => refuse(c, "not-found", `没有 ${c.req.method} ${c.req.path} 这个接口。`));

  app.route("/", page(webFolder));
  app.notFound((c) => refuse(c, "not-found", "没有这个文件。"));
  app.onError((bug, c) => {
    report(bug);
    return refuse(c, "broken", "服务出了差错，已经记下。您的数据没有改动，请稍后再试。");
  });
  return app;
}
