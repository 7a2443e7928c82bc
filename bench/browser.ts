import type { Page } from "playwright-core";
import { launchBrowser } from "../tests/web/browser.ts";
import { startServer } from "../tests/web/server.ts";
import { summarise, type Measured } from "./statistics.ts";

const KEYSTROKES = 40;

/**
 * From a keystroke in the form to the changed answer on the screen, in a real browser: the time from the input event to
 * the frame after the page's own work is done.
 */
export async function measureBrowser(): Promise<Measured[]> {
  const server = await startServer();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(server.address);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    return [summarise("浏览器：按键到屏幕", await keystrokes(page))];
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function keystrokes(page: Page): Promise<number[]> {
  // A sample enterprise first, so that there is an answer to change.
  await page.getByRole("button", { name: /看看|体检|选用|样例/ }).first().click();
  const field = page.locator("input[inputmode=decimal]").first();
  await field.waitFor();
  const times: number[] = [];
  for (let index = 0; index < KEYSTROKES; index++) {
    await field.evaluate((input) => {
      const started = (event: Event): void => {
        const from = event.timeStamp;
        requestAnimationFrame(() => setTimeout(() => Object.assign(window, { lastKeystroke: performance.now() - from })));
      };
      input.addEventListener("input", started, { once: true });
    });
    await field.press(String(index % 10));
    await page.waitForFunction(() => typeof (window as { lastKeystroke?: number }).lastKeystroke === "number");
    times.push(await page.evaluate(() => {
      const holder = window as { lastKeystroke?: number };
      const time = holder.lastKeystroke ?? 0;
      delete holder.lastKeystroke;
      return time;
    }));
    if (index % 6 === 5) await field.fill("");
  }
  return times;
}
