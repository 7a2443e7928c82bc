import type { Page } from "playwright-core";
import { launchBrowser } from "../tests/web/browser.ts";
import { startServer } from "../tests/web/server.ts";
import { millisecondsTable, type Stage } from "./stage.ts";
import { summarise, type Measured } from "./statistics.ts";

const KEYSTROKES = 40;
const SAMPLE = "01-昌平新认定高企";

export const browser: Stage = {
  name: "浏览器",
  run: async () => [millisecondsTable("浏览器", await measureBrowser())],
};

/**
 * From a keystroke in the form to the changed answer on the screen, in a real browser: the time from the input event to
 * the frame after the page's own work is done.
 */
async function measureBrowser(): Promise<Measured[]> {
  const server = await startServer();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, bypassCSP: true });
    // A sample enterprise, so that there is an answer to change.
    await page.goto(`${server.address}/?sample=${encodeURIComponent(SAMPLE)}`);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    return [summarise("浏览器：按键到屏幕", await keystrokes(page))];
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function keystrokes(page: Page): Promise<number[]> {
  const section = page.getByRole("region", { name: "填写企业档案" }).getByRole("button", { name: /^年度数据/ });
  await section.click();
  const field = page.locator('[data-path="年度数据[1].研发费用"] input').first();
  await field.waitFor();
  await field.fill("12");
  await page.evaluate(WATCH);
  const times: number[] = [];
  for (let index = 0; index < KEYSTROKES; index++) {
    // 12万元 ↔ 120万元: below and above the floor, so every keystroke changes the total.
    await field.press(index % 2 === 0 ? "0" : "Backspace");
    await page.waitForFunction("window.shown !== undefined");
    times.push(Number(await page.evaluate("(() => { const time = window.shown; delete window.shown; return time; })()")));
  }
  return times;
}

/** As text, because what the page runs must not be touched by this side's compiler. */
const WATCH = `(() => {
  let from = 0;
  document.addEventListener("input", (event) => { from = event.timeStamp; }, true);
  const total = document.evaluate("//*[text()='可以确定的支持']/..", document, null, 9).singleNodeValue;
  new MutationObserver(() => requestAnimationFrame(() => setTimeout(() => { window.shown = performance.now() - from; })))
    .observe(total, { subtree: true, childList: true, characterData: true });
})()`;
