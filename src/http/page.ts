import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { etag } from "hono/etag";

const ONE_YEAR = "public, max-age=31536000, immutable";

/**
 * The built page. Files under /assets carry a hash of their content in their name and are kept for a year;
 * every other address is one of the page's own and gets index.html, which is asked for again each time.
 */
export function page(webFolder: string): Hono {
  const routes = new Hono();
  routes.use("/assets/*", async (c, next) => {
    await next();
    if (c.res.ok) c.res.headers.set("Cache-Control", ONE_YEAR);
  });
  // An asset of an earlier build must be a 404, not a page of HTML read as a script.
  routes.get("/assets/*", serveStatic({ root: webFolder, precompressed: true }), (c) => c.notFound());
  routes.use(etag());
  routes.get("*", async (c, next) => {
    c.header("Cache-Control", "no-cache");
    await next();
  });
  routes.get("*", serveStatic({ root: webFolder, precompressed: true }));
  routes.get("*", serveStatic({ root: webFolder, path: "index.html", precompressed: true }));
  return routes;
}
