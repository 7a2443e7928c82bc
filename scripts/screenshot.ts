import { mkdirSync } from "node:fs";
import path from "node:path";
import { launchBrowser } from "../tests/web/browser.ts";
import { startServer } from "../tests/web/server.ts";

/**
 * 截图：`npm run -s screenshot -- /路径 [宽度…]` builds, serves, and writes dist/screenshots/*.png at each width
 * (360 and 1280 when none is given), so that a look can be judged by eye.
 */
const [address = "/", ...widths] = process.argv.slice(2);
const folder = path.join(import.meta.dirname, "..", "dist", "screenshots");
mkdirSync(folder, { recursive: true });

const server = await startServer();
const browser = await launchBrowser();
for (const width of widths.length > 0 ? widths.map(Number) : [360, 1280]) {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  page.on("pageerror", (error) => console.error(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") console.error(message.text());
  });
  await page.goto(server.address + address, { waitUntil: "networkidle" });
  // What is still loading says so; a picture is taken of what came after.
  await page.locator("[aria-busy=true]").waitFor({ state: "detached" });
  await page.evaluate(() => document.fonts.ready);
  const file = path.join(folder, `${address.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "home"}-${width}.png`);
  await page.screenshot({ path: file, fullPage: true });
  console.log(path.relative(process.cwd(), file));
}
await browser.close();
await server.stop();
